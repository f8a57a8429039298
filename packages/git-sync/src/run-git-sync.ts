import { access, mkdir, realpath } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { addUser } from './add-user.ts';
import { CredentialRefresh } from './credential-refresh.ts';
import { Git, hookEnvironment } from './git.ts';
import { GitHome } from './git-home.ts';
import { ExecHook } from './hooks/exec-hook.ts';
import type { Hook } from './hooks/hook.ts';
import { HookRunner } from './hooks/hook-runner.ts';
import { Webhook } from './hooks/webhook.ts';
import { endLeftovers, ownerMark, ownerVariable } from './leftover-processes.ts';
import { createMetrics, type Metrics, noMetrics } from './metrics.ts';
import { cookieFile, type Options } from './options.ts';
import { SignalWaiter } from './signal-waiter.ts';
import { type Reporting, SyncLoop } from './sync-loop.ts';
import { homeOfRoot, RepositorySync } from './sync-repository.ts';

/** Syncs once or until a signal; resolves to the exit code. Throws where it cannot even begin. */
export async function runGitSync(
  options: Options,
  environment: NodeJS.ProcessEnv,
  reporting: Reporting,
): Promise<number> {
  const { log, redactor } = reporting;
  for (const { password } of options.sources) if (password !== undefined) redactor.add(password);
  process.umask(options.groupWrite ? 0o002 : 0o022);
  if (options.hasCookies) await access(cookieFile);
  if (options.addUser) await addUser(environment);
  await mkdir(options.root, { recursive: true });
  const root = await realpath(options.root);
  const ended = await endLeftovers(root);
  if (ended > 0) log.info(0, 'ended processes that an earlier git-sync left', { count: ended });

  const signals = new SignalWaiter(options.syncOnSignal);
  const exposed = options.http?.metrics === true ? await createMetrics() : undefined;
  const loop = await assemble(options, root, environment, reporting, exposed ?? noMetrics, signals);
  log.info(0, 'starting up', { pid: process.pid, uid: process.getuid!(), root, repo: options.url, ref: options.ref });
  const server =
    options.http === undefined
      ? undefined
      : await (await import('./http-server.ts')).serveHttp({
          ...options.http,
          isReady: () => loop.isReady,
          metrics: exposed,
        });
  if (server !== undefined) log.info(0, 'serving HTTP', { port: (server.address() as AddressInfo).port });
  try {
    return await loop.run();
  } finally {
    signals.close();
    server?.closeAllConnections();
    server?.close();
  }
}

async function assemble(
  options: Options,
  root: string,
  environment: NodeJS.ProcessEnv,
  reporting: Reporting,
  metrics: Metrics,
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
    log,
  });
  const hookEnv = hookEnvironment(environment, options.gitConfig, options.ssh);
  const hooks = hookRunners(options, hookEnv, reporting, metrics);
  const settings = {
    ...options,
    root,
    link: path.resolve(root, options.link),
    staleTimeoutMs: options.staleWorktreeTimeoutMs,
  };
  const repository = new RepositorySync(settings, git, log, {
    onFetch: () => metrics.countFetch(),
    onBeforePublish: (tree) => hooks.prePublish?.send(tree),
    onPublished: (tree) => {
      hooks.exec?.send(tree);
      hooks.webhook?.send(tree);
    },
  });
  const credentials = new CredentialRefresh({ ...options, repositoryUrl: options.url }, metrics);
  const runners = Object.values(hooks).filter((runner) => runner !== undefined);
  return new SyncLoop({ options, root, repository, git, credentials, hooks: runners, metrics, reporting, signals });
}

function hookRunners(
  { oneTime, execHook, prePublishHook, webhook }: Options,
  environment: NodeJS.ProcessEnv,
  { log }: Reporting,
  metrics: Metrics,
): { prePublish: HookRunner | undefined; exec: HookRunner | undefined; webhook: HookRunner | undefined } {
  const runner = (hook: Hook, { backoffMs }: { backoffMs: number }) =>
    new HookRunner(hook, backoffMs, oneTime, log.named(hook.name), metrics);
  const command = (name: string, settings: Options['execHook']) =>
    settings && runner(new ExecHook(name, settings, environment, log.named(name)), settings);
  return {
    prePublish: command('pre-publish-exechook', prePublishHook),
    exec: command('exechook', execHook),
    webhook: webhook && runner(new Webhook(webhook, log.named('webhook')), webhook),
  };
}
