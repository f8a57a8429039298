import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useClearRun, useMarkRun } from '../../api/mutations.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ClearIcon } from '../../components/icons.tsx';
import { texts } from '../../texts.ts';

type Action = 'clear' | 'clear-failed' | 'success' | 'failed';

/** What may be done to a run; each asks before it acts. */
export function RunActions({ dagId, runId, isFinished }: { dagId: string; runId: string; isFinished: boolean }) {
  const [asked, setAsked] = useState<Action>();
  const clear = useClearRun(dagId, runId);
  const mark = useMarkRun(dagId, runId);

  async function act(action: Action): Promise<void> {
    if (action === 'clear' || action === 'clear-failed') await clear.mutateAsync(action === 'clear-failed');
    else await mark.mutateAsync(action);
  }

  return (
    <Group gap={6} my="xs">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<ClearIcon size={13} />}
        onClick={() => setAsked('clear')}
      >
        {texts.run.clear}
      </Button>
      {isFinished ? (
        <Button size="compact-sm" variant="default" onClick={() => setAsked('clear-failed')}>
          {texts.run.clearFailed}
        </Button>
      ) : null}
      <Button size="compact-sm" variant="default" onClick={() => setAsked('success')}>
        {texts.run.markSuccess}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsked('failed')}>
        {texts.run.markFailed}
      </Button>
      {asked === undefined ? null : (
        <ConfirmDialog
          title={titles[asked]}
          confirm={asked.startsWith('clear') ? texts.clear.confirm : texts.mark.confirmButton}
          onConfirm={() => act(asked)}
          onClose={() => setAsked(undefined)}
        >
          {sentences[asked]}
        </ConfirmDialog>
      )}
    </Group>
  );
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
