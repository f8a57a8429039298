import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useClearTask, useMarkTask } from '../../api/mutations.ts';
import type { TaskInstanceKey } from '../../api/queries.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ClearIcon } from '../../components/icons.tsx';
import { texts } from '../../texts.ts';

type Action = 'clear' | 'success' | 'failed';

export function TaskActions({ taskKey }: { taskKey: TaskInstanceKey }) {
  const [asked, setAsked] = useState<Action>();
  const mark = useMarkTask(taskKey);
  const close = () => setAsked(undefined);
  return (
    <Group gap={6} ml="auto">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<ClearIcon size={13} />}
        onClick={() => setAsked('clear')}
      >
        {texts.task.clear}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsked('success')}>
        {texts.mark.success}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsked('failed')}>
        {texts.mark.failed}
      </Button>
      {asked === 'clear' ? <ClearDialog taskKey={taskKey} onClose={close} /> : null}
      {asked === 'success' || asked === 'failed' ? (
        <ConfirmDialog
          title={texts.mark[asked]}
          confirm={texts.mark.confirmButton}
          onConfirm={() => mark.mutateAsync(asked)}
          onClose={close}
        >
          {texts.mark.confirm(texts.mark.task, asked)}
        </ConfirmDialog>
      ) : null}
    </Group>
  );
}

/** Says before it clears how much would be cleared. */
function ClearDialog({ taskKey, onClose }: { taskKey: TaskInstanceKey; onClose(): void }) {
  const [includeDownstream, setDownstream] = useState(true);
  const [includeUpstream, setUpstream] = useState(false);
  const clear = useClearTask(taskKey);
  const { mutate: preview, data: affected } = useClearTask(taskKey);

  useEffect(
    () => preview({ includeDownstream, includeUpstream, dryRun: true }),
    [preview, includeDownstream, includeUpstream],
  );

  return (
    <ConfirmDialog
      title={texts.task.clear}
      confirm={texts.clear.confirm}
      onConfirm={() => clear.mutateAsync({ includeDownstream, includeUpstream, dryRun: false })}
      onClose={onClose}
    >
      <Stack gap="xs">
        <span>{texts.clear.task}</span>
        <Checkbox
          label={texts.clear.downstream}
          checked={includeDownstream}
          onChange={({ currentTarget }) => setDownstream(currentTarget.checked)}
        />
        <Checkbox
          label={texts.clear.upstream}
          checked={includeUpstream}
          onChange={({ currentTarget }) => setUpstream(currentTarget.checked)}
        />
        <span role="status">{affected === undefined ? '' : texts.clear.affected(affected.total_entries)}</span>
      </Stack>
    </ConfirmDialog>
  );
}
