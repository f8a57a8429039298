import type { FailureReason } from '@leeward/contracts';
import type { AssetProfile } from '@leeward/contracts/execution-api';
import { type Connection, type Database, defineStatement } from '@leeward/database';
import { type MoveRow, moveColumns, moveOutcome, runChanged } from './answer.ts';
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
 * task's state store where that is wanted, and, where the Dag is `fail_fast` and the task failed, ends the rest of the run as
 * airflow/models/taskinstance.py (_stop_remaining_tasks) does: running ones fail, waiting ones are skipped, teardowns stay.
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
rest as (
  select other.id, other.state
    from moved
    join dag on dag.dag_id = moved.dag_id and dag.fail_fast and $2 = 'failed'
    join task_instance other on other.dag_run_id = moved.dag_run_id and other.task_id <> moved.task_id
     and (other.state is null or other.state not in ('success', 'failed', 'skipped', 'removed', 'upstream_failed'))
    join dag_version on dag_version.id = other.dag_version_id
   where not exists (
     select from jsonb_array_elements(dag_version.serialized -> 'dag' -> 'tasks') task
      where task -> '__var' ->> 'task_id' = other.task_id and (task -> '__var' ->> 'is_teardown')::boolean)
   order by other.id
     for update of other
),
stopped as (
  update task_instance
     set state = case when rest.state in ('running', 'restarting') then 'failed' else 'skipped' end,
         start_date = coalesce(start_date, now()), end_date = now(), due_at = null, trigger_id = null,
         reason = '{"code": "fail_fast", "message": "Another task of the run failed and the Dag is fail_fast."}', updated_at = now()
    from rest
   where task_instance.id = rest.id
  returning task_instance.id, rest.state as state_before
),
held as (
  select id from stopped where state_before in ('queued', 'running', 'restarting')
),
freed as (
  select from stopped where state_before = 'deferred'
)
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
  options: { clearStateStoreOnSuccess: boolean },
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
          if (rows[0]?.moved) await registerAssetEvents(tx, attemptId, events);
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
