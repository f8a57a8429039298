import type { ExecuteTask } from './workload.ts';

/**
 * The interface between the scheduler and whatever runs task attempts. An executor never touches the database: it is
 * handed attempts that are already `queued`, and reports what it saw through `events`. The state of a task that ran is reported by
 * its worker to the Execution API, not by the executor; the executor reports only what the worker cannot.
 */
export interface Executor {
  readonly name: string;
  /** Attempts it can take now; the scheduler never hands over more. Infinity where the cluster is the limit. */
  freeSlots(): number;
  /** Starts the attempt; returns at once. Handing over the same attempt id twice starts it once. */
  start(attempt: QueuedAttempt): void;
  /** Stops the attempt's worker; `graceSeconds` for on_kill, then by force. Unknown ids are ignored. */
  stop(attemptId: string, reason: string, graceSeconds: number): void;
  /**
   * Takes over attempts that a dead scheduler had handed over; answers with the ids that it found alive and now follows. The rest
   * is lost.
   */
  adopt(attempts: readonly QueuedAttempt[]): Promise<ReadonlySet<string>>;
  /** Stops taking attempts; running ones get `graceSeconds` to end. Resolves when everything local is gone. */
  close(graceSeconds: number): Promise<void>;
}

export interface QueuedAttempt {
  workload: ExecuteTask;
  executorConfig: Record<string, unknown> | null;
  /** How an earlier scheduler's executor named it (a pod's name, for one); null for a new attempt. */
  externalId: string | null;
}

/** How an attempt ended when its worker could not say so itself. */
export const AttemptEnd = {
  /** The process ended and its worker had reported a state, or will have: nothing to decide. */
  Exited: 'exited',
  /** The machinery failed (evicted, out of memory on the node, image, quota, worker killed): its own retry budget. */
  Infrastructure: 'infrastructure',
  /** It could not be started and never ran; starting it again may help. */
  LaunchFailed: 'launch_failed',
  /** What the author wrote is at fault (its exit code, its executor_config, its deadline): it counts as a try. */
  Failed: 'failed',
} as const;
export type AttemptEnd = (typeof AttemptEnd)[keyof typeof AttemptEnd];

export interface ExecutorEvents {
  /** The attempt has a process, a pod: how it is named there. */
  accepted(attemptId: string, externalId: string): void;
  ended(attemptId: string, end: AttemptEnd, reason: AttemptReason): void;
  /** Something to keep with the attempt and show: a pod event, a retry of a creation. */
  noted(attemptId: string, note: AttemptNote): void;
  /** A slot became free. */
  slotsFreed(): void;
}

export interface AttemptReason {
  /** A stable word: `oom_killed`, `evicted`, `image_pull`, `unschedulable`, `worker_lost`, `signal` … */
  code: string;
  message: string;
  exitCode?: number;
  signal?: string;
}

export interface AttemptNote {
  source: string;
  code: string;
  message: string;
  occurredAt: Date;
  details?: Record<string, unknown>;
}
