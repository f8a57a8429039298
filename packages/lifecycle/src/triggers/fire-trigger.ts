import { jsonText, unreachable } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';

/** What a trigger says, once: airflow/triggers/base.py. */
export type TriggerEvent =
  /** The task goes on with the payload, in the form that `next_kwargs` hold. */
  | { readonly kind: 'event'; readonly payload: unknown }
  /** The task ends without going on: TaskSuccessEvent, TaskSkippedEvent, TaskFailedEvent. */
  | {
      readonly kind: 'end';
      readonly state: 'success' | 'skipped' | 'failed';
      readonly xcoms: Readonly<Record<string, unknown>> | null;
    }
  /** The trigger raised, or left without a word. */
  | { readonly kind: 'failure'; readonly traceback: readonly string[] | null };

interface Fired {
  dagRunId: number;
  dagId: string;
  runId: string;
  taskId: string;
}

/**
 * Those who wait for the trigger, locked in the order of their ids; `forgotten` removes the trigger, which nobody waits for after the
 * move (its own waiting rows lose it in the same statement), and `untimed` the timers of its timeout.
 */
const waiting = `target as materialized (
     select id from task_instance where trigger_id = $1 and state = 'deferred' order by id for update
   )`;
const afterwards = `untimed as (
     delete from timer using moved where timer.kind = 'trigger_timeout' and timer.subject = moved.id::text
   ),
   forgotten as (
     delete from trigger
      where id = $1
        and not exists (select from task_instance where trigger_id = $1 and id not in (select id from target))
        and not exists (select from asset_watcher where trigger_id = $1)
        and not exists (select from callback where trigger_id = $1)
   )
   select dag_run_id as "dagRunId", dag_id as "dagId", run_id as "runId", task_id as "taskId" from moved`;
const movedColumns = 'ti.id, ti.dag_run_id, ti.dag_id, ti.run_id, ti.task_id, ti.map_index';

/** deferred → scheduled. `$2` is added to the arguments, or, where `$3` names another method, takes their place. */
const resume = defineStatement<[triggerId: number, kwargs: string, method: string | null], Fired>(
  'trigger_resume',
  `with ${waiting},
   moved as (
     update task_instance ti
        set state = 'scheduled', scheduled_at = now(), trigger_id = null, trigger_timeout_at = null, reason = null, updated_at = now(),
            next_method = coalesce($3, ti.next_method),
            next_kwargs = case when $3::text is null then coalesce(ti.next_kwargs, '{}') || $2::jsonb else $2::jsonb end
       from target
      where ti.id = target.id and ti.state = 'deferred'
     returning ${movedColumns}
   ),
   ${afterwards}`,
);

/** deferred → its end, with the XComs that the trigger gives in the task's name. */
const end = defineStatement<[triggerId: number, state: 'success' | 'skipped', xcoms: string], Fired>(
  'trigger_end',
  `with ${waiting},
   moved as (
     update task_instance ti
        set state = $2, end_date = now(), trigger_id = null, trigger_timeout_at = null, next_method = null, next_kwargs = null,
            reason = null, updated_at = now()
       from target
      where ti.id = target.id and ti.state = 'deferred'
     returning ${movedColumns}
   ),
   given as (
     insert into xcom (dag_run_id, task_id, map_index, key, value)
     select moved.dag_run_id, moved.task_id, moved.map_index, given.key, given.value
       from moved, jsonb_each($3::jsonb) given
         on conflict (dag_run_id, task_id, key, map_index) do update set value = excluded.value, created_at = now()
   ),
   ${afterwards}`,
);

/** What the Task SDK takes for a task that must fail (airflow/models/trigger.py, TRIGGER_FAIL_REPR). */
const failMethod = '__fail__';

/**
 * Moves every task instance that waits for the trigger; those that go on or have gone already are left as they are. Answers how many
 * moved. A failure goes through a worker, which knows the task's retries and callbacks.
 */
export async function fireTrigger(tx: Transaction, triggerId: number, event: TriggerEvent): Promise<number> {
  const moved = await write(tx, triggerId, event);
  for (const { dagRunId, dagId, runId, taskId } of moved)
    tx.emit({ kind: 'run_changed', dagRunId, dagId, runId, taskIds: [taskId] });
  // A pool may count deferred task instances.
  if (moved.length > 0) tx.emit({ kind: 'slots_changed' });
  return moved.length;
}

function write(tx: Transaction, triggerId: number, event: TriggerEvent): Promise<Fired[]> {
  switch (event.kind) {
    case 'event':
      return tx.run(resume, triggerId, jsonText({ event: event.payload }), null);
    case 'failure':
      return fail(tx, triggerId, { error: 'Trigger failure', traceback: event.traceback });
    case 'end':
      if (event.state === 'failed') return fail(tx, triggerId, { error: 'The trigger ended the task as failed' });
      return tx.run(end, triggerId, event.state, jsonText(event.xcoms ?? {}));
    default:
      return unreachable(event);
  }
}

function fail(tx: Transaction, triggerId: number, kwargs: object): Promise<Fired[]> {
  return tx.run(resume, triggerId, jsonText(kwargs), failMethod);
}
