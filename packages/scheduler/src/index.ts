export type { SchedulerMetrics } from './metrics.ts';
export type { EndedRun } from './queries/ended-runs.ts';
export { createScheduler, type Scheduler } from './scheduler.ts';
