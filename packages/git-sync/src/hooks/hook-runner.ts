import { setTimeout as sleep } from 'node:timers/promises';
import { timerMs } from '../duration.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { PublishedTree } from '../publish-link.ts';
import type { Hook } from './hook.ts';

/**
 * Runs a hook beside the syncs: one run at a time, again after a pause until it succeeds, skipping to the newest tree,
 * never twice for one commit. With `once`, the first run decides and nothing runs after it.
 */
export class HookRunner {
  readonly #hook: Hook;
  readonly #backoffMs: number;
  readonly #log: Log;
  readonly #metrics: Metrics;
  readonly #once: boolean;
  readonly #stopping = new AbortController();
  readonly #first = Promise.withResolvers<boolean>();
  #wanted: PublishedTree | undefined;
  #doneCommit: string | undefined;
  #isWorking = false;
  #work: Promise<void> = Promise.resolve();

  constructor(hook: Hook, backoffMs: number, once: boolean, log: Log, metrics: Metrics) {
    this.#hook = hook;
    this.#backoffMs = backoffMs;
    this.#once = once;
    this.#log = log;
    this.#metrics = metrics;
  }

  /** Whether it was told of any tree yet. */
  get wasSent(): boolean {
    return this.#wanted !== undefined;
  }

  send(tree: PublishedTree): void {
    this.#wanted = tree;
    if (!this.#isWorking) this.#work = this.#runUntilDone();
  }

  /** Resolves to whether the first run succeeded. Only for a runner that was sent a tree. */
  firstResult(): Promise<boolean> {
    return this.#first.promise;
  }

  /** Ends a run in progress and resolves when nothing of it is left. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#work;
  }

  async #runUntilDone(): Promise<void> {
    this.#isWorking = true;
    while (this.#wanted!.commit !== this.#doneCommit && !this.#stopping.signal.aborted) {
      const tree = this.#wanted!;
      const succeeded = await this.#runOnce(tree);
      this.#first.resolve(succeeded);
      if (succeeded) this.#doneCommit = tree.commit;
      if (this.#once) return;
      if (succeeded) continue;
      await sleep(timerMs(this.#backoffMs), undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
    this.#isWorking = false;
  }

  async #runOnce(tree: PublishedTree): Promise<boolean> {
    try {
      await this.#hook.run(tree, this.#stopping.signal);
      this.#metrics.countHookRun(this.#hook.name, 'success');
      return true;
    } catch (error) {
      this.#log.error('hook failed', error, { hash: tree.commit, retryMs: this.#backoffMs });
      this.#metrics.countHookRun(this.#hook.name, 'error');
      return false;
    }
  }
}
