import type { DAGRunResponse } from '@leeward/contracts/rest-api';
import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import type { BulkOutcome } from '../../../api/bulk-outcome.ts';
import { useMe } from '../../../api/use-me.ts';
import { useChosen } from '../../../components/use-chosen.ts';
import { texts } from '../../../texts.ts';
import { type BulkAction, BulkDialog, bulkActions } from './bulk-dialog.tsx';
import classes from './run-list.module.css';
import { RunTable } from './run-table.tsx';

const text = texts.bulkRuns;

/** A page of runs, of which those who may choose some to do something with all of them. */
export function ChoosableRuns({ dagId, runs }: { dagId: string; runs: readonly DAGRunResponse[] }) {
  const { may_change_dags } = useMe();
  const chosen = useChosen(runs.map(({ dag_run_id }) => dag_run_id));
  const [asked, setAsked] = useState<{ action: BulkAction; runIds: readonly string[] }>();
  const [told, setTold] = useState<{ action: BulkAction; outcome: BulkOutcome }>();
  const { ids } = chosen;

  function tell(action: BulkAction, outcome: BulkOutcome): void {
    setTold({ action, outcome });
    chosen.choose(outcome.done, false);
  }

  if (!may_change_dags) return <RunTable runs={runs} chosen={undefined} />;
  return (
    <>
      {told === undefined ? null : <Outcome {...told} onDismiss={() => setTold(undefined)} />}
      <fieldset className={classes.bar} aria-label={text.actions}>
        <span className={classes.count} role="status">
          {text.chosen(ids.length)}
        </span>
        {bulkActions.map((action) => (
          <Button
            key={action}
            size="compact-xs"
            variant="default"
            disabled={ids.length === 0}
            onClick={() => setAsked({ action, runIds: ids })}
          >
            {text[action]}
          </Button>
        ))}
        {ids.length === 0 ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => chosen.choose(ids, false)}>
            {text.chooseNone}
          </Button>
        )}
      </fieldset>
      <RunTable runs={runs} chosen={chosen} />
      {asked === undefined ? null : (
        <BulkDialog
          {...asked}
          dagId={dagId}
          onDone={(outcome) => tell(asked.action, outcome)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

interface OutcomeProps {
  action: BulkAction;
  outcome: BulkOutcome;
  onDismiss(): void;
}

/** What became of the runs: how many were done, and each that was not, with the reason. */
function Outcome({ action, outcome: { done, refused }, onDismiss }: OutcomeProps) {
  return (
    <Alert
      role="status"
      color={refused.length === 0 ? 'green' : 'red'}
      variant="light"
      py={6}
      mb="xs"
      withCloseButton
      closeButtonLabel={text.dismiss}
      onClose={onDismiss}
    >
      {done.length > 0 || refused.length === 0 ? text.done(action, done.length) : null}{' '}
      {refused.length === 0 ? null : (
        <>
          {text.refused(refused.length)}
          <ul className={classes.outcome}>
            {refused.map(({ runId, reason }) => (
              <li key={runId}>{reason.includes(runId) ? reason : `${runId}: ${reason}`}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
