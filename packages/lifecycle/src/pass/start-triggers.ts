import { TaskInstanceState, toIso } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { timerFor } from '../attempts/sql.ts';
import type { RunFacts } from '../decide/run-facts.ts';
import type { MovedInstance } from '../queries/write-task-instances.ts';

/**
 * A task instance that this pass has made deferred gets its trigger and, with a timeout, the timer of that. What the author gave goes
 * from the serialized Dag to the trigger inside of Postgres: the graph's numbers do not tell 1.0 from 1.
 */
const start = defineStatement<
  [attemptId: string, classpath: string, nextMethod: string, timeoutSeconds: number | null],
  { timeoutAt: Date | null }
>(
  'pass_start_trigger',
  `with given as (
     select coalesce(nullif(args -> 'trigger_kwargs', 'null'), '{}') as trigger_kwargs,
            coalesce(nullif(args -> 'next_kwargs', 'null'), '{}') as next_kwargs
       from task_instance ti
       join dag_version on dag_version.id = ti.dag_version_id
      cross join jsonb_array_elements(dag_version.serialized -> 'dag' -> 'tasks') task
      cross join lateral (select task -> '__var' -> 'start_trigger_args' as args) written
      where ti.id = $1 and task -> '__var' ->> 'task_id' = ti.task_id
   ),
   made as (
     insert into trigger (classpath, kwargs, kwargs_encrypted, team_name)
     select $2, given.trigger_kwargs::text, false, team.team_name
       from given
       join task_instance ti on ti.id = $1
       join dag on dag.dag_id = ti.dag_id
       left join lateral (select team_name from dag_bundle_team where bundle_name = dag.bundle_name limit 1) team on true
     returning id
   ),
   moved as (
     update task_instance
        set trigger_id = made.id, next_method = $3, next_kwargs = given.next_kwargs, start_date = now(),
            trigger_timeout_at = now() + make_interval(secs => $4::double precision)
       from made, given
      where task_instance.id = $1 and state = 'deferred'
     returning task_instance.*
   ),
   ${timerFor('moved', 'trigger_timeout', 'trigger_timeout_at')}
   select trigger_timeout_at as "timeoutAt" from moved`,
);

/** Tasks with `start_from_trigger` begin in the triggerer, without a worker before: airflow/models/taskinstance.py (defer_task). */
export async function startTriggers(
  tx: Transaction,
  facts: ReadonlyMap<number, RunFacts>,
  moved: readonly MovedInstance[],
): Promise<void> {
  const deferred = moved.filter(({ from, to }) => to === TaskInstanceState.Deferred && from !== to);
  for (const { id, dagRunId, taskId } of deferred) {
    const task = facts.get(dagRunId)?.graph.nodes.get(taskId)?.task;
    const args = task?.startTriggerArgs ?? null;
    if (args === null) throw new Error(`${taskId} became deferred and has no trigger to start from`);
    const timeouts = [args.timeoutSeconds, task?.executionTimeoutSeconds ?? null].filter((each) => each !== null);
    const [row] = await tx.run(
      start,
      id,
      args.triggerClass,
      args.nextMethod,
      timeouts.length === 0 ? null : Math.min(...timeouts),
    );
    if (row?.timeoutAt != null) tx.emit({ kind: 'timer_set', dueAt: toIso(row.timeoutAt) });
  }
  if (deferred.length > 0) tx.emit({ kind: 'triggers_changed' });
}
