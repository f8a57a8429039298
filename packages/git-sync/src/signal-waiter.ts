import { constants } from 'node:os';
import { timerMs } from './duration.ts';

/** The signals of the process: two that end it and, if asked for, one that starts a sync at once. */
export class SignalWaiter {
  readonly #abort = new AbortController();
  readonly #handlers = new Map<NodeJS.Signals, () => void>();
  readonly #stopped = Promise.withResolvers<undefined>();
  #stopSignal: NodeJS.Signals | undefined;
  #isSyncWanted = false;
  #wake: (() => void) | undefined;

  constructor(syncSignal: NodeJS.Signals | undefined) {
    for (const name of ['SIGTERM', 'SIGINT'] as const) this.#handle(name, () => this.#stop(name));
    if (syncSignal !== undefined) {
      this.#handle(syncSignal, () => {
        this.#isSyncWanted = true;
        this.#wake?.();
      });
    }
  }

  /** Aborted once the process is to end. */
  get stopping(): AbortSignal {
    return this.#abort.signal;
  }

  get isStopping(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Resolves once the process is to end. */
  get stopped(): Promise<undefined> {
    return this.#stopped.promise;
  }

  /** What a process that the signal ended is said to exit with. */
  get exitCode(): number {
    return 128 + constants.signals[this.#stopSignal!];
  }

  /** Waits, but no longer than to the next signal. One that came since the last pause ends this one at once. */
  async pause(pauseMs: number): Promise<void> {
    if (!this.#isSyncWanted && !this.isStopping) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timerMs(pauseMs));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#isSyncWanted = false;
  }

  close(): void {
    for (const [name, handler] of this.#handlers) process.off(name, handler);
  }

  #handle(name: NodeJS.Signals, handler: () => void): void {
    process.on(name, handler);
    this.#handlers.set(name, handler);
  }

  #stop(name: NodeJS.Signals): void {
    this.#stopSignal ??= name;
    this.#abort.abort();
    this.#stopped.resolve(undefined);
    this.#wake?.();
  }
}
