import { type ActionTarget, kindOf, useClearTasks } from '../../api/mutations.ts';
import { texts } from '../../texts.ts';
import { relativeLabels, TaskActionDialog } from './task-action-dialog.tsx';

const labels = [
  ...relativeLabels,
  ['onlyFailed', texts.clear.onlyFailed],
  ['onNewestVersion', texts.clear.newestVersion],
] as const;

export function ClearDialog({ target, onClose }: { target: ActionTarget; onClose(): void }) {
  const clear = useClearTasks(target);
  return (
    <TaskActionDialog
      title={texts.task.clear}
      confirm={texts.clear.confirm}
      question={texts.clear[kindOf(target)]}
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
