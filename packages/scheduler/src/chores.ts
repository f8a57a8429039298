import type { SchedulerLog } from './context.ts';

/** Work that comes again after a time, each piece one at a time. A failure is logged and the next time tried again. */
export class Chores {
  readonly #log: SchedulerLog;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(log: SchedulerLog) {
    this.#log = log;
  }

  every(seconds: number, chore: () => Promise<void>): void {
    let isRunning = false;
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      const run = chore()
        .catch((error: unknown) => this.#log.error({ error }, 'a chore of the scheduler failed; it comes again'))
        .finally(() => {
          isRunning = false;
          this.#running.delete(run);
        });
      this.#running.add(run);
    }, seconds * 1_000);
    this.#timers.push(timer);
  }

  /** Resolves when nothing of it runs any more. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running);
  }
}
