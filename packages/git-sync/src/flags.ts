import { type CredentialSource, parseCredentials } from './credentials.ts';
import { readEnvironment } from './environment.ts';
import { boolType, durationType, type FlagType, floatType, intType, stringType } from './flag-values.ts';

/** git-sync v4's flags, their variables and their defaults, and the reading of a command line against them. */

interface Flag<T> {
  type: FlagType<T>;
  fallback: T;
  /** The present name first, then the older ones. */
  environment: readonly string[];
  help: string;
  /** Each use on the command line adds to the value instead of replacing it. */
  add?: ((before: T, more: T, isFirst: boolean) => T) | undefined;
  deprecated?: string | undefined;
  /** Not shown in the help. */
  hidden?: boolean | undefined;
}

type Extra<T> = Pick<Flag<T>, 'add' | 'deprecated' | 'hidden'>;

function flag<T>(
  type: FlagType<T>,
  fallback: T,
  environment: readonly string[],
  help: string,
  extra: Extra<T> = {},
): Flag<T> {
  return { type, fallback, environment, help, ...extra };
}

const pathsType: FlagType<readonly string[]> = { name: 'string', parse: (text) => [text] };
const credentialsType: FlagType<readonly CredentialSource[]> = { name: 'json', parse: parseCredentials };
const append = <T>(before: readonly T[], more: readonly T[]): readonly T[] => [...before, ...more];
const replaceThenAppend = <T>(before: readonly T[], more: readonly T[], isFirst: boolean): readonly T[] =>
  isFirst ? more : append(before, more);

const seconds = 1000;
const none: readonly string[] = [];

