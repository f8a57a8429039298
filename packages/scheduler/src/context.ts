import type { Executor } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import type { GraphStore } from '@leeward/lifecycle';
import type { SchedulerMetrics } from './metrics.ts';
import type { EndedRun } from './queries/ended-runs.ts';
import type { AttemptRow } from './workload.ts';

export interface SchedulerConfig {
  /** `[scheduler] task_instance_heartbeat_timeout` */
  heartbeatTimeoutSeconds: number;
  /** `[scheduler] task_queued_timeout` */
  queuedTimeoutSeconds: number;
  /** Failures of the machinery that a task instance may have before it fails. */
  infrastructureRetries: number;
  /** For on_kill, when an attempt is stopped. */
  stopGraceSeconds: number;
  sweepSeconds: number;
}

export const defaultConfig: SchedulerConfig = {
  heartbeatTimeoutSeconds: 300,
  queuedTimeoutSeconds: 600,
  infrastructureRetries: 5,
  stopGraceSeconds: 60,
  sweepSeconds: 30,
};

export interface SchedulerLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the parts of the scheduler share. */
export interface SchedulerContext {
  readonly database: Database;
  readonly graphs: GraphStore;
  /** By name; the first one is the default. */
  readonly executors: ReadonlyMap<string, Executor>;
  readonly defaultExecutor: string;
  /** Attempts that the executors may hold, all together. */
  readonly parallelism: number;
  readonly config: SchedulerConfig;
  readonly metrics: SchedulerMetrics;
  readonly log: SchedulerLog;
  /** Attempts that this scheduler's executors hold. */
  readonly outstanding: Set<string>;
  /** Attempts that were silent for too long when this scheduler looked last. */
  readonly suspects: Set<string>;
  /** Processes that seemed dead when this scheduler looked last. */
  readonly deadSuspects: Set<string>;
  makeToken(attempt: AttemptRow): string | Promise<string>;
  /** Told of the runs that ended here, where somebody wants to know: that costs a statement. */
  readonly onRunsEnded: ((runs: readonly EndedRun[]) => void) | undefined;
}

export function executorOf(context: SchedulerContext, name: string | null): Executor | undefined {
  return context.executors.get(name ?? context.defaultExecutor);
}

/** How many attempts each executor can take now. */
export function freeSlots({ executors, outstanding, parallelism }: SchedulerContext): Map<string, number> {
  const left = Math.max(0, parallelism - outstanding.size);
  return new Map([...executors].map(([name, executor]) => [name, Math.min(left, executor.freeSlots())]));
}
