import { Badge, Switch, Tooltip } from '@mantine/core';
import { usePauseDag } from '../api/mutations.ts';
import { useMe } from '../api/use-me.ts';
import { texts } from '../texts.ts';

/** On: the Dag is scheduled. A refusal is said in the tooltip and puts the switch back. */
export function PauseSwitch({ dagId, name, paused }: { dagId: string; name: string; paused: boolean }) {
  const pause = usePauseDag(dagId);
  const { may_change_dags } = useMe();
  if (!may_change_dags)
    return (
      <Badge variant="default" tt="none" miw="max-content">
        {paused ? texts.dags.isPaused : texts.dags.isOn}
      </Badge>
    );
  const label = paused ? texts.dags.unpause(name) : texts.dags.pause(name);
  return (
    <Tooltip label={pause.isError ? pause.error.message : label}>
      <Switch
        size="sm"
        aria-label={label}
        checked={!paused}
        error={pause.isError}
        onChange={({ currentTarget }) => pause.mutate(!currentTarget.checked)}
      />
    </Tooltip>
  );
}
