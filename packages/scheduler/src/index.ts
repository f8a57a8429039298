export { defaultConfig, type SchedulerConfig, type SchedulerLog } from './context.ts';
export { type DebugPoint, setDebugHook } from './debug-point.ts';
export type { SchedulerCounter, SchedulerMetrics, SchedulerStep } from './metrics.ts';
export type { EndedRun } from './queries/ended-runs.ts';
export { createScheduler, type Scheduler, type SchedulerOptions } from './scheduler.ts';
export type { AttemptRow } from './workload.ts';
