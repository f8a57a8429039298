import { constants } from 'node:os';
import path from 'node:path';
import type { CredentialSource } from './credentials.ts';
import type { FlagValues } from './flags.ts';
import type { SshOptions } from './git.ts';
import { type GitConfigEntry, parseGitConfigs } from './git-config-grammar.ts';
import type { GithubAppOptions } from './github-app.ts';
import type { ExecHookOptions } from './hooks/exec-hook.ts';
import type { WebhookOptions } from './hooks/webhook.ts';
import { parseBind } from './http-bind.ts';
import { UsageError } from './read-flags.ts';
import { leafOfAddress, splitRemoteAddress } from './remote-url.ts';
import { homeName, treesName } from './repository.ts';
import type { GarbageCollection } from './sync-repository.ts';
import type { SubmoduleMode } from './worktree.ts';

/** What git-sync was asked to do, checked; older flags folded into their successors. */
export interface Options {
  url: string;
  ref: string;
  depth: number;
  filter: string | undefined;
  submodules: SubmoduleMode;
  sparseCheckoutFile: string | undefined;
  root: string;
  /** As given: absolute or relative to the root. So is touchFile. */
  link: string;
  touchFile: string | undefined;
  periodMs: number;
  initPeriodMs: number;
  syncTimeoutMs: number;
  oneTime: boolean;
  syncOnSignal: NodeJS.Signals | undefined;
  maxFailures: number;
  initMaxFailures: number;
  unreadyAfterFailures: number;
  addUser: boolean;
  groupWrite: boolean;
  staleWorktreeTimeoutMs: number;
  execHook: ExecHookOptions | undefined;
  prePublishHook: ExecHookOptions | undefined;
  webhook: WebhookOptions | undefined;
  /** Logins as configured: the repository's own first. */
  sources: readonly CredentialSource[];
  hasCookies: boolean;
  ssh: SshOptions;
  askpassUrl: string | undefined;
  githubApp: GithubAppOptions | undefined;
  gitCommand: string;
  gitConfig: readonly GitConfigEntry[];
  garbageCollection: GarbageCollection;
  http: { bind: string; metrics: boolean; profiling: boolean } | undefined;
  verbosity: number;
}

const shortestMs = 10;
/** Where the cookies of --cookie-file are; the flag only turns them on. */
export const cookieFile = '/etc/git-secret/cookie_file';

function refuse(sentence: string): never {
  throw new UsageError(sentence);
}

const orUndefined = (text: string): string | undefined => (text === '' ? undefined : text);

/** The options that the flags mean. Throws UsageError for the combinations that git-sync refuses. */
export function toOptions(flags: FlagValues): Options {
  if (flags.root === '') refuse('required flag: --root must be specified');
  if (flags.repo === '') refuse('required flag: --repo must be specified');
  if (flags.repo.startsWith('-')) refuse('invalid flag: --repo must not start with a dash');
  const address = splitRemoteAddress(flags.repo);
  const periodMs = flags.wait === 0 ? flags.period : Math.trunc(flags.wait * 1000);
  if (periodMs < shortestMs) refuse('invalid flag: --period must be at least 10ms');
  if (flags['init-period'] !== 0 && flags['init-period'] < shortestMs) {
    refuse('invalid flag: --init-period must be at least 10ms');
  }
  const syncTimeoutMs = flags.timeout === 0 ? flags['sync-timeout'] : flags.timeout * 1000;
  if (syncTimeoutMs < shortestMs) refuse('invalid flag: --sync-timeout must be at least 10ms');
  if (flags.depth < 0) refuse('invalid flag: --depth must be greater than or equal to 0');
  if (flags['change-permissions'] !== 0) refuse('deprecated flag: --change-permissions is no longer supported');
  const maxFailures = flags['max-sync-failures'] === 0 ? flags['max-failures'] : flags['max-sync-failures'];
  return {
    url: address.url,
    ref: refOf(flags),
    depth: flags.depth,
    filter: orUndefined(flags.filter),
    submodules: oneOf('submodules', flags.submodules, ['recursive', 'shallow', 'off']),
    sparseCheckoutFile: orUndefined(flags['sparse-checkout-file']),
    root: path.resolve(flags.root),
    link: linkOf(flags),
    touchFile: orUndefined(flags['touch-file']),
    periodMs,
    initPeriodMs: flags['init-period'] === 0 ? periodMs : flags['init-period'],
    syncTimeoutMs,
    oneTime: flags['one-time'],
    syncOnSignal: signalOf(flags['sync-on-signal']),
    maxFailures,
    initMaxFailures: flags['init-max-failures'] ?? maxFailures,
    unreadyAfterFailures: flags['unready-after-failures'],
    addUser: flags['add-user'],
    groupWrite: flags['group-write'],
    staleWorktreeTimeoutMs: flags['stale-worktree-timeout'],
    execHook: execHookOf(flags, 'exechook', orUndefined(flags['sync-hook-command']) ?? flags['exechook-command']),
    prePublishHook: execHookOf(flags, 'pre-publish-exechook', flags['pre-publish-exechook-command']),
    webhook: webhookOf(flags),
    sources: credentialsOf(flags, address),
    hasCookies: flags['cookie-file'],
    ssh: {
      keyFiles: flags['ssh-key-file'],
      knownHosts: flags['ssh-known-hosts'],
      knownHostsFile: flags['ssh-known-hosts-file'],
    },
    askpassUrl: httpUrlOf('askpass-url', flags['askpass-url']),
    githubApp: githubAppOf(flags),
    gitCommand: flags.git,
    gitConfig: gitConfigOf(flags),
    garbageCollection: oneOf('git-gc', flags['git-gc'], ['auto', 'always', 'aggressive', 'off']),
    http: httpOf(flags),
    verbosity: flags.v >= 0 ? flags.v : flags.verbose,
  };
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  return found ?? refuse(`invalid flag: --${name} must be one of ${allowed.join(', ')}, not "${value}"`);
}

