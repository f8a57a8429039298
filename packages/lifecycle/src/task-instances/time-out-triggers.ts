import { defineStatement, type Transaction } from '@leeward/database';

interface TimedOut {
  dagRunId: number;
  dagId: string;
  runId: string;
  taskId: string;
}

/**
 * Deferred attempts whose trigger took too long go on with the error: airflow/jobs/scheduler_job_runner.py
 * (check_trigger_timeouts) and models/trigger.py (TRIGGER_FAIL_REPR).
 */
const timeOut = defineStatement<[attemptIds: string[]], TimedOut>(
  'trigger_time_out',
  `with target as materialized (
     select id from task_instance
      where id = any($1) and state = 'deferred' and trigger_timeout_at <= now()
      order by id
        for update
   )
   update task_instance ti
      set state = 'scheduled', scheduled_at = now(), trigger_id = null, trigger_timeout_at = null, next_method = '__fail__',
          next_kwargs = '{"error": "Trigger timeout"}', updated_at = now(),
          reason = '{"code": "trigger_timeout", "message": "Its trigger took longer than its timeout."}'
     from target
    where ti.id = target.id
   returning ti.dag_run_id as "dagRunId", ti.dag_id as "dagId", ti.run_id as "runId", ti.task_id as "taskId"`,
);

export async function timeOutTriggers(tx: Transaction, attemptIds: readonly string[]): Promise<void> {
  const moved = await tx.run(timeOut, [...attemptIds]);
  for (const { dagRunId, dagId, runId, taskId } of moved) {
    tx.emit({ kind: 'run_changed', dagRunId, dagId, runId, taskIds: [taskId] });
  }
  if (moved.length > 0) tx.emit({ kind: 'triggers_changed' });
}
