import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { ActionTarget } from '../../api/mutations.ts';
import { useMe } from '../../api/use-me.ts';
import { ClearIcon } from '../../components/icons.tsx';
import { texts } from '../../texts.ts';
import { ClearDialog } from './clear-dialog.tsx';
import { MarkDialog } from './mark-dialog.tsx';

type Action = 'clear' | 'success' | 'failed';

/** What may be done to a task instance or a task group; each asks before it acts. */
export function TaskActions({ target }: { target: ActionTarget }) {
  const [asked, setAsked] = useState<Action>();
  const close = () => setAsked(undefined);
  const { may_change_dags } = useMe();
  if (!may_change_dags) return null;
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
      {asked === 'clear' ? <ClearDialog target={target} onClose={close} /> : null}
      {asked === 'success' || asked === 'failed' ? <MarkDialog target={target} state={asked} onClose={close} /> : null}
    </Group>
  );
}
