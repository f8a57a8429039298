/** What the scheduler counts and times; the composition root gives it names. */
export interface SchedulerMetrics {
  /** Seconds of one step of the scheduler's work. */
  timing(step: SchedulerStep, seconds: number): void;
  count(counter: SchedulerCounter, by: number): void;
}

type SchedulerStep = 'pass' | 'due_runs';

export type SchedulerCounter =
  | 'task_instances_moved'
  | 'task_instances_queued'
  | 'runs_created'
  | 'attempts_lost'
  | 'attempts_adopted'
  | 'sweeps'
  /** What the sweep found that an event should have told: more than none is a fault. */
  | 'missed_notifications'
  | 'failed_steps';

export const noMetrics: SchedulerMetrics = { timing() {}, count() {} };
