import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CredentialRefresh } from './credential-refresh.ts';
import { formatDurationMs } from './duration.ts';
import type { Git, Limits } from './git.ts';
import type { HookRunner } from './hooks/hook-runner.ts';
import type { ErrorFile, JsonLog } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Options } from './options.ts';
import type { Redactor } from './redact.ts';
import type { SignalWaiter } from './signal-waiter.ts';
import type { RepositorySync } from './sync-repository.ts';

export interface Reporting {
  log: JsonLog;
  redactor: Redactor;
  errorFile: ErrorFile | undefined;
}

interface SyncLoopParts {
  options: Options;
  root: string;
  repository: RepositorySync;
  git: Git;
  credentials: CredentialRefresh;
  hooks: readonly HookRunner[];
  metrics: Metrics;
  reporting: Reporting;
  signals: SignalWaiter;
}

/** Sync, pause, sync: counts failures, keeps the touch file and the error file, decides when to end. */
export class SyncLoop {
  readonly #parts: SyncLoopParts;
  #failures = 0;
  #lastSuccessAt: Date | undefined;
  #commit = '';

  constructor(parts: SyncLoopParts) {
    this.#parts = parts;
  }

  get isReady(): boolean {
    const { unreadyAfterFailures } = this.#parts.options;
    const failsTooOften = unreadyAfterFailures > 0 && this.#failures >= unreadyAfterFailures;
    return this.#lastSuccessAt !== undefined && !failsTooOften;
  }

  /** Resolves to the exit code, once all that it started has ended. */
  async run(): Promise<number> {
    try {
      return await this.#run();
    } finally {
      await Promise.all(this.#parts.hooks.map((hook) => hook.stop()));
    }
  }

  async #run(): Promise<number> {
    const { options, signals, reporting } = this.#parts;
    while (!signals.isStopping) {
      const outcome = await this.#attempt();
      if (signals.isStopping) break;
      if (outcome === 'give up') return 1;
      if (outcome === 'done' && options.oneTime) return this.#endOnce();
      const pauseMs = this.#lastSuccessAt === undefined ? options.initPeriodMs : options.periodMs;
      reporting.log.info(3, 'next sync', { waitTime: formatDurationMs(pauseMs) });
      await signals.pause(pauseMs);
    }
    return signals.exitCode;
  }

  async #attempt(): Promise<'done' | 'failed' | 'give up'> {
    const { options, repository, signals } = this.#parts;
    const startedAt = Date.now();
    try {
      if (await repository.isSettled()) return 'done';
      await this.#sync({ deadlineAt: startedAt + options.syncTimeoutMs, signal: signals.stopping }, startedAt);
      return 'done';
    } catch (error) {
      return signals.isStopping ? 'failed' : await this.#countFailure(error, startedAt);
    }
  }

  async #sync(limits: Limits, startedAt: number): Promise<void> {
    const { repository, git, credentials, metrics, reporting } = this.#parts;
    const logins = await credentials.refresh();
    for (const { password } of logins) reporting.redactor.add(password);
    git.useCredentials(logins);
    const { commit, changed } = await repository.sync(limits);
    const isFirst = this.#lastSuccessAt === undefined;
    this.#failures = 0;
    this.#lastSuccessAt = new Date();
    this.#commit = commit;
    if (changed || isFirst) await this.#touch();
    metrics.observeSync(changed || isFirst ? 'success' : 'noop', Date.now() - startedAt);
    this.#showState();
    await reporting.errorFile?.remove();
    await repository.cleanUp(limits).catch((error: unknown) => reporting.log.error('git cleanup failed', error));
  }

  async #countFailure(error: unknown, startedAt: number): Promise<'failed' | 'give up'> {
    const { options, metrics, reporting } = this.#parts;
    this.#failures++;
    metrics.observeSync('error', Date.now() - startedAt);
    this.#showState();
    const limit = this.#lastSuccessAt === undefined ? options.initMaxFailures : options.maxFailures;
    const givesUp = limit >= 0 && this.#failures >= limit;
    const message = givesUp ? 'too many failures, aborting' : 'error syncing repo, will retry';
    const fields = { failCount: this.#failures, maxFailures: limit };
    reporting.log.error(message, error, fields);
    await reporting.errorFile?.write(message, error, fields);
    return givesUp ? 'give up' : 'failed';
  }

  /** Waits for the hooks that this sync has set off; 1 where one of them failed. */
  async #endOnce(): Promise<number> {
    const { hooks, signals } = this.#parts;
    const results = Promise.all(hooks.filter((hook) => hook.wasSent).map((hook) => hook.firstResult()));
    const finished = await Promise.race([results, signals.stopped]);
    if (finished === undefined) return signals.exitCode;
    return finished.every((succeeded) => succeeded) ? 0 : 1;
  }

  async #touch(): Promise<void> {
    const { options, root, reporting } = this.#parts;
    if (options.touchFile === undefined) return;
    const touchFile = path.resolve(root, options.touchFile);
    try {
      await mkdir(path.dirname(touchFile), { recursive: true });
      await writeFile(touchFile, '', { flag: 'a' });
      await utimes(touchFile, new Date(), new Date());
    } catch (error) {
      reporting.log.error('failed to touch touch-file', error, { path: touchFile });
    }
  }

  #showState(): void {
    const state = { commit: this.#commit, consecutiveFailures: this.#failures, lastSuccessAt: this.#lastSuccessAt };
    this.#parts.metrics.showState(state);
  }
}