function refOf({ ref, branch, rev }: FlagValues): string {
  const isRevSet = rev !== '' && !(branch !== '' && rev === 'HEAD');
  if (branch !== '' && isRevSet) {
    refuse("deprecated flag combo: can't set --ref from deprecated --branch and --rev (one or the other is OK)");
  }
  const chosen = branch !== '' ? branch : isRevSet ? rev : ref;
  if (chosen === '') refuse('required flag: --ref must be specified');
  if (chosen.startsWith('-')) refuse('invalid flag: --ref must not start with a dash');
  return chosen;
}

/** The root's own parts must not be replaced by the link. */
function linkOf({ root, dest, link, repo }: FlagValues): string {
  const chosen = orUndefined(dest) ?? orUndefined(link) ?? leafOfAddress(repo);
  const [first] = path.relative(path.resolve(root), path.resolve(root, chosen)).split(path.sep);
  if (first === '' || first === '.git' || first === treesName || first === homeName) {
    refuse(`invalid flag: --link must not be the root or one of its own parts, as "${chosen}" is`);
  }
  return chosen;
}

/** A signal by its name, its name without SIG, or its number. */
function signalOf(text: string): NodeJS.Signals | undefined {
  if (text === '') return undefined;
  for (const [name, number] of Object.entries(constants.signals)) {
    if (name === text || name === `SIG${text}` || String(number) === text) return name as NodeJS.Signals;
  }
  return refuse('invalid flag: --sync-on-signal must be a valid signal name or number');
}

function atLeastOneSecond(flags: FlagValues, names: ReadonlyArray<keyof FlagValues>): void {
  for (const name of names) {
    if ((flags[name] as number) < 1000) refuse(`invalid flag: --${name} must be at least 1s`);
  }
}

function execHookOf(flags: FlagValues, name: 'exechook' | 'pre-publish-exechook', command: string) {
  if (command === '') return undefined;
  atLeastOneSecond(flags, [`${name}-timeout`, `${name}-backoff`]);
  return { command, timeoutMs: flags[`${name}-timeout`], backoffMs: flags[`${name}-backoff`] };
}

function webhookOf(flags: FlagValues): WebhookOptions | undefined {
  const url = httpUrlOf('webhook-url', flags['webhook-url']);
  if (url === undefined) return undefined;
  const successStatus = flags['webhook-success-status'] === -1 ? 0 : flags['webhook-success-status'];
  if (successStatus < 0) refuse('invalid flag: --webhook-success-status must be a valid HTTP code or 0');
  atLeastOneSecond(flags, ['webhook-timeout', 'webhook-backoff']);
  const method = flags['webhook-method'];
  return { url, method, successStatus, timeoutMs: flags['webhook-timeout'], backoffMs: flags['webhook-backoff'] };
}

function httpUrlOf(name: string, text: string): string | undefined {
  if (text === '') return undefined;
  if (!URL.canParse(text) || !/^https?:/.test(text)) refuse(`invalid flag: --${name} must be an http or https URL`);
  return text;
}

