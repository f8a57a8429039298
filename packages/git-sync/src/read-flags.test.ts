import { describe, expect, test } from 'vitest';
import { formatDurationMs, parseDurationMs } from './duration.ts';
import { unknownVariables } from './environment.ts';
import { toOptions } from './options.ts';
import { knownVariables, readFlags, UsageError, usage } from './read-flags.ts';

const required = ['--repo=https://example.com/team/dags.git', '--root=/git'];

function read(argv: string[], env: NodeJS.ProcessEnv = {}) {
  const warnings: string[] = [];
  const options = toOptions(readFlags(argv, env, (sentence) => warnings.push(sentence)));
  return { ...options, warnings };
}

describe('durations', () => {
  test.each([
    ['10s', 10_000],
    ['1m30s', 90_000],
    ['100ms', 100],
    ['1.5h', 5_400_000],
    ['0', 0],
    ['-2s', -2000],
  ])('%s is %i ms', (text, expected) => expect(parseDurationMs(text)).toBe(expected));

  test.each(['', '10', 's', '1 s', '1d', '1m 30s'])('"%s" is none', (text) =>
    expect(parseDurationMs(text)).toBeUndefined(),
  );

  test('are printed as Go prints them', () => {
    expect([100_000, 50, 3_723_500, 0].map(formatDurationMs)).toEqual(['1m40s', '50ms', '1h2m3.5s', '0s']);
  });
});

describe('the command line', () => {
  test('has the defaults of git-sync v4', () => {
    expect(read(required)).toMatchObject({
      ref: 'HEAD',
      depth: 1,
      submodules: 'recursive',
      link: 'dags.git',
      periodMs: 10_000,
      initPeriodMs: 10_000,
      syncTimeoutMs: 120_000,
      maxFailures: 0,
      initMaxFailures: 0,
      staleWorktreeTimeoutMs: 0,
      garbageCollection: 'always',
      ssh: { keyFiles: ['/etc/git-secret/ssh'], knownHosts: true, knownHostsFile: '/etc/git-secret/known_hosts' },
      warnings: [],
    });
  });

  test('takes values after an equals sign or as the next argument, flags without one, and short names', () => {
    const spoken = read([
      ...required,
      '--depth',
      '0x10',
      '--one-time',
      '--group-write=false',
      '-v=6',
      '--period',
      '1m',
    ]);
    expect(spoken).toMatchObject({ depth: 16, oneTime: true, groupWrite: false, verbosity: 6, periodMs: 60_000 });
    expect(read([...required, '-v', '3']).verbosity).toBe(3);
    expect(read([...required, '-v4']).verbosity).toBe(4);
  });

  test('a cookie file is the one at its fixed place', () => {
    const cookies = { key: 'http.cookieFile', value: '/etc/git-secret/cookie_file' };
    expect(read([...required, '--cookie-file']).gitConfig).toEqual([cookies]);
  });

  test('repeats keys and credentials', () => {
    const one = '{"url":"https://a","username":"u","password":"p"}';
    const two = '[{"url":"https://b","username":"u","password-file":"/f"}]';
    const given = read(
      [...required, '--ssh-key-file=/one', '--ssh-key-file=/two', `--credential=${one}`, `--credential=${two}`],
      { GITSYNC_SSH_KEY_FILE: '/three:/four' },
    );
    expect(given.ssh.keyFiles).toEqual(['/one', '/two']);
    expect(given.sources.map((each) => each.url)).toEqual(['https://a', 'https://b']);
    expect(read(required, { GITSYNC_SSH_KEY_FILE: '/three:/four' }).ssh.keyFiles).toEqual(['/three', '/four']);
  });

  test.each([
    [['--dept=1'], 'unknown flag: --dept; did you mean --depth?'],
    [['--one-time=maybe'], 'invalid flag: --one-time: "maybe" is not true or false'],
    [['--period=10'], 'invalid flag: --period: "10" is not a duration such as 10s, 1m30s or 100ms'],
    [['-repo=x'], 'unknown shorthand flag: -repo'],
    [['--depth'], 'flag needs an argument: --depth'],
    [['--credential={"url":"https://a","username":"u","token":"t"}'], 'unknown field "token" in a credential'],
  ])('%j is refused by name', (more, message) => {
    expect(() => read([...required, ...more])).toThrow(UsageError);
    expect(() => read([...required, ...more])).toThrow(message);
  });

  test.each([
    ['010', 8],
    ['0x10', 16],
    ['0b11', 3],
    ['0', 0],
  ])('the whole number %s is read as in Go', (text, depth) => {
    expect(read([...required, `--depth=${text}`]).depth).toBe(depth);
    expect(() => read([...required, '--depth=08'])).toThrow('"08" is not a whole number');
    expect(read([...required, `--max-failures=-${text}`]).maxFailures).toBe(depth === 0 ? 0 : -depth);
  });

  test('a word that belongs to no flag has no effect, and is named', () => {
    const given = read([...required, '--one-time', 'true', '--depth=2']);
    expect(given).toMatchObject({
      depth: 2,
      warnings: [expect.stringContaining('the argument "true" belongs to no flag')],
    });
  });

  test('the help names every flag with its variable and no older or hidden one', () => {
    expect(usage()).toContain('--stale-worktree-timeout duration');
    expect(usage()).toContain('($GITSYNC_REPO)');
    expect(usage()).not.toMatch(/--(branch|wait|password|__env__\S*) /);
  });
});

