import { Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type ClearTask, useClearTask } from '../../api/mutations.ts';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { Affected } from '../../components/affected.tsx';
import { Choices } from '../../components/choices.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { NoteField } from '../../components/note-field.tsx';
import { texts } from '../../texts.ts';

const labels: readonly (readonly [name: keyof ClearTask, label: string])[] = [
  ['includeDownstream', texts.clear.downstream],
  ['includeUpstream', texts.clear.upstream],
  ['includePast', texts.clear.past],
  ['includeFuture', texts.clear.future],
  ['onlyFailed', texts.clear.onlyFailed],
  ['onNewestVersion', texts.clear.newestVersion],
];

/** Says before it clears what would be cleared. */
export function ClearDialog({ taskKey, onClose }: { taskKey: TaskInstanceKey; onClose(): void }) {
  const [chosen, setChosen] = useState<ClearTask>({
    includeDownstream: true,
    includeUpstream: false,
    includePast: false,
    includeFuture: false,
    onlyFailed: false,
    onNewestVersion: false,
  });
  const [note, setNote] = useState<string>();
  const clear = useClearTask(taskKey);
  const { mutate: preview, data: affected, error, isPending } = useClearTask(taskKey);
  useEffect(() => preview({ ...chosen, dryRun: true }), [preview, chosen]);

  return (
    <ConfirmDialog
      title={texts.task.clear}
      confirm={texts.clear.confirm}
      onConfirm={() => clear.mutateAsync({ ...chosen, note, dryRun: false })}
      onClose={onClose}
    >
      <Stack gap="xs">
        <span>{texts.clear.task}</span>
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
            sentence={texts.clear.affected}
          />
        ) : (
          <Failure error={error} />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
