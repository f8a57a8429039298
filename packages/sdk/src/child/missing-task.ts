import type { StartupDetails } from '@leeward/contracts/supervisor';
import { type Ending, endingOf } from './endings.ts';
import type { LogSink } from './log-sink.ts';

/** Airflow's [workers] missing_dag_retries and missing_dag_retry_delay. */
const mostReschedules = 3;
const rescheduleMs = 60_000;

/**
 * What becomes of a task that the Dag file does not hold: a file may be read while it is written, so it is tried again a few times
 * without counting as a try (task_runner.py: _maybe_reschedule_startup_failure).
 */
export function missingTask(details: StartupDetails, traceback: string | undefined, sink: LogSink): Ending {
  const { ti, ti_context } = details;
  if (traceback === undefined) {
    sink.write('error', 'task', `Dag ${ti.dag_id}, task ${ti.task_id} is not in ${details.dag_rel_path}`);
  } else {
    sink.write('error', 'task', `The Dag file ${details.dag_rel_path} cannot be imported`);
    for (const line of traceback.split('\n')) sink.write('error', 'task', line);
  }
  const now = new Date();
  const reschedules = ti_context.task_reschedule_count ?? 0;
  if (reschedules < mostReschedules) {
    const at = new Date(now.getTime() + rescheduleMs).toISOString();
    return { type: 'RescheduleTask', state: 'up_for_reschedule', reschedule_date: at, end_date: now.toISOString() };
  }
  return endingOf(new Error('startup reschedule limit exceeded'), ti_context.should_retry ?? false, now);
}