function credentialsOf(flags: FlagValues, address: ReturnType<typeof splitRemoteAddress>): CredentialSource[] {
  const password = orUndefined(flags.password) ?? orUndefined(flags.__env__GITSYNC_PASSWORD);
  const passwordFile = orUndefined(flags['password-file']);
  const { username } = flags;
  if (username === '') {
    if (password !== undefined) {
      refuse('invalid flag: $GITSYNC_PASSWORD may only be specified when --username is specified');
    }
    if (passwordFile !== undefined) {
      refuse('invalid flag: --password-file may only be specified when --username is specified');
    }
  } else {
    if (password === undefined && passwordFile === undefined) {
      refuse('required flag: $GITSYNC_PASSWORD or --password-file must be specified when --username is specified');
    }
    if (password !== undefined && passwordFile !== undefined) {
      refuse('invalid flag: only one of $GITSYNC_PASSWORD and --password-file may be specified');
    }
    if (address.login !== undefined) {
      refuse('invalid flag: credentials may not be specified in --repo when --username is specified');
    }
  }
  for (const each of flags.credential) {
    if (each.url === '') refuse('invalid flag: --credential URL must be specified');
    if (each.username === '') refuse('invalid flag: --credential username must be specified');
    if (each.password === undefined && each.passwordFile === undefined) {
      refuse('invalid flag: --credential password or password-file must be specified');
    }
    if (each.password !== undefined && each.passwordFile !== undefined) {
      refuse('invalid flag: only one of --credential password and password-file may be specified');
    }
  }
  const own: CredentialSource[] = [];
  if (username !== '') own.push({ url: address.url, username, password, passwordFile });
  if (address.login !== undefined) own.push({ url: address.url, ...address.login });
  return [...own, ...flags.credential.map((each) => ({ ...each, url: splitRemoteAddress(each.url).url }))];
}

function githubAppOf(flags: FlagValues): GithubAppOptions | undefined {
  const applicationId = flags['github-app-application-id'];
  const clientId = flags['github-app-client-id'];
  const installationId = flags['github-app-installation-id'];
  const privateKey = orUndefined(flags.__env__GITSYNC_GITHUB_APP_PRIVATE_KEY);
  const privateKeyFile = orUndefined(flags['github-app-private-key-file']);
  if (applicationId === 0 && clientId === '') {
    if (installationId !== 0) {
      refuse(
        'invalid flag: --github-app-installation-id may only be specified with --github-app-application-id or --github-app-client-id',
      );
    }
    return undefined;
  }
  const ids = '--github-app-application-id or --github-app-client-id';
  if (applicationId !== 0 && clientId !== '') refuse(`invalid flag: only one of ${ids} may be specified`);
  if (installationId === 0) {
    refuse(`invalid flag: --github-app-installation-id must be specified when ${ids} are specified`);
  }
  const keys = '$GITSYNC_GITHUB_APP_PRIVATE_KEY or --github-app-private-key-file';
  if (privateKey === undefined && privateKeyFile === undefined) {
    refuse(`invalid flag: ${keys} must be specified when ${ids} are specified`);
  }
  if (privateKey !== undefined && privateKeyFile !== undefined) {
    refuse(`invalid flag: only one of ${keys} may be specified`);
  }
  for (const name of ['username', 'password', 'password-file'] as const) {
    if (flags[name] !== '') refuse(`invalid flag: --${name} may not be specified when a GitHub app is specified`);
  }
  const issuer = clientId === '' ? String(applicationId) : clientId;
  return { baseUrl: flags['github-base-url'], issuer, installationId, privateKey, privateKeyFile };
}

function gitConfigOf(flags: FlagValues): GitConfigEntry[] {
  const cookies = flags['cookie-file'] ? [{ key: 'http.cookieFile', value: cookieFile }] : [];
  return [
    ...cookies,
    ...configsOf('git-config', flags['git-config']),
    ...flags['git-config-add'].flatMap((text) => configsOf('git-config-add', text)),
  ];
}

function configsOf(name: string, text: string): GitConfigEntry[] {
  try {
    return parseGitConfigs(text);
  } catch (error) {
    return refuse(`can't parse --${name} flag: ${(error as Error).message}`);
  }
}

function httpOf(flags: FlagValues): Options['http'] {
  const bind = flags['http-bind'];
  if (bind === '') {
    for (const name of ['http-metrics', 'http-pprof', 'unready-after-failures'] as const) {
      if (flags[name] !== false && flags[name] !== 0) {
        refuse(`required flag: --http-bind must be specified when --${name} is set`);
      }
    }
    return undefined;
  }
  try {
    parseBind(bind);
  } catch (error) {
    refuse((error as Error).message);
  }
  return { bind, metrics: flags['http-metrics'], profiling: flags['http-pprof'] };
}
