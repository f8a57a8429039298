const kept = [
  'id',
  'dag_run_id',
  'dag_id',
  'run_id',
  'task_id',
  'map_index',
  'state',
  'try_number',
  'max_tries',
  'dag_version_id',
  'operator',
  'task_display_name',
  'rendered_map_index',
  'pool',
  'pool_slots',
  'queue',
  'priority_weight',
  'executor',
  'executor_config',
  'external_executor_id',
  'scheduled_at',
  'queued_at',
  'start_date',
  'end_date',
  'hostname',
  'unixname',
  'pid',
  'retry_reason',
  'reason',
];

/** What an attempt waited for is no part of its history, why it failed is (decide/reason.ts, waitsForRetry). */
const usual: Readonly<Record<string, string>> = {
  reason: `case when state = 'up_for_retry' then reason -> 'failure' else reason end`,
};

/**
 * A CTE's statement that copies the attempts in `rows` (locked rows of task_instance as they are before the update) to the history.
 * `overrides` gives other expressions for some columns, such as how a lost attempt ended.
 */
export function archive(rows: string, where: string, overrides: Readonly<Record<string, string>> = {}): string {
  const values = kept.map((column) => overrides[column] ?? usual[column] ?? column);
  return `insert into task_instance_history (${kept.join(', ')})
  select ${values.join(', ')} from ${rows} where ${where}`;
}

/** What a task instance's row forgets when it goes on to another attempt. */
export const forgetAttempt = `id = new_uuid(), external_executor_id = null, scheduled_at = null, queued_at = null, queued_by = null,
         start_date = null, end_date = null, heartbeat_at = null, hostname = null, unixname = null, pid = null, due_at = null,
         retry_delay_override_seconds = null, retry_reason = null, trigger_id = null, trigger_timeout_at = null, next_method = null,
         next_kwargs = null`;
