import type { SupervisorMessage } from '@leeward/contracts/supervisor';
import type { TaskLogger } from '../context.ts';
import { durationSeconds } from '../definition/duration.ts';
import { DeferTask, FailTask, RescheduleTask, SkipTask } from '../outcomes.ts';

export type Ending = Extract<
  SupervisorMessage,
  { type: 'SucceedTask' | 'TaskState' | 'RetryTask' | 'DeferTask' | 'RescheduleTask' }
>;

/** Ends the task as succeeded and the tasks named as skipped (Airflow's DownstreamTasksSkipped). */
export class SkippedDownstream extends Error {
  readonly tasks: readonly (string | [string, number])[];

  constructor(tasks: readonly (string | [string, number])[]) {
    super(`skipped ${tasks.length} tasks`);
    this.tasks = tasks;
  }
}

export function succeeded(now: Date): Ending {
  return { type: 'SucceedTask', state: 'success', end_date: now.toISOString(), task_outlets: [], outlet_events: [] };
}

/** The message for what a task threw (airflow/sdk/execution_time/task_runner.py: _run_task_and_map_outcome). */
export function endingOf(thrown: unknown, mayRetry: boolean, now: Date): Ending {
  const end_date = now.toISOString();
  if (thrown instanceof SkipTask) return { type: 'TaskState', state: 'skipped', end_date };
  if (thrown instanceof RescheduleTask) {
    return { type: 'RescheduleTask', state: 'up_for_reschedule', reschedule_date: thrown.at.toISOString(), end_date };
  }
  if (thrown instanceof DeferTask) {
    const { trigger, resume, kwargs, timeout } = thrown.deferral;
    const seconds = timeout === undefined ? undefined : durationSeconds(timeout);
    return {
      type: 'DeferTask',
      state: 'deferred',
      classpath: trigger.classpath,
      trigger_kwargs: { ...trigger.kwargs },
      trigger_timeout: seconds === undefined ? null : `PT${seconds}S`,
      next_method: resume,
      next_kwargs: { ...kwargs },
    };
  }
  if (mayRetry && !(thrown instanceof FailTask)) return { type: 'RetryTask', state: 'up_for_retry', end_date };
  return { type: 'TaskState', state: 'failed', end_date };
}

/** What the log says of what a task threw: an exception only where it is a failure. */
export function logEnding(log: TaskLogger, thrown: unknown, logFailure: () => void): void {
  if (thrown instanceof SkipTask) log.info('Skipping task.', thrown.message === '' ? {} : { reason: thrown.message });
  else if (thrown instanceof RescheduleTask) log.info('Rescheduling task, marking task as UP_FOR_RESCHEDULE');
  else if (thrown instanceof DeferTask) log.info('Pausing task as DEFERRED.');
  else logFailure();
}
