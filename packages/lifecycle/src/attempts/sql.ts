import { controlPlaneChannel } from '@leeward/contracts';

/**
 * The attempt a message is about, locked, as it was before the message. The first parameter is its id.
 * A move joins this row and names the from-state, so a message that does not fit changes nothing and the answer still says why.
 */
export const lockedTarget = `target as (
  select id, dag_run_id, dag_id, run_id, task_id, map_index, state, try_number, max_tries, hostname, unixname, pid,
         start_date, next_method, next_kwargs
    from task_instance where id = $1 for update
)`;

/**
 * Tells other processes about every row of the CTE `rows`, within the statement that changed them. `sender` is the parameter
 * that holds this process's id, which lets it ignore its own notification. The payload is the one that the database room reads.
 */
export function notifyAttempts(rows: string, sender: string, ...events: AttemptNotice[]): string {
  const built = events.map((event) => noticeSql[event]).join(', ');
  return `count(pg_notify('${controlPlaneChannel}', json_build_object('from', ${sender}::text, 'events', json_build_array(${built}))::text))
    from ${rows}`;
}

export type AttemptNotice =
  | 'run_changed'
  | 'run_settled'
  | 'slots_changed'
  | 'triggers_changed'
  | 'stop_attempt'
  | 'task_due'
  | 'trigger_timeout';

const noticeSql: Record<AttemptNotice, string> = {
  run_changed: `json_build_object('kind', 'run_changed', 'dagRunId', dag_run_id, 'dagId', dag_id, 'runId', run_id,
      'taskIds', json_build_array(task_id))`,
  run_settled: `json_build_object('kind', 'run_changed', 'dagRunId', dag_run_id, 'dagId', dag_id, 'runId', run_id,
      'taskIds', json_build_array(task_id), 'settled', true)`,
  slots_changed: `json_build_object('kind', 'slots_changed')`,
  triggers_changed: `json_build_object('kind', 'triggers_changed')`,
  stop_attempt: `json_build_object('kind', 'stop_attempt', 'attemptId', id, 'reason', 'fail_fast')`,
  task_due: `json_build_object('kind', 'timer_set', 'dueAt', due_at)`,
  trigger_timeout: `json_build_object('kind', 'timer_set', 'dueAt', trigger_timeout_at)`,
};

/** A line of the audit log for each row of `rows`, as Airflow's Execution API writes one for every state it sets. */
export function auditAttempts(rows: string, event: string): string {
  return `audited as (
  insert into log (event, dag_id, task_id, run_id, map_index, try_number, logical_date, owner, extra)
  select ${event}, moved.dag_id, moved.task_id, moved.run_id, moved.map_index, moved.try_number, dag_run.logical_date,
         array_to_string(dag.owners, ', '),
         case when moved.hostname <> '' then json_build_object('host_name', moved.hostname)::text end
    from ${rows} moved
    join dag_run on dag_run.id = moved.dag_run_id
    join dag on dag.dag_id = moved.dag_id
)`;
}

/** Puts one timer for the attempt, replacing the one of this kind that it had. */
export function timerFor(rows: string, kind: 'task_due' | 'trigger_timeout', dueAt: string): string {
  return `timed as (
  insert into timer (kind, subject, due_at)
  select '${kind}', id::text, ${dueAt} from ${rows} where ${dueAt} is not null
      on conflict (kind, subject) do update set due_at = excluded.due_at
)`;
}