export const flags = {
  verbose: flag(intType, 0, ['GITSYNC_VERBOSE'], 'logs at this level and lower will be printed'),
  repo: flag(stringType, '', ['GITSYNC_REPO', 'GIT_SYNC_REPO'], 'the git repository to sync (required)'),
  ref: flag(stringType, 'HEAD', ['GITSYNC_REF'], 'the git revision (branch, tag, or full hash) to sync'),
  depth: flag(intType, 1, ['GITSYNC_DEPTH', 'GIT_SYNC_DEPTH'], 'commits of history to have; 0 means all'),
  filter: flag(stringType, '', ['GITSYNC_FILTER'], "partial clone with this filter (e.g. 'blob:none', 'tree:0')"),
  submodules: flag(
    stringType,
    'recursive',
    ['GITSYNC_SUBMODULES', 'GIT_SYNC_SUBMODULES'],
    "submodule behavior: one of 'recursive', 'shallow' or 'off'",
  ),
  'sparse-checkout-file': flag(
    stringType,
    '',
    ['GITSYNC_SPARSE_CHECKOUT_FILE', 'GIT_SYNC_SPARSE_CHECKOUT_FILE'],
    'the path to a sparse-checkout file',
  ),
  root: flag(stringType, '', ['GITSYNC_ROOT', 'GIT_SYNC_ROOT'], 'the directory for git-sync operations (required)'),
  link: flag(
    stringType,
    '',
    ['GITSYNC_LINK', 'GIT_SYNC_LINK'],
    'the path (absolute or relative to --root) of the symlink to the checked-out files (defaults to the leaf of --repo)',
  ),
  'error-file': flag(
    stringType,
    '',
    ['GITSYNC_ERROR_FILE', 'GIT_SYNC_ERROR_FILE'],
    'the path (absolute or relative to --root) of a file into which errors are written',
  ),
  'init-period': flag(durationType, 0, ['GITSYNC_INIT_PERIOD'], 'pause between attempts until the first success'),
  period: flag(durationType, 10 * seconds, ['GITSYNC_PERIOD', 'GIT_SYNC_PERIOD'], 'pause between syncs, >= 10ms'),
  'sync-timeout': flag(
    durationType,
    120 * seconds,
    ['GITSYNC_SYNC_TIMEOUT', 'GIT_SYNC_SYNC_TIMEOUT'],
    'the total time allowed for one complete sync, >= 10ms',
  ),
  'one-time': flag(boolType, false, ['GITSYNC_ONE_TIME', 'GIT_SYNC_ONE_TIME'], 'exit after the first sync'),
  'sync-on-signal': flag(
    stringType,
    '',
    ['GITSYNC_SYNC_ON_SIGNAL', 'GIT_SYNC_SYNC_ON_SIGNAL'],
    'sync on receipt of the specified signal (e.g. SIGHUP)',
  ),
  'max-failures': flag(
    intType,
    0,
    ['GITSYNC_MAX_FAILURES', 'GIT_SYNC_MAX_FAILURES'],
    'consecutive failures allowed before aborting (-1 will retry forever)',
  ),
  'init-max-failures': flag<number | undefined>(
    intType,
    undefined,
    ['GITSYNC_INIT_MAX_FAILURES'],
    'the same until the first success; if unset, --max-failures applies',
  ),
  'touch-file': flag(
    stringType,
    '',
    ['GITSYNC_TOUCH_FILE', 'GIT_SYNC_TOUCH_FILE'],
    'the path (absolute or relative to --root) of a file which is touched whenever a sync changes something',
  ),
  'add-user': flag(
    boolType,
    false,
    ['GITSYNC_ADD_USER', 'GIT_SYNC_ADD_USER'],
    'add a record to /etc/passwd for the current UID/GID (needed to use SSH with an arbitrary UID)',
  ),
  'group-write': flag(
    boolType,
    false,
    ['GITSYNC_GROUP_WRITE', 'GIT_SYNC_GROUP_WRITE'],
    'make all data (repo, worktrees, etc.) group writable',
  ),
  'stale-worktree-timeout': flag(
    durationType,
    0,
    ['GITSYNC_STALE_WORKTREE_TIMEOUT'],
    'how long to retain non-current worktrees',
  ),
  'exechook-command': flag(
    stringType,
    '',
    ['GITSYNC_EXECHOOK_COMMAND', 'GIT_SYNC_EXECHOOK_COMMAND'],
    'a command to be run when syncs complete (must be idempotent)',
  ),
  'exechook-timeout': flag(
    durationType,
    30 * seconds,
    ['GITSYNC_EXECHOOK_TIMEOUT', 'GIT_SYNC_EXECHOOK_TIMEOUT'],
    'the timeout for the exechook',
  ),
  'exechook-backoff': flag(
    durationType,
    3 * seconds,
    ['GITSYNC_EXECHOOK_BACKOFF', 'GIT_SYNC_EXECHOOK_BACKOFF'],
    'the pause before a failed exechook is tried again',
  ),
  'pre-publish-exechook-command': flag(
    stringType,
    '',
    ['GITSYNC_PRE_PUBLISH_EXECHOOK_COMMAND'],
    'a command to be started before a change is published (must be idempotent); publishing does not wait for it',
  ),
  'pre-publish-exechook-timeout': flag(
    durationType,
    30 * seconds,
    ['GITSYNC_PRE_PUBLISH_EXECHOOK_TIMEOUT'],
    'the timeout for the pre-publish-exechook',
  ),
  'pre-publish-exechook-backoff': flag(
    durationType,
    3 * seconds,
    ['GITSYNC_PRE_PUBLISH_EXECHOOK_BACKOFF'],
    'the pause before a failed pre-publish-exechook is tried again',
  ),
  'webhook-url': flag(
    stringType,
    '',
    ['GITSYNC_WEBHOOK_URL', 'GIT_SYNC_WEBHOOK_URL'],
    'a URL to be called when syncs complete (must be idempotent)',
  ),
  'webhook-method': flag(
    stringType,
    'POST',
    ['GITSYNC_WEBHOOK_METHOD', 'GIT_SYNC_WEBHOOK_METHOD'],
    'the HTTP method for the webhook',
  ),
  'webhook-success-status': flag(
    intType,
    200,
    ['GITSYNC_WEBHOOK_SUCCESS_STATUS', 'GIT_SYNC_WEBHOOK_SUCCESS_STATUS'],
    'the HTTP status that means success; 0 disables the check',
  ),
  'webhook-timeout': flag(
    durationType,
    1 * seconds,
    ['GITSYNC_WEBHOOK_TIMEOUT', 'GIT_SYNC_WEBHOOK_TIMEOUT'],
    'the timeout for the webhook',
  ),
  'webhook-backoff': flag(
    durationType,
    3 * seconds,
    ['GITSYNC_WEBHOOK_BACKOFF', 'GIT_SYNC_WEBHOOK_BACKOFF'],
    'the pause before a failed webhook is tried again',
  ),
  username: flag(stringType, '', ['GITSYNC_USERNAME', 'GIT_SYNC_USERNAME'], 'the username to use for git auth'),
  __env__GITSYNC_PASSWORD: flag(
    stringType,
    '',
    ['GITSYNC_PASSWORD', 'GIT_SYNC_PASSWORD'],
    'the password or personal access token; only for tests on the command line',
    { hidden: true },
  ),
  'password-file': flag(
    stringType,
    '',
    ['GITSYNC_PASSWORD_FILE', 'GIT_SYNC_PASSWORD_FILE'],
    'the file with the password or personal access token, read anew at every sync',
  ),
  credential: flag(
    credentialsType,
    [],
    ['GITSYNC_CREDENTIAL'],
    'a JSON object (or a list of them) with url, username and password or password-file; can be repeated',
    { add: append },
  ),
  'ssh-key-file': flag(
    pathsType,
    ['/etc/git-secret/ssh'],
    ['GITSYNC_SSH_KEY_FILE', 'GIT_SYNC_SSH_KEY_FILE', 'GIT_SSH_KEY_FILE'],
    'the SSH key to use; can be repeated',
    { add: replaceThenAppend },
  ),
  'ssh-known-hosts': flag(
    boolType,
    true,
    ['GITSYNC_SSH_KNOWN_HOSTS', 'GIT_SYNC_KNOWN_HOSTS', 'GIT_KNOWN_HOSTS'],
    'enable SSH known_hosts verification',
  ),
  'ssh-known-hosts-file': flag(
    stringType,
    '/etc/git-secret/known_hosts',
    ['GITSYNC_SSH_KNOWN_HOSTS_FILE', 'GIT_SYNC_SSH_KNOWN_HOSTS_FILE', 'GIT_SSH_KNOWN_HOSTS_FILE'],
    'the known_hosts file to use',
  ),
  'cookie-file': flag(
    boolType,
    false,
    ['GITSYNC_COOKIE_FILE', 'GIT_SYNC_COOKIE_FILE', 'GIT_COOKIE_FILE'],
    'use a git cookiefile (/etc/git-secret/cookie_file) for authentication',
  ),
  'askpass-url': flag(
    stringType,
    '',
    ['GITSYNC_ASKPASS_URL', 'GIT_SYNC_ASKPASS_URL', 'GIT_ASKPASS_URL'],
    'a URL to query for git credentials (username=<value> and password=<value>)',
  ),
  'github-base-url': flag(
    stringType,
    'https://api.github.com/',
    ['GITSYNC_GITHUB_BASE_URL'],
    'the base URL for requests to GitHub when using GitHub app auth',
  ),
  __env__GITSYNC_GITHUB_APP_PRIVATE_KEY: flag(
    stringType,
    '',
    ['GITSYNC_GITHUB_APP_PRIVATE_KEY'],
    'the private key of the GitHub app; only for tests on the command line',
    { hidden: true },
  ),
  'github-app-private-key-file': flag(
    stringType,
    '',
    ['GITSYNC_GITHUB_APP_PRIVATE_KEY_FILE'],
    'the file with the private key of the GitHub app',
  ),
  'github-app-client-id': flag(stringType, '', ['GITSYNC_GITHUB_APP_CLIENT_ID'], 'the client ID of the GitHub app'),
  'github-app-application-id': flag(intType, 0, ['GITSYNC_GITHUB_APP_APPLICATION_ID'], 'the ID of the GitHub app'),
  'github-app-installation-id': flag(
    intType,
    0,
    ['GITSYNC_GITHUB_APP_INSTALLATION_ID'],
    'the installation ID of the GitHub app',
  ),
  git: flag(stringType, 'git', ['GITSYNC_GIT', 'GIT_SYNC_GIT'], 'the git command to run (mostly for testing)'),
  'git-config': flag(
    stringType,
    '',
    ['GITSYNC_GIT_CONFIG', 'GIT_SYNC_GIT_CONFIG'],
    `additional git config options in 'section.var1:val1,"section.sub.var2":"val2"' format`,
  ),
  'git-config-add': flag(
    pathsType,
    [],
    none,
    "one additional git config option in 'section.var1:val1' format; can be repeated",
    { add: append },
  ),
  'git-gc': flag(
    stringType,
    'always',
    ['GITSYNC_GIT_GC', 'GIT_SYNC_GIT_GC'],
    "garbage collection: one of 'auto', 'always', 'aggressive' or 'off'",
  ),
  'http-bind': flag(
    stringType,
    '',
    ['GITSYNC_HTTP_BIND', 'GIT_SYNC_HTTP_BIND'],
    "the bind address (including port) of git-sync's HTTP endpoint",
  ),
  'http-metrics': flag(
    boolType,
    false,
    ['GITSYNC_HTTP_METRICS', 'GIT_SYNC_HTTP_METRICS'],
    'serve metrics on the HTTP endpoint',
  ),
  'http-pprof': flag(
    boolType,
    false,
    ['GITSYNC_HTTP_PPROF', 'GIT_SYNC_HTTP_PPROF'],
    'serve profiles of this process on the HTTP endpoint',
  ),
  'unready-after-failures': flag(
    intType,
    0,
    ['GITSYNC_UNREADY_AFTER_FAILURES'],
    'answer 503 on the HTTP endpoint after this many failures in a row; 0 stays ready',
  ),
  version: flag(boolType, false, none, 'print the version and exit'),
  help: flag(boolType, false, none, 'print help text and exit'),
  man: flag(boolType, false, none, 'print the full manual and exit'),

  branch: flag(stringType, '', ['GIT_SYNC_BRANCH'], 'use --ref instead', { deprecated: 'use --ref instead' }),
  rev: flag(stringType, '', ['GIT_SYNC_REV'], '', { deprecated: 'use --ref instead' }),
  'change-permissions': flag(intType, 0, ['GIT_SYNC_PERMISSIONS'], '', { deprecated: 'use --group-write instead' }),
  dest: flag(stringType, '', ['GIT_SYNC_DEST'], '', { deprecated: 'use --link instead' }),
  'max-sync-failures': flag(intType, 0, ['GIT_SYNC_MAX_SYNC_FAILURES'], '', {
    deprecated: 'use --max-failures instead',
  }),
  password: flag(stringType, '', none, '', { deprecated: 'use --password-file or $GITSYNC_PASSWORD instead' }),
  ssh: flag(boolType, false, none, '', { deprecated: 'no longer necessary' }),
  'sync-hook-command': flag(stringType, '', ['GIT_SYNC_HOOK_COMMAND'], '', {
    deprecated: 'use --exechook-command instead',
  }),
  timeout: flag(intType, 0, ['GIT_SYNC_TIMEOUT'], '', { deprecated: 'use --sync-timeout instead' }),
  v: flag(intType, -1, none, '', { deprecated: 'use -v or --verbose instead' }),
  wait: flag(floatType, 0, ['GIT_SYNC_WAIT'], '', { deprecated: 'use --period instead' }),
} as const;

