import {
  AttemptEnd,
  type AttemptReason,
  type ExecuteTask,
  type Executor,
  type ExecutorEvents,
} from '@leeward/contracts';

/** One attempt under way in this process, as the worker room runs it. */
interface LocalAttempt {
  readonly outcome: Promise<
    | { kind: 'reported'; state: string }
    | { kind: 'refused'; status: number; detail: unknown }
    | { kind: 'infrastructure'; reason: AttemptReason }
  >;
  stop(reason: string, graceSeconds: number): void;
  abandon(graceSeconds: number): void;
}

export interface LocalExecutorOptions {
  /** `[core] parallelism`: attempts at once. */
  parallelism: number;
  run: (workload: ExecuteTask) => LocalAttempt;
  events: ExecutorEvents;
}

/** What a task gets for its on_kill when this process cannot wait for it any longer. */
const abandonedSeconds = 1;

/**
 * Runs attempts on this machine: a worker each within this process, author code in children. With this process its attempts end,
 * so after a restart there is nothing to adopt: what it left is lost and tried again by the rules for lost workers.
 */
export function createLocalExecutor({ parallelism, run, events }: LocalExecutorOptions): Executor {
  const running = new Map<string, LocalAttempt>();
  let isClosing = false;

  async function follow(attemptId: string, attempt: LocalAttempt): Promise<void> {
    const outcome = await attempt.outcome.catch(
      (error: Error) =>
        ({ kind: 'infrastructure', reason: { code: 'worker_failed', message: error.message } }) as const,
    );
    running.delete(attemptId);
    switch (outcome.kind) {
      case 'reported':
        events.ended(attemptId, AttemptEnd.Exited, { code: 'exited', message: `It ended as ${outcome.state}.` });
        break;
      case 'refused':
        events.ended(attemptId, AttemptEnd.Exited, {
          code: 'refused',
          message: `The server answered ${outcome.status}.`,
        });
        break;
      case 'infrastructure':
        events.ended(attemptId, AttemptEnd.Infrastructure, outcome.reason);
    }
    events.slotsFreed();
  }

  return {
    name: 'LocalExecutor',
    freeSlots: () => (isClosing ? 0 : parallelism - running.size),
    start({ workload }) {
      const { id } = workload.ti;
      if (running.has(id)) return;
      const attempt = run(workload);
      running.set(id, attempt);
      void follow(id, attempt);
    },
    stop(attemptId, reason, graceSeconds) {
      running.get(attemptId)?.stop(reason, graceSeconds);
    },
    adopt: async () => new Set(),
    async close(graceSeconds) {
      isClosing = true;
      const ends = [...running.values()].map((attempt) => attempt.outcome.catch(() => {}));
      const timer = setTimeout(() => {
        for (const attempt of running.values()) attempt.abandon(abandonedSeconds);
      }, graceSeconds * 1_000);
      await Promise.all(ends);
      clearTimeout(timer);
    },
  };
}
