import type { DAGRunResponse } from '@leeward/contracts/rest-api';
import { isRunFinished } from '@leeward/contracts/states';
import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useClearRun, useMarkRun } from '../../api/mutations.ts';
import { useMe } from '../../api/use-me.ts';
import { Affected } from '../../components/affected.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { ClearIcon } from '../../components/icons.tsx';
import { NoteField } from '../../components/note-field.tsx';
import { texts } from '../../texts.ts';
import { TriggerAgain } from './trigger-again.tsx';

type Action = 'clear' | 'clear-failed' | 'success' | 'failed';

/** What may be done to a run; each asks before it acts. */
export function RunActions({ run }: { run: DAGRunResponse }) {
  const { dag_id: dagId, dag_run_id: runId } = run;
  const [asked, setAsked] = useState<Action>();
  const [note, setNote] = useState<string>();
  const clear = useClearRun(dagId, runId);
  const mark = useMarkRun(dagId, runId);

  const { mutate: preview, data: affected, error, reset: forget } = useClearRun(dagId, runId);
  const { may_change_dags } = useMe();

  function ask(action: Action): void {
    setAsked(action);
    setNote(undefined);
    forget();
    if (isClear(action)) preview({ onlyFailed: action === 'clear-failed', dryRun: true });
  }

  async function act(action: Action): Promise<void> {
    if (isClear(action)) await clear.mutateAsync({ onlyFailed: action === 'clear-failed', dryRun: false, note });
    else await mark.mutateAsync({ state: action, note });
  }

  if (!may_change_dags) return null;

  return (
    <Group gap={6} my="xs">
      <Button size="compact-sm" variant="default" leftSection={<ClearIcon size={13} />} onClick={() => ask('clear')}>
        {texts.run.clear}
      </Button>
      {isRunFinished(run.state) ? (
        <Button size="compact-sm" variant="default" onClick={() => ask('clear-failed')}>
          {texts.run.clearFailed}
        </Button>
      ) : null}
      <Button size="compact-sm" variant="default" onClick={() => ask('success')}>
        {texts.run.markSuccess}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => ask('failed')}>
        {texts.run.markFailed}
      </Button>
      <TriggerAgain run={run} />
      {asked === undefined ? null : (
        <ConfirmDialog
          title={titles[asked]}
          confirm={isClear(asked) ? texts.clear.confirm : texts.mark.confirmButton}
          onConfirm={() => act(asked)}
          onClose={() => setAsked(undefined)}
        >
          <Stack gap="xs">
            <span>{sentences[asked]}</span>
            <NoteField note={note} onChange={setNote} />
            {error === null ? null : <Failure error={error} />}
            {isClear(asked) && error === null ? (
              <Affected
                tasks={affected?.task_instances}
                total={affected?.total_entries ?? 0}
                sentence={texts.clear.affected}
              />
            ) : null}
          </Stack>
        </ConfirmDialog>
      )}
    </Group>
  );
}

function isClear(action: Action): action is 'clear' | 'clear-failed' {
  return action === 'clear' || action === 'clear-failed';
}

const titles: Record<Action, string> = {
  clear: texts.run.clear,
  'clear-failed': texts.run.clearFailed,
  success: texts.run.markSuccess,
  failed: texts.run.markFailed,
};

const sentences: Record<Action, string> = {
  clear: texts.clear.run,
  'clear-failed': texts.clear.runFailed,
  success: texts.mark.confirm(texts.mark.run, 'success'),
  failed: texts.mark.confirm(texts.mark.run, 'failed'),
};