type FlagName = keyof typeof flags;
export type FlagValues = { -readonly [Name in FlagName]: (typeof flags)[Name] extends Flag<infer T> ? T : never };

const shortNames: Readonly<Record<string, FlagName>> = { v: 'verbose', h: 'help', '?': 'help' };

/** A command line or a variable that is not understood; the message is for the user. */
export class UsageError extends Error {}

/** The values of all flags: from the command line, else from the environment, else the default. */
export function readFlags(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  warn: (sentence: string) => void,
): FlagValues {
  const values: Record<string, unknown> = {};
  for (const [name, { fallback, environment: names, type }] of Object.entries(flags) as [string, Flag<unknown>][]) {
    const found = names.length === 0 ? undefined : readEnvironment(environment, names, warn);
    values[name] = found === undefined ? fallback : parseVariable(type, found.name, found.value, name);
  }
  const given = new Set<string>();
  for (const { name, text } of readArguments(argv)) {
    const { type, add, deprecated } = flags[name] as Flag<unknown>;
    if (deprecated !== undefined) warn(`flag --${name} has been deprecated, ${deprecated}`);
    const value = parseArgument(type, name, text);
    values[name] = add === undefined ? value : add(values[name], value, !given.has(name));
    given.add(name);
  }
  return values as FlagValues;
}

