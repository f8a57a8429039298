import type { TIRunContext } from '@leeward/contracts/execution-api';
import { instantText } from '@leeward/database';
import type { StartedAttempt } from '@leeward/lifecycle';

/** What a worker is told when its attempt starts. Fields of a resumption are there only when it is one, as in Airflow. */
export function runContext(attempt: StartedAttempt): TIRunContext {
  const resumption =
    attempt.nextMethod === null
      ? {}
      : {
          next_method: attempt.nextMethod,
          next_kwargs: attempt.nextKwargs,
          start_date: instant(attempt.firstStartDate),
        };
  return {
    dag_run: dagRunText(attempt.dagRun) as TIRunContext['dag_run'],
    task_reschedule_count: attempt.taskRescheduleCount,
    max_tries: attempt.maxTries,
    variables: [],
    connections: [],
    xcom_keys_to_clear: attempt.xcomKeysToClear,
    should_retry: attempt.shouldRetry,
    ...resumption,
  };
}

const instants = [
  'logical_date',
  'data_interval_start',
  'data_interval_end',
  'run_after',
  'start_date',
  'end_date',
  'partition_date',
];

function dagRunText(dagRun: Record<string, unknown>): Record<string, unknown> {
  const said = { ...dagRun };
  for (const name of instants) said[name] = instant(said[name] as string | null);
  said.consumed_asset_events = (dagRun.consumed_asset_events as Record<string, unknown>[]).map((event) => ({
    ...event,
    timestamp: instant(event.timestamp as string),
  }));
  return said;
}

function instant(text: string | null): string | null {
  return text === null ? null : instantText(text);
}
