import { type CredentialSource, parseCredentials } from './credentials.ts';
import { boolType, durationType, type FlagType, floatType, intType, stringType } from './flag-values.ts';

/** git-sync v4's flags, their variables and their defaults. */

export interface Flag<T> {
  type: FlagType<T>;
  fallback: T;
  /** The present name first, then the older ones. */
  environment: readonly string[];
  help: string;
  /** Each use on the command line adds to the value instead of replacing it. */
  add?: ((before: T, more: T, isFirst: boolean) => T) | undefined;
  deprecated?: string | undefined;
  /** How a variable's text becomes the value, where it is not as on the command line. */
  fromVariable?: ((text: string) => T) | undefined;
  /** Not shown in the help. */
  hidden?: boolean | undefined;
}

type Extra<T> = Pick<Flag<T>, 'add' | 'deprecated' | 'fromVariable' | 'hidden'>;

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
    { add: replaceThenAppend, fromVariable: (text) => text.split(':') },
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
  man: flag(boolType, false, none, 'the same as --help'),

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

export type FlagName = keyof typeof flags;
export type FlagValues = { -readonly [Name in FlagName]: (typeof flags)[Name] extends Flag<infer T> ? T : never };
