import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { BulkOutcome } from '../../../api/bulk-outcome.ts';
import { useClearRuns, useClearRunsPreview, useDeleteRuns, useMarkRuns } from '../../../api/bulk-runs.ts';
import { Affected } from '../../../components/affected.tsx';
import { Choices } from '../../../components/choices.tsx';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { Failure } from '../../../components/failure.tsx';
import { NoteField } from '../../../components/note-field.tsx';
import { texts } from '../../../texts.ts';
import classes from './run-list.module.css';

const text = texts.bulkRuns;

export const bulkActions = ['clear', 'success', 'failed', 'delete'] as const;
export type BulkAction = (typeof bulkActions)[number];

interface BulkDialogProps {
  dagId: string;
  runIds: readonly string[];
  action: BulkAction;
  onDone(outcome: BulkOutcome): void;
  onClose(): void;
}

/** Asks before something is done to several runs, and hands on what became of each. */
export function BulkDialog({ dagId, runIds, action, onDone, onClose }: BulkDialogProps) {
  const [note, setNote] = useState<string>();
  const [onlyFailed, setOnlyFailed] = useState(false);
  const clear = useClearRuns(dagId);
  const mark = useMarkRuns(dagId);
  const remove = useDeleteRuns(dagId);

  function act(): Promise<BulkOutcome> {
    switch (action) {
      case 'clear':
        return clear.mutateAsync({ runIds, onlyFailed, note });
      case 'success':
      case 'failed':
        return mark.mutateAsync({ runIds, state: action, note });
      case 'delete':
        return remove.mutateAsync({ runIds });
    }
  }

  return (
    <ConfirmDialog
      title={text.titles[action](runIds.length)}
      confirm={text[action]}
      isFinal={action === 'delete'}
      onConfirm={async () => onDone(await act())}
      onClose={onClose}
    >
      <Stack gap="xs">
        <span>{text.sentences[action]}</span>
        {action === 'clear' ? (
          <Choices
            labels={[['onlyFailed', texts.clear.onlyFailed]]}
            chosen={{ onlyFailed }}
            onChoose={(_name, isChosen) => setOnlyFailed(isChosen)}
          />
        ) : null}
        {action === 'delete' ? null : <NoteField note={note} onChange={setNote} />}
        {action === 'clear' ? (
          <Preview dagId={dagId} runIds={runIds} onlyFailed={onlyFailed} />
        ) : (
          <Names runIds={runIds} />
        )}
      </Stack>
    </ConfirmDialog>
  );
}

function Preview({ dagId, runIds, onlyFailed }: { dagId: string; runIds: readonly string[]; onlyFailed: boolean }) {
  const { data, error } = useClearRunsPreview(dagId, runIds, onlyFailed);
  if (error !== null) return <Failure error={error} />;
  return <Affected tasks={data?.task_instances} total={data?.total_entries ?? 0} sentence={texts.clear.affected} />;
}

function Names({ runIds }: { runIds: readonly string[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
    <ul className={classes.names} tabIndex={0} aria-label={text.chosen(runIds.length)}>
      {runIds.map((runId) => (
        <li key={runId}>{runId}</li>
      ))}
    </ul>
  );
}
