import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Action } from '../../api/mutations.ts';
import { Affected } from '../../components/affected.tsx';
import { Choices } from '../../components/choices.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { NoteField } from '../../components/note-field.tsx';
import { texts } from '../../texts.ts';

/** What may go with a task instance, to be chosen in every action on one. */
export const relativeLabels = [
  ['includeDownstream', texts.clear.downstream],
  ['includeUpstream', texts.clear.upstream],
  ['includePast', texts.clear.past],
  ['includeFuture', texts.clear.future],
] as const;

interface TaskActionDialogProps<Name extends string> {
  title: string;
  confirm: string;
  /** What the action does. */
  question: string;
  labels: readonly (readonly [name: Name, label: string])[];
  initial: Readonly<Record<Name, boolean>>;
  /** Says of so many task instances what would become of them. */
  sentence(count: number): string;
  act(
    options: Record<Name, boolean> & Action,
  ): Promise<{ task_instances: Partial<TaskInstanceResponse>[]; total_entries?: number | null }>;
  onClose(): void;
}

/** Says before it acts on a task instance, and on what goes with it, which those would be. */
export function TaskActionDialog<Name extends string>(props: TaskActionDialogProps<Name>) {
  const { title, confirm, question, labels, initial, sentence, act, onClose } = props;
  const [chosen, setChosen] = useState<Record<Name, boolean>>(initial);
  const [note, setNote] = useState<string>();
  const {
    mutate: preview,
    data: affected,
    error,
    isPending,
  } = useMutation({ mutationFn: (options: Record<Name, boolean>) => act({ ...options, dryRun: true }) });
  useEffect(() => preview(chosen), [preview, chosen]);

  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      onConfirm={() => act({ ...chosen, note, dryRun: false })}
      onClose={onClose}
    >
      <Stack gap="xs">
        <span>{question}</span>
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
            sentence={sentence}
          />
        ) : (
          <Failure error={error} />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
