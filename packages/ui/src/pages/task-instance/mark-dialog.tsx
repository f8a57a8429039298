import { useMarkTask } from '../../api/mutations.ts';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { texts } from '../../texts.ts';
import { relativeLabels, TaskActionDialog } from './task-action-dialog.tsx';

interface MarkDialogProps {
  taskKey: TaskInstanceKey;
  state: 'success' | 'failed';
  onClose(): void;
}

export function MarkDialog({ taskKey, state, onClose }: MarkDialogProps) {
  const mark = useMarkTask(taskKey);
  return (
    <TaskActionDialog
      title={texts.mark[state]}
      confirm={texts.mark.confirmButton}
      question={texts.mark.confirm(texts.mark.task, state)}
      labels={relativeLabels}
      initial={{ includeDownstream: false, includeUpstream: false, includePast: false, includeFuture: false }}
      sentence={texts.mark.affected}
      act={(options) => mark.mutateAsync({ ...options, state })}
      onClose={onClose}
    />
  );
}
