import { type CreationPlan, type FailureCount, planCreation, type RequestFailure } from './creation-plan.ts';

/** How one try to create ended. */
export type CreationResult =
  | { readonly kind: 'created' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'failed'; readonly failure: RequestFailure };

export interface CreationQueueOptions<T> {
  readonly concurrency: number;
  readonly retries: number;
  /** Tries once; never rejects. */
  readonly create: (item: T) => Promise<CreationResult>;
  /** A try failed and another one follows. */
  readonly onRetry: (item: T, failure: RequestFailure, plan: Extract<CreationPlan, { kind: 'retry' }>) => void;
  /** No try follows. */
  readonly onFailed: (item: T, failure: RequestFailure, plan: Exclude<CreationPlan, { kind: 'retry' }>) => void;
}

/**
 * Creates what it is given, in order, a bounded number at a time, off the caller's path. What failed for a passing reason waits and
 * is tried again; what waits for a quota also as soon as room is told of.
 */
export class CreationQueue<T> {
  readonly #options: CreationQueueOptions<T>;
  readonly #ready: T[] = [];
  /** Failed items and the timers after which they are ready again. */
  readonly #delayed = new Map<T, { timer: NodeJS.Timeout; waitsForQuota: boolean }>();
  readonly #failures = new Map<T, FailureCount & { readonly status: number | undefined }>();
  readonly #running = new Set<Promise<void>>();
  #pause: { timer: NodeJS.Timeout; untilMs: number } | undefined;
  #closed = false;

  constructor(options: CreationQueueOptions<T>) {
    this.#options = options;
  }

  add(item: T): void {
    if (this.#closed) return;
    this.#ready.push(item);
    this.#advance();
  }

  /** Takes an item out that is not being created right now; answers whether it was there. */
  remove(item: T): boolean {
    this.#failures.delete(item);
    const delayed = this.#delayed.get(item);
    clearTimeout(delayed?.timer);
    this.#delayed.delete(item);
    const index = this.#ready.indexOf(item);
    if (index >= 0) this.#ready.splice(index, 1);
    return delayed !== undefined || index >= 0;
  }

  /** A pod went away: the one that waits longest for a quota may fit now. */
  roomMade(): void {
    for (const [item, { timer, waitsForQuota }] of this.#delayed) {
      if (!waitsForQuota) continue;
      clearTimeout(timer);
      this.#becomeReady(item);
      return;
    }
  }

  /** Drops what waits; resolves when what is being created is done. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#pause?.timer);
    for (const { timer } of this.#delayed.values()) clearTimeout(timer);
    this.#delayed.clear();
    this.#ready.length = 0;
    await Promise.all(this.#running);
  }

  #advance(): void {
    while (!this.#closed && this.#pause === undefined && this.#running.size < this.#options.concurrency) {
      const item = this.#ready.shift();
      if (item === undefined) return;
      const work = this.#tryOnce(item).finally(() => {
        this.#running.delete(work);
        this.#advance();
      });
      this.#running.add(work);
    }
  }

  async #tryOnce(item: T): Promise<void> {
    const result = await this.#options.create(item);
    if (result.kind !== 'failed') {
      this.#failures.delete(item);
      return;
    }
    const { status } = result.failure;
    const before = this.#failures.get(item);
    const alike = before !== undefined && before.status === status ? before.alike + 1 : 1;
    const count = { failures: (before?.failures ?? 0) + 1, alike, status };
    const plan = planCreation(result.failure, count, this.#options.retries, Math.random());
    if (plan.kind !== 'retry') {
      this.#failures.delete(item);
      this.#options.onFailed(item, result.failure, plan);
      return;
    }
    if (this.#closed) return;
    this.#failures.set(item, count);
    if (plan.pausesAll) this.#pauseFor(plan.delayMs);
    const timer = setTimeout(() => this.#becomeReady(item), plan.delayMs);
    this.#delayed.set(item, { timer, waitsForQuota: plan.code === 'quota' });
    this.#options.onRetry(item, result.failure, plan);
  }

  #becomeReady(item: T): void {
    this.#delayed.delete(item);
    this.#ready.unshift(item);
    this.#advance();
  }

  #pauseFor(delayMs: number): void {
    const untilMs = performance.now() + delayMs;
    if (this.#pause !== undefined && this.#pause.untilMs >= untilMs) return;
    clearTimeout(this.#pause?.timer);
    const timer = setTimeout(() => {
      this.#pause = undefined;
      this.#advance();
    }, delayMs);
    this.#pause = { timer, untilMs };
  }
}
