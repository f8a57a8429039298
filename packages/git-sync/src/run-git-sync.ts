import { appendFile, mkdir, readFile, realpath, utimes, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { CredentialRefresh } from './credential-refresh.ts';
import { formatDurationMs } from './duration.ts';
import { Git, type Limits } from './git.ts';
import { GitHome } from './git-home.ts';
import { ExecHook } from './hooks/exec-hook.ts';
import { HookRunner } from './hooks/hook-runner.ts';
import { Webhook } from './hooks/webhook.ts';
import { serveHttp } from './http-server.ts';
import { endLeftovers, ownerMark, ownerVariable } from './leftover-processes.ts';
import type { ErrorFile, JsonLog } from './log.ts';
import { createMetrics, type ExposedMetrics, type Metrics, noMetrics } from './metrics.ts';
import type { Options } from './options.ts';
import type { Redactor } from './redact.ts';
import { SignalWaiter } from './signal-waiter.ts';
import { homeOfRoot, RepositorySync } from './sync-repository.ts';

export interface Reporting {
  log: JsonLog;
  redactor: Redactor;
  errorFile: ErrorFile | undefined;
}

/** Syncs once or until a signal; resolves to the exit code. Throws where it cannot even begin. */
export async function runGitSync(
  options: Options,
  environment: NodeJS.ProcessEnv,
  reporting: Reporting,
): Promise<number> {
  const { log, redactor } = reporting;
  for (const { password } of options.credentials) if (password !== undefined) redactor.add(password);
  const userMask = options.groupWrite ? 0o002 : 0o022;
  process.umask(userMask);
  await mkdir(options.root, { recursive: true });
  const root = await realpath(options.root);
  if (options.addUser) await addUser(environment);
  const ended = await endLeftovers(root);
  if (ended > 0) log.info(0, 'ended processes that an earlier git-sync left', { count: ended });

  const signals = new SignalWaiter(options.syncOnSignal);
  const exposed = options.http?.metrics === true ? await createMetrics() : undefined;
  const loop = await prepareLoop(options, root, environment, reporting, exposed ?? noMetrics, signals);
  log.info(0, 'starting up', { pid: process.pid, uid: os.userInfo().uid, root, repo: options.url, ref: options.ref });
  const server =
    options.http === undefined
      ? undefined
      : await serveHttp({ ...options.http, isReady: () => loop.isReady, metrics: exposed });
  if (server !== undefined) log.info(0, 'serving HTTP', { port: (server.address() as AddressInfo).port });
  try {
    return await loop.run();
  } finally {
    signals.close();
    await loop.stopHooks();
    server?.closeAllConnections();
    server?.close();
  }
}

async function prepareLoop(
  options: Options,
  root: string,
  environment: NodeJS.ProcessEnv,
  reporting: Reporting,
  metrics: Metrics | ExposedMetrics,
  signals: SignalWaiter,
): Promise<SyncLoop> {
  const { log } = reporting;
  const git = new Git({
    command: options.gitCommand,
    home: new GitHome(homeOfRoot(root), options.gitConfig),
    environment,
    ssh: options.ssh,
    ceiling: root,
    extraEnvironment: { [ownerVariable]: await ownerMark(root) },
  });
  const hookLog = (name: string) => log.named(name);
  const execRunner = (name: string, hook: Options['execHook']) =>
    hook === undefined
      ? undefined
      : new HookRunner(
          new ExecHook(name, hook, environment, hookLog(name)),
          hook.backoffMs,
          options.oneTime,
          hookLog(name),
          metrics,
        );
  const webhook =
    options.webhook === undefined
      ? undefined
      : new HookRunner(
          new Webhook(options.webhook, hookLog('webhook')),
          options.webhook.backoffMs,
          options.oneTime,
          hookLog('webhook'),
          metrics,
        );
  const hooks = {
    prePublish: execRunner('pre-publish-exechook', options.prePublishHook),
    exec: execRunner('exechook', options.execHook),
    webhook,
  };
  const repository = new RepositorySync(
    {
      url: options.url,
      ref: options.ref,
      root,
      link: path.resolve(root, options.link),
      depth: options.depth,
      filter: options.filter,
      submodules: options.submodules,
      sparseCheckoutFile: options.sparseCheckoutFile,
      staleTimeoutMs: options.staleWorktreeTimeoutMs,
      garbageCollection: options.garbageCollection,
    },
    git,
    log,
    {
      onFetch: () => metrics.countFetch(),
      onBeforePublish: (tree) => hooks.prePublish?.send(tree),
      onPublished: (tree) => {
        hooks.exec?.send(tree);
        hooks.webhook?.send(tree);
      },
    },
  );
  const credentials = new CredentialRefresh(
    {
      repositoryUrl: options.url,
      sources: options.credentials,
      askpassUrl: options.askpassUrl,
      githubApp: options.githubApp,
    },
    metrics,
  );
  return new SyncLoop(options, root, repository, git, credentials, hooks, metrics, reporting, signals);
}

interface Hooks {
  prePublish: HookRunner | undefined;
  exec: HookRunner | undefined;
  webhook: HookRunner | undefined;
}

/** Sync, pause, sync: counts failures, keeps the touch file and the error file, decides when to end. */
class SyncLoop {
  readonly #options: Options;
  readonly #repository: RepositorySync;
  readonly #git: Git;
  readonly #credentials: CredentialRefresh;
  readonly #hooks: Hooks;
  readonly #metrics: Metrics;
  readonly #reporting: Reporting;
  readonly #signals: SignalWaiter;
  readonly #touchFile: string | undefined;
  #failures = 0;
  #lastSuccessAt: Date | undefined;
  #commit = '';

  constructor(
    options: Options,
    root: string,
    repository: RepositorySync,
    git: Git,
    credentials: CredentialRefresh,
    hooks: Hooks,
    metrics: Metrics,
    reporting: Reporting,
    signals: SignalWaiter,
  ) {
    this.#options = options;
    this.#repository = repository;
    this.#git = git;
    this.#credentials = credentials;
    this.#hooks = hooks;
    this.#metrics = metrics;
    this.#reporting = reporting;
    this.#signals = signals;
    this.#touchFile = options.touchFile === undefined ? undefined : path.resolve(root, options.touchFile);
  }

  get isReady(): boolean {
    const { unreadyAfterFailures } = this.#options;
    const failsTooOften = unreadyAfterFailures > 0 && this.#failures >= unreadyAfterFailures;
    return this.#lastSuccessAt !== undefined && !failsTooOften;
  }

  /** Resolves to the exit code. */
  async run(): Promise<number> {
    const { periodMs, initPeriodMs, oneTime } = this.#options;
    while (!this.#signals.isStopping) {
      const outcome = await this.#attempt();
      if (this.#signals.isStopping) break;
      if (outcome === 'give up') return 1;
      if (outcome === 'done' && oneTime) return this.#endOnce();
      const pauseMs = this.#lastSuccessAt === undefined ? initPeriodMs : periodMs;
      this.#reporting.log.info(3, 'next sync', { waitTime: formatDurationMs(pauseMs) });
      await this.#signals.pause(pauseMs);
    }
    return this.#signals.exitCode;
  }

  async stopHooks(): Promise<void> {
    const { prePublish, exec, webhook } = this.#hooks;
    await Promise.all([prePublish?.stop(), exec?.stop(), webhook?.stop()]);
  }

  async #attempt(): Promise<'done' | 'failed' | 'give up'> {
    const startedAt = Date.now();
    const limits: Limits = {
      deadlineAt: startedAt + this.#options.syncTimeoutMs,
      signal: this.#signals.stopping,
    };
    try {
      if (await this.#repository.isSettled()) return 'done';
      await this.#syncOnce(limits, startedAt);
      return 'done';
    } catch (error) {
      return this.#signals.isStopping ? 'failed' : await this.#countFailure(error, startedAt);
    }
  }

  async #syncOnce(limits: Limits, startedAt: number): Promise<void> {
    const { log, redactor, errorFile } = this.#reporting;
    const credentials = await this.#credentials.refresh();
    for (const { password } of credentials) redactor.add(password);
    this.#git.useCredentials(credentials);
    const { commit, changed } = await this.#repository.sync(limits);
    const isFirst = this.#lastSuccessAt === undefined;
    this.#failures = 0;
    this.#lastSuccessAt = new Date();
    this.#commit = commit;
    if (changed || isFirst) await this.#touch();
    this.#metrics.observeSync(changed || isFirst ? 'success' : 'noop', Date.now() - startedAt);
    this.#showState();
    await errorFile?.remove();
    await this.#repository.cleanUp(limits).catch((error: unknown) => log.error('git cleanup failed', error));
  }

  async #countFailure(error: unknown, startedAt: number): Promise<'failed' | 'give up'> {
    const { log, errorFile } = this.#reporting;
    const { maxFailures, initMaxFailures } = this.#options;
    this.#failures++;
    this.#metrics.observeSync('error', Date.now() - startedAt);
    this.#showState();
    const limit = this.#lastSuccessAt === undefined ? initMaxFailures : maxFailures;
    const givesUp = limit >= 0 && this.#failures >= limit;
    const message = givesUp ? 'too many failures, aborting' : 'error syncing repo, will retry';
    const fields = { failCount: this.#failures, maxFailures: limit };
    log.error(message, error, fields);
    await errorFile?.write(message, error, fields);
    return givesUp ? 'give up' : 'failed';
  }

  /** Waits for the hooks that this sync has set off; 1 where one of them failed. */
  async #endOnce(): Promise<number> {
    const runners = Object.values(this.#hooks).filter((each): each is HookRunner => each?.wasSent === true);
    const results = Promise.all(runners.map((runner) => runner.firstResult()));
    const finished = await Promise.race([results, this.#signals.stopped]);
    if (finished === undefined) return this.#signals.exitCode;
    return finished.every((succeeded) => succeeded) ? 0 : 1;
  }

  async #touch(): Promise<void> {
    if (this.#touchFile === undefined) return;
    try {
      await mkdir(path.dirname(this.#touchFile), { recursive: true });
      await writeFile(this.#touchFile, '', { flag: 'a' });
      await utimes(this.#touchFile, new Date(), new Date());
    } catch (error) {
      this.#reporting.log.error('failed to touch touch-file', error, { path: this.#touchFile });
    }
  }

  #showState(): void {
    const state = { commit: this.#commit, consecutiveFailures: this.#failures, lastSuccessAt: this.#lastSuccessAt };
    this.#metrics.showState(state);
  }
}

/** ssh refuses to run for a uid without a name; this gives ours one. */
async function addUser(environment: NodeJS.ProcessEnv): Promise<void> {
  const uid = process.getuid!();
  const known = await readFile('/etc/passwd', 'utf8');
  if (known.split('\n').some((line) => line.split(':')[2] === String(uid))) return;
  const home = environment.HOME === undefined || environment.HOME === '' ? process.cwd() : environment.HOME;
  await appendFile('/etc/passwd', `git-sync:x:${uid}:${process.getgid!()}::${home}:/sbin/nologin\n`);
}
