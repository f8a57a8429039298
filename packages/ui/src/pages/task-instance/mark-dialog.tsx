import { Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type MarkTask, useMarkTask } from '../../api/mutations.ts';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { Affected } from '../../components/affected.tsx';
import { Choices } from '../../components/choices.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { NoteField } from '../../components/note-field.tsx';
import { texts } from '../../texts.ts';

const labels: readonly (readonly [name: keyof MarkTask, label: string])[] = [
  ['includeDownstream', texts.clear.downstream],
  ['includeUpstream', texts.clear.upstream],
  ['includePast', texts.clear.past],
  ['includeFuture', texts.clear.future],
];

interface MarkDialogProps {
  taskKey: TaskInstanceKey;
  state: 'success' | 'failed';
  onClose(): void;
}

/** Says before it marks what would be marked. */
export function MarkDialog({ taskKey, state, onClose }: MarkDialogProps) {
  const [chosen, setChosen] = useState<MarkTask>({
    includeDownstream: false,
    includeUpstream: false,
    includePast: false,
    includeFuture: false,
  });
  const [note, setNote] = useState<string>();
  const mark = useMarkTask(taskKey);
  const { mutate: preview, data: affected, error, isPending } = useMarkTask(taskKey);
  useEffect(() => preview({ ...chosen, state, dryRun: true }), [preview, chosen, state]);

  return (
    <ConfirmDialog
      title={texts.mark[state]}
      confirm={texts.mark.confirmButton}
      onConfirm={() => mark.mutateAsync({ ...chosen, state, note, dryRun: false })}
      onClose={onClose}
    >
      <Stack gap="xs">
        <span>{texts.mark.confirm(texts.mark.task, state)}</span>
        <Choices
          labels={labels}
          chosen={chosen}
          onChoose={(name, isChosen) => setChosen({ ...chosen, [name]: isChosen })}
        />
        <NoteField note={note} onChange={setNote} />
        {error === null ? (
          <Affected
            tasks={isPending ? undefined : affected?.task_instances}
            total={affected?.total_entries ?? 0}
            sentence={texts.mark.affected}
          />
        ) : (
          <Failure error={error} />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
