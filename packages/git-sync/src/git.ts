import path from 'node:path';
import type { GitCredential } from './credentials.ts';
import { formatDurationMs } from './duration.ts';
import type { GitConfigEntry } from './git-config-grammar.ts';
import { type GitHome, quoteForShell } from './git-home.ts';
import type { Log } from './log.ts';
import { type CommandOutput, runCommand } from './run-command.ts';

export interface SshOptions {
  keyFiles: readonly string[];
  /** Whether the host's key must be in the known hosts file. */
  knownHosts: boolean;
  knownHostsFile?: string | undefined;
}

/** What bounds one piece of work: the instant it must be done by, and the signal to stop. */
export interface Limits {
  deadlineAt: number;
  signal?: AbortSignal | undefined;
}

/** The variables of our own environment that a git process is given. A credential helper of the user's may need any of the others. */
const handedOn =
  /^(PATH|TMPDIR|USER|LOGNAME|TZ|LD_PRELOAD|NSS_WRAPPER_(PASSWD|GROUP)|SSH_AUTH_SOCK|SSL_CERT_(FILE|DIR)|(HTTPS?|FTP|ALL|NO)_PROXY|GIT_(SSL_\w+|HTTP_\w+|PROXY_\w+|ALLOW_PROTOCOL|SSH_VARIANT))$/i;

interface GitOptions {
  command?: string | undefined;
  home: GitHome;
  environment: NodeJS.ProcessEnv;
  ssh?: SshOptions | undefined;
  /** git does not look for a repository above the folder that holds this one. */
  ceiling: string;
  extraEnvironment?: NodeJS.ProcessEnv;
  /** Told of each command at level 5, of its output at level 6. */
  log?: Log | undefined;
}

/** Runs the git command: clean environment, no prompt, no terminal, bounded in time. */
export class Git {
  readonly #command: string;
  readonly #home: GitHome;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #log: Log | undefined;
  #secrets: NodeJS.ProcessEnv = {};

  constructor(options: GitOptions) {
    this.#command = options.command ?? 'git';
    this.#home = options.home;
    this.#log = options.log;
    const isHandedOn = (name: string) =>
      handedOn.test(name) || (options.home.hasForeignHelper && !/^(GIT|LEEWARD)/.test(name));
    const inherited = Object.entries(options.environment).filter(([name]) => isHandedOn(name));
    this.#environment = {
      ...Object.fromEntries(inherited),
      HOME: options.home.directory,
      XDG_CONFIG_HOME: options.home.directory,
      LC_ALL: 'C',
      GIT_CONFIG_GLOBAL: options.home.configFile,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CEILING_DIRECTORIES: path.dirname(options.ceiling),
      GIT_SSH_COMMAND: sshCommand(options.environment.GIT_SSH_COMMAND, options.ssh),
      SSH_ASKPASS_REQUIRE: 'never',
      ...options.extraEnvironment,
    };
  }

  /** The credentials that git may use from now on. */
  useCredentials(credentials: readonly GitCredential[]): void {
    const longestFirst = withoutNamesOnly(credentials).sort((one, other) => other.url.length - one.url.length);
    this.#secrets = { LEEWARD_GIT_CREDENTIALS: String(longestFirst.length) };
    for (const [index, { url, username, password }] of longestFirst.entries()) {
      this.#secrets[`LEEWARD_GIT_URL_${index}`] = url.replace(/\/+$/, '');
      this.#secrets[`LEEWARD_GIT_USERNAME_${index}`] = username;
      this.#secrets[`LEEWARD_GIT_PASSWORD_${index}`] = password;
    }
  }

  /** Runs git in a folder. Throws CommandError with git's own words. */
  async run(cwd: string, args: readonly string[], limits: Limits): Promise<CommandOutput> {
    await this.#home.ensure();
    const startedAt = Date.now();
    this.#log?.info(5, 'running command', { cwd, cmd: [this.#command, ...args].join(' ') });
    const output = await runCommand(this.#command, args, {
      cwd,
      env: { ...this.#environment, ...this.#secrets },
      signal: limits.signal,
      timeoutMs: limits.deadlineAt - startedAt,
    });
    this.#log?.info(6, 'command result', { ...output, time: formatDurationMs(Date.now() - startedAt) });
    return output;
  }
}

/**
 * What a hook's own git takes over beside the configuration of the machine and its user: the given entries, after those
 * that the environment has already, and our ssh command. No password is in it.
 */
export function hookEnvironment(
  environment: NodeJS.ProcessEnv,
  entries: readonly GitConfigEntry[],
  ssh: SshOptions | undefined,
): NodeJS.ProcessEnv {
  const all: NodeJS.ProcessEnv = { ...environment };
  if (ssh !== undefined) all.GIT_SSH_COMMAND = sshCommand(environment.GIT_SSH_COMMAND, ssh);
  const present = Number(environment.GIT_CONFIG_COUNT ?? 0);
  for (const [index, { key, value }] of entries.entries()) {
    all[`GIT_CONFIG_KEY_${present + index}`] = key;
    all[`GIT_CONFIG_VALUE_${present + index}`] = value;
    all.GIT_CONFIG_COUNT = String(present + index + 1);
  }
  return all;
}

function sshCommand(configured: string | undefined, ssh: SshOptions | undefined): string {
  const parts = [configured === undefined || configured === '' ? 'ssh' : configured, '-o BatchMode=yes'];
  for (const file of ssh?.keyFiles ?? []) parts.push(`-i ${quoteForShell(file)}`);
  if (ssh !== undefined && !ssh.knownHosts) {
    parts.push('-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null');
  } else {
    parts.push('-o StrictHostKeyChecking=yes');
    if (ssh?.knownHostsFile !== undefined) parts.push(`-o UserKnownHostsFile=${quoteForShell(ssh.knownHostsFile)}`);
  }
  return parts.join(' ');
}

/** A user name in an address, without a password, only says whose of the host's other logins is meant, if there is one. */
function withoutNamesOnly(credentials: readonly GitCredential[]): GitCredential[] {
  const hostOf = (url: string) => /^[^/]+:\/\/[^/]+/.exec(url)?.[0];
  return credentials.filter(
    ({ url, username, password }) =>
      password !== '' ||
      !credentials.some((o) => o.password !== '' && o.username === username && hostOf(o.url) === hostOf(url)),
  );
}
