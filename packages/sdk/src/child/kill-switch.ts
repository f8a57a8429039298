/** How an attempt is stopped: its signal fires, then its hooks run, together bounded in time. */
export class KillSwitch {
  readonly #controller = new AbortController();
  readonly #hooks: (() => unknown)[] = [];
  readonly #onError: (error: unknown) => void;
  #running: Promise<void> | undefined;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  onKill(hook: () => unknown): void {
    this.#hooks.push(hook);
  }

  /** Resolves when every hook has ended or the grace is over. A second call waits for the first. */
  stop(reason: Error, graceMs: number): Promise<void> {
    this.#running ??= this.#run(reason, graceMs);
    return this.#running;
  }

  async #run(reason: Error, graceMs: number): Promise<void> {
    this.#controller.abort(reason);
    const grace = Promise.withResolvers<void>();
    const timer = setTimeout(grace.resolve, graceMs);
    const hooks = this.#hooks.map(async (hook) => {
      try {
        await hook();
      } catch (error) {
        this.#onError(error);
      }
    });
    await Promise.race([Promise.all(hooks), grace.promise]);
    clearTimeout(timer);
  }
}
