import { useClearTask } from '../../api/mutations.ts';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { texts } from '../../texts.ts';
import { relativeLabels, TaskActionDialog } from './task-action-dialog.tsx';

const labels = [
  ...relativeLabels,
  ['onlyFailed', texts.clear.onlyFailed],
  ['onNewestVersion', texts.clear.newestVersion],
] as const;

export function ClearDialog({ taskKey, onClose }: { taskKey: TaskInstanceKey; onClose(): void }) {
  const clear = useClearTask(taskKey);
  return (
    <TaskActionDialog
      title={texts.task.clear}
      confirm={texts.clear.confirm}
      question={texts.clear.task}
      labels={labels}
      initial={{
        includeDownstream: true,
        includeUpstream: false,
        includePast: false,
        includeFuture: false,
        onlyFailed: false,
        onNewestVersion: false,
      }}
      sentence={texts.clear.affected}
      act={clear.mutateAsync}
      onClose={onClose}
    />
  );
}
