import { defineStatement, type Transaction } from '@leeward/database';
import { teardownTaskIds } from '../queries/teardowns-sql.ts';

/**
 * Where the Dag is fail_fast and a row of `rows`, moved task instances, has failed, the rest of its run ends with it: running ones fail,
 * waiting ones and those whose upstream had failed are skipped, teardowns stay. What is marked as failed by hand ends nothing else.
 * `held` are attempts to be stopped, `freed` those that a trigger had. airflow/models/taskinstance.py (_stop_remaining_tasks).
 */
export function failFast(rows: string): string {
  return `rest as (
  select other.id, other.state
    from ${rows} moved
    join dag on dag.dag_id = moved.dag_id and dag.fail_fast and moved.state = 'failed'
    join task_instance other on other.dag_run_id = moved.dag_run_id and other.task_id <> moved.task_id
     and (other.state is null or other.state not in ('success', 'failed', 'skipped', 'removed'))
    join dag_version on dag_version.id = other.dag_version_id
   where other.task_id not in (${teardownTaskIds('dag_version.serialized')})
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
)`;
}

const stopRest = defineStatement<[failedIds: string[]], { held: string[]; freesTriggers: boolean }>(
  'fail_fast_stop_rest',
  `with failed as materialized (
  select * from task_instance where id = any($1)
),
${failFast('failed')}
select array(select id from held) as held, exists (select from freed) as "freesTriggers"`,
);

/** The same where an attempt failed that can say so no more. Emits `stop_attempt` and `triggers_changed`. */
export async function stopRestOfRuns(tx: Transaction, failedIds: readonly string[]): Promise<void> {
  const [row] = await tx.run(stopRest, [...failedIds]);
  for (const attemptId of row?.held ?? []) tx.emit({ kind: 'stop_attempt', attemptId, reason: 'fail_fast' });
  if (row?.freesTriggers) tx.emit({ kind: 'triggers_changed' });
}