function parseVariable(type: FlagType<unknown>, variable: string, text: string, name: string): unknown {
  try {
    return name === 'ssh-key-file' ? text.split(':') : type.parse(text);
  } catch (error) {
    throw new UsageError(`invalid ${type.name} env $${variable}: ${(error as Error).message}`);
  }
}

function parseArgument(type: FlagType<unknown>, name: string, text: string): unknown {
  try {
    return type.parse(text);
  } catch (error) {
    throw new UsageError(`invalid flag: --${name}: ${(error as Error).message}`);
  }
}

function* readArguments(argv: readonly string[]): Generator<{ name: FlagName; text: string }> {
  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') return;
    const [, dashes, given, attached] = /^(--?)([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (dashes === undefined || given === undefined) throw new UsageError(`unexpected argument "${argument}"`);
    const { name, glued } = dashes === '--' ? { name: longName(given), glued: undefined } : shortName(given);
    const text = attached ?? glued ?? ((flags[name] as Flag<unknown>).type === boolType ? 'true' : rest.shift());
    if (text === undefined) throw new UsageError(`flag needs an argument: ${dashes}${given}`);
    yield { name, text };
  }
}

function longName(given: string): FlagName {
  if (Object.hasOwn(flags, given)) return given as FlagName;
  const nearest = nearestName(given);
  throw new UsageError(`unknown flag: --${given}${nearest === undefined ? '' : `; did you mean --${nearest}?`}`);
}

function shortName(given: string): { name: FlagName; glued: string | undefined } {
  const name = shortNames[given[0]!];
  if (name === undefined) throw new UsageError(`unknown shorthand flag: -${given}`);
  return { name, glued: given.length > 1 ? given.slice(1) : undefined };
}

/** The known flag that shares the most letter pairs with a misspelt one. */
function nearestName(given: string): string | undefined {
  const pairs = (text: string) => Array.from(text.slice(1), (letter, index) => text[index]! + letter);
  const wanted = pairs(given);
  let best: { name: string; score: number } | undefined;
  for (const name of Object.keys(flags)) {
    const own = pairs(name);
    const score = (2 * wanted.filter((pair) => own.includes(pair)).length) / (wanted.length + own.length);
    if (score > (best?.score ?? 0.5)) best = { name, score };
  }
  return best?.name;
}

/** Every variable that a flag reads. */
export function knownVariables(): Set<string> {
  return new Set(Object.values(flags).flatMap((each) => each.environment));
}

/** The help: one line a flag. */
export function usage(): string {
  const lines = ['Usage: git-sync [FLAGS...]', '', ' FLAGS:'];
  for (const [name, each] of Object.entries(flags) as [string, Flag<unknown>][]) {
    if (each.hidden === true || each.deprecated !== undefined) continue;
    const variable = each.environment[0] === undefined ? '' : ` ($${each.environment[0]})`;
    lines.push(`  --${name} ${each.type.name}`, `      ${each.help}${variable}`);
  }
  lines.push('', ' ENVIRONMENT VARIABLES:');
  lines.push('  GITSYNC_PASSWORD string', '      the password or personal access token to use for git auth');
  lines.push('  GITSYNC_GITHUB_APP_PRIVATE_KEY string', '      the private key to use for GitHub app auth');
  return `${lines.join('\n')}\n`;
}
