import type { FailureReason } from '@leeward/contracts';
import type { AssetProfile } from '@leeward/contracts/execution-api';
import { type Connection, type Database, defineStatement } from '@leeward/database';
import { type MoveRow, moveColumns, moveOutcome, runChanged } from './answer.ts';
import { failFast } from './fail-fast.ts';
import type { AttemptOutcome } from './outcome.ts';
import { plannedAssetEvents } from './planned-asset-events.ts';
import { registerAssetEvents } from './register-asset-events.ts';
import { auditAttempts, lockedTarget, notifyAttempts } from './sql.ts';

type FinalState = 'success' | 'failed' | 'skipped' | 'removed' | 'upstream_failed';

export interface FinishMessage {
  state: FinalState;
  /** ISO 8601, kept to the microsecond. */
  endDate: string;
  renderedMapIndex: string | null;
  /** Why a failed one failed, where its worker says so. */
  failure: FailureReason | null;
  /** The assets that the task updates, as the worker says them, and what it attached to their events. */
  outlets: readonly AssetProfile[];
  outletEvents: readonly Record<string, unknown>[];
}

type FinishParams = [
  id: string,
  state: FinalState,
  endDate: string,
  renderedMapIndex: string | null,
  clearStore: boolean,
  sender: string,
  reason: string | null,
];

/**
 * running → a final state. One round trip: it locks the attempt's row by primary key, moves it, writes the audit line, clears the
 * task's state store where that is wanted, and ends the rest of a fail_fast run.
 */
const finish = defineStatement<FinishParams, MoveRow & { stoppedAttempts: string[]; endsTriggers: boolean }>(
  'attempt_finish',
  `with ${lockedTarget},
moved as (
  update task_instance
     set state = $2, end_date = $3, rendered_map_index = coalesce($4, task_instance.rendered_map_index),
         next_method = null, next_kwargs = null, due_at = null, updated_at = now(),
         reason = case when $2 = 'failed' then $7::jsonb end
    from target
   where task_instance.id = target.id and target.state = 'running'
  returning task_instance.*
),
${auditAttempts('moved', '$2')},
cleared as (
  delete from task_state_store using moved
   where $5 and $2 = 'success' and task_state_store.dag_run_id = moved.dag_run_id
     and task_state_store.task_id = moved.task_id and task_state_store.map_index = moved.map_index
),
${failFast('moved')}
select ${moveColumns},
       array(select id from held) as "stoppedAttempts", exists (select from freed) as "endsTriggers",
       (select ${notifyAttempts('moved', '$6', 'run_changed', 'slots_changed')}) as notified,
       (select ${notifyAttempts('held', '$6', 'stop_attempt')}) as told,
       (select ${notifyAttempts('freed', '$6', 'triggers_changed')}) as untriggered
  from target`,
);

/** The worker says how its attempt ended; a success records the events of its outlets in the same transaction. */
export async function finishAttempt(
  database: Database,
  attemptId: string,
  message: FinishMessage,
  options: { clearStateStoreOnSuccess: boolean; mostPartitions: number },
): Promise<AttemptOutcome> {
  const { state, endDate, renderedMapIndex, failure } = message;
  const reason = failure === null ? null : JSON.stringify(failure);
  const clear = options.clearStateStoreOnSuccess;
  const move = (connection: Connection) =>
    connection.run(finish, attemptId, state, endDate, renderedMapIndex, clear, database.processId, reason);
  const events = state === 'success' ? plannedAssetEvents(message.outlets, message.outletEvents) : [];
  const [row] =
    events.length === 0
      ? await move(database)
      : await database.transaction('attempt_finish', async (tx) => {
          const rows = await move(tx);
          if (rows[0]?.moved) await registerAssetEvents(tx, attemptId, events, options.mostPartitions);
          return rows;
        });
  if (row?.moved) {
    const stops = row.stoppedAttempts.map((id) => ({
      kind: 'stop_attempt' as const,
      attemptId: id,
      reason: 'fail_fast',
    }));
    const untriggered = row.endsTriggers ? [{ kind: 'triggers_changed' as const }] : [];
    database.bus.publish(runChanged(row, { kind: 'slots_changed' }, ...stops, ...untriggered));
  }
  return moveOutcome(database, attemptId, row, state);
}