describe('the environment', () => {
  test("the chart's own block of the older names is valid", () => {
    const given = read([], {
      GIT_SYNC_REPO: 'https://github.com/apache/airflow',
      GIT_SYNC_BRANCH: 'master',
      GIT_SYNC_ROOT: '/git',
      GIT_SYNC_DEST: 'repo',
      GIT_SYNC_WAIT: '60',
      GIT_SYNC_USERNAME: '',
      GIT_SYNC_PASSWORD: '',
    });
    expect(given).toMatchObject({ ref: 'master', link: 'repo', root: '/git', periodMs: 60_000, sources: [] });
    expect(given.warnings).toContain('env $GIT_SYNC_ROOT has been deprecated, use $GITSYNC_ROOT instead');
  });

  test('a flag beats a variable, and the older of two variables wins with a word about it', () => {
    const env = { GITSYNC_DEPTH: '2', GIT_SYNC_DEPTH: '3' };
    const given = read(required, env);
    expect(given.depth).toBe(3);
    expect(given.warnings).toContain('env $GITSYNC_DEPTH was overridden by $GIT_SYNC_DEPTH');
    expect(read([...required, '--depth=4'], env).depth).toBe(4);
  });

  test('a variable of the wrong type is fatal and named', () => {
    expect(() => read(required, { GITSYNC_ONE_TIME: 'maybe' })).toThrow('invalid bool env $GITSYNC_ONE_TIME');
    expect(() => read(required, { GIT_SYNC_DEPTH: '' })).toThrow('invalid int env $GIT_SYNC_DEPTH');
  });

  test('a pause may be a fraction of a second', () => {
    expect(read(required, { GIT_SYNC_WAIT: '0.25' }).periodMs).toBe(250);
  });

  test('variables that nothing reads are found, those of a Kubernetes service are not meant', () => {
    const env = {
      GITSYNC_BRANCH: 'x',
      GIT_SYNC_REPO: 'y',
      GIT_SYNC_SERVICE_HOST: 'z',
      GIT_SYNC_PORT_80_TCP: 'z',
      HOME: '/',
    };
    expect(unknownVariables(env, knownVariables())).toEqual(['GITSYNC_BRANCH']);
  });
});

describe('combinations', () => {
  test.each([
    [['--root=/git'], {}, '--repo must be specified'],
    [['--repo=x'], {}, '--root must be specified'],
    [[...required, '--branch=a', '--rev=b'], {}, "can't set --ref from deprecated --branch and --rev"],
    [[...required, '--ref=--upload-pack=x'], {}, '--ref must not start with a dash'],
    [[...required, '--link=.git'], {}, '--link must not be the root or one of its own parts'],
    [[...required, '--link=/git'], {}, '--link must not be the root'],
    [[...required, '--depth=-1'], {}, '--depth must be greater than or equal to 0'],
    [[...required, '--submodules=some'], {}, '--submodules must be one of'],
    [[...required, '--git-gc=some'], {}, '--git-gc must be one of'],
    [[...required, '--period=1ms'], {}, '--period must be at least 10ms'],
    [[...required, '--init-period=1ms'], {}, '--init-period must be at least 10ms'],
    [[...required, '--sync-timeout=1ms'], {}, '--sync-timeout must be at least 10ms'],
    [[...required, '--change-permissions=0755'], {}, '--change-permissions is no longer supported'],
    [[...required, '--sync-on-signal=SIGNOTHING'], {}, '--sync-on-signal must be a valid signal'],
    [[...required, '--exechook-command=x', '--exechook-backoff=1ms'], {}, '--exechook-backoff must be at least 1s'],
    [[...required, '--webhook-url=http://x', '--webhook-timeout=1ms'], {}, '--webhook-timeout must be at least 1s'],
    [[...required, '--username=u'], {}, '$GITSYNC_PASSWORD or --password-file must be specified'],
    [[...required, '--username=u', '--password-file=f'], { GITSYNC_PASSWORD: 'p' }, 'only one of $GITSYNC_PASSWORD'],
    [required, { GITSYNC_PASSWORD: 'p' }, '$GITSYNC_PASSWORD may only be specified when --username'],
    [
      [...required, '--repo=https://u:p@x/y', '--username=u'],
      { GITSYNC_PASSWORD: 'p' },
      'may not be specified in --repo',
    ],
    [[...required, '--http-metrics'], {}, '--http-bind must be specified when --http-metrics'],
    [[...required, '--http-bind=nowhere'], {}, '--http-bind must be [host]:port'],
    [[...required, '--github-app-application-id=1'], {}, '--github-app-installation-id must be specified'],
    [[...required, '--github-app-installation-id=1'], {}, '--github-app-installation-id may only be specified'],
    [[...required, '--git-config=nonsense'], {}, "can't parse --git-config flag"],
  ] as Array<[string[], NodeJS.ProcessEnv, string]>)('%j with %j is refused', (argv, env, message) => {
    expect(() => read(argv, env)).toThrow(message);
  });

  test('a login in the address is taken out of it', () => {
    const { url, sources } = read(['--repo=https://user:p%40ss@example.com/x.git', '--root=/git']);
    expect(url).toBe('https://example.com/x.git');
    expect(sources).toEqual([{ url, username: 'user', password: 'p@ss' }]);
    expect(read(['--repo=git@example.com:x.git', '--root=/git']).url).toBe('git@example.com:x.git');
    expect(read(['--repo=ssh://git@example.com/x.git', '--root=/git']).url).toBe('ssh://git@example.com/x.git');
  });
});
