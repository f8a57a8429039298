import type { UiBackfill } from '@leeward/contracts/ui-api';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { type BackfillAction, useBackfillAction } from '../../../api/backfills.ts';
import { useMe } from '../../../api/use-me.ts';
import { ColumnHeads } from '../../../components/column-heads.tsx';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { Failure } from '../../../components/failure.tsx';
import { StateIcon, type StateName } from '../../../components/state-icon.tsx';
import table from '../../../components/table.module.css';
import { texts } from '../../../texts.ts';
import { Instant } from '../../../time/instant.tsx';
import { type BackfillState, backfillState } from './backfill-state.ts';
import classes from './backfills.module.css';

const text = texts.backfills;

const icons: Record<BackfillState, StateName> = {
  running: 'running',
  paused: 'queued',
  ended: 'success',
  failed: 'failed',
};

export function BackfillTable({ dagId, backfills }: { dagId: string; backfills: readonly UiBackfill[] }) {
  const { may_change_dags } = useMe();
  const act = useBackfillAction(dagId);
  const [cancelled, setCancelled] = useState<UiBackfill>();
  const columns = Object.entries(text.columns).filter(([name]) => name !== 'actions' || may_change_dags);
  return (
    <>
      {act.isError ? <Failure error={act.error} /> : null}
      <div className={table.scroll}>
        <table className={`${table.table} ${classes.table}`} aria-label={text.table}>
          <thead>
            <tr>
              <ColumnHeads labels={columns.map(([, label]) => label)} />
            </tr>
          </thead>
          <tbody>
            {backfills.map((backfill) => (
              <Line
                key={backfill.id}
                backfill={backfill}
                onAction={may_change_dags ? (action) => act.mutate({ id: backfill.id, action }) : undefined}
                onCancel={() => setCancelled(backfill)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {cancelled === undefined ? null : (
        <ConfirmDialog
          title={text.cancelTitle}
          confirm={text.cancelConfirm}
          onConfirm={() => act.mutateAsync({ id: cancelled.id, action: 'cancel' })}
          onClose={() => setCancelled(undefined)}
        >
          {text.cancelSentence}
        </ConfirmDialog>
      )}
    </>
  );
}

interface LineProps {
  backfill: UiBackfill;
  /** Undefined for people who may not. */
  onAction: ((action: BackfillAction) => void) | undefined;
  onCancel(): void;
}

function Line({ backfill, onAction, onCancel }: LineProps) {
  const state = backfillState(backfill);
  const isOpen = backfill.completed_at === null;
  const toggle = backfill.is_paused ? text.unpauseBackfill : text.pause;
  return (
    <tr>
      <th scope="row">
        <span className={classes.state}>
          <StateIcon state={icons[state]} />
          {text.states[state]}
        </span>
      </th>
      <td>
        <span className="numeric">{text.progress(backfill.finished_run_count, backfill.run_count)}</span>
        {backfill.failed_run_count === 0 ? null : (
          <span className={classes.failed}>{text.failed(backfill.failed_run_count)}</span>
        )}
      </td>
      <td>
        <Instant at={backfill.from_date} /> – <Instant at={backfill.to_date} />
      </td>
      <td>{text.reprocessKinds[backfill.reprocess_behavior]}</td>
      <td>{backfill.run_backwards ? text.newestFirst : text.oldestFirst}</td>
      <td>{backfill.max_active_runs}</td>
      <td>
        <Instant at={backfill.created_at} />
      </td>
      <td>{backfill.triggering_user_name}</td>
      {onAction === undefined ? null : (
        <td>
          {isOpen ? (
            <Group gap={6} wrap="nowrap">
              <Button
                size="compact-xs"
                variant="default"
                aria-label={text.named(toggle, backfill.id)}
                onClick={() => onAction(backfill.is_paused ? 'unpause' : 'pause')}
              >
                {toggle}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={text.named(text.cancel, backfill.id)}
                onClick={onCancel}
              >
                {text.cancel}
              </Button>
            </Group>
          ) : null}
        </td>
      )}
    </tr>
  );
}
