import type { Executor, ExecutorEvents, QueuedAttempt } from '@leeward/contracts';
import { AttemptEnd } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { enterRunning, finishAttempt, retryAttempt } from '@leeward/lifecycle';

export interface NoopExecutorOptions {
  database: Database;
  events: ExecutorEvents;
  slots: number;
  /** Whether an attempt is to start and end at all; one that is not keeps its slot until it is stopped. */
  endsAs?: (attempt: QueuedAttempt) => 'success' | 'failed' | 'retry' | 'never' | 'unstarted';
}

export interface NoopExecutor extends Executor {
  /** Attempt ids in the order in which they were handed over. */
  readonly started: string[];
  /** Resolves when no attempt is being written. */
  settled(): Promise<void>;
}

/** Runs nothing: every attempt starts and ends at once, written as a worker's messages to the Execution API would be. */
export function createNoopExecutor({
  database,
  events,
  slots,
  endsAs = () => 'success',
}: NoopExecutorOptions): NoopExecutor {
  const running = new Map<string, Promise<void>>();
  const started: string[] = [];
  const seen = new Set<string>();
  let isClosed = false;

  async function run(attempt: QueuedAttempt): Promise<void> {
    const { id } = attempt.workload.ti;
    const now = () => new Date().toISOString();
    const state = endsAs(attempt);
    if (state === 'unstarted') return;
    const entered = await enterRunning(database, id, { hostname: 'noop', unixname: 'noop', pid: 1, startDate: now() });
    if (entered.kind !== 'started') {
      leave(id);
    } else if (state === 'retry') {
      await retryAttempt(database, id, {
        endDate: now(),
        renderedMapIndex: null,
        delaySeconds: null,
        reason: null,
        failure: null,
      });
      leave(id);
    } else if (state !== 'never') {
      const message = { state, endDate: now(), renderedMapIndex: null, failure: null, outlets: [], outletEvents: [] };
      await finishAttempt(database, id, message, { clearStateStoreOnSuccess: false, mostPartitions: 1_000 });
      leave(id);
    }
  }

  function leave(id: string): void {
    if (!running.delete(id)) return;
    events.ended(id, AttemptEnd.Exited, { code: 'exited', message: 'It ended.' });
    events.slotsFreed();
  }

  return {
    name: 'NoopExecutor',
    started,
    freeSlots: () => (isClosed ? 0 : slots - running.size),
    start(attempt) {
      const { id } = attempt.workload.ti;
      if (seen.has(id)) return;
      seen.add(id);
      started.push(id);
      running.set(id, run(attempt));
    },
    stop: (attemptId) => leave(attemptId),
    adopt: async () => new Set(),
    async close() {
      isClosed = true;
      await Promise.all(running.values());
      for (const id of [...running.keys()]) leave(id);
    },
    async settled() {
      await Promise.all(running.values());
    },
  };
}
