import { type ActionTarget, kindOf, useMarkTasks } from '../../api/mutations.ts';
import { texts } from '../../texts.ts';
import { relativeLabels, TaskActionDialog } from './task-action-dialog.tsx';

interface MarkDialogProps {
  target: ActionTarget;
  state: 'success' | 'failed';
  onClose(): void;
}

export function MarkDialog({ target, state, onClose }: MarkDialogProps) {
  const mark = useMarkTasks(target);
  return (
    <TaskActionDialog
      title={texts.mark[state]}
      confirm={texts.mark.confirmButton}
      question={texts.mark.confirm(texts.mark[kindOf(target)], state)}
      labels={relativeLabels}
      initial={{ includeDownstream: false, includeUpstream: false, includePast: false, includeFuture: false }}
      sentence={texts.mark.affected}
      act={(options) => mark.mutateAsync({ ...options, state })}
      onClose={onClose}
    />
  );
}
