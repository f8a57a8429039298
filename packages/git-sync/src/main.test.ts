import { chmod, chown, mkdir, readdir, readlink, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually } from './testing/eventually.ts';
import { newSandbox, type Sandbox } from './testing/sandbox.ts';

describe('the command', () => {
  test.runIf(process.getuid!() === 0)(
    'runs as a user that has no name and did not make the root, and others can read what it publishes',
    async () => {
      await using box = await newSandbox();
      const stranger = 54_321;
      await chmod(box.directory, 0o755);
      await chown(box.root, 0, stranger);
      await chmod(box.root, 0o2775);
      const sync = box.start(['--one-time'], {}, { uid: stranger });
      expect(await sync.exited(), sync.stderr).toBe(0);
      expect((await stat(path.join(box.link, 'file'))).uid).toBe(stranger);
      const modes = await Promise.all(
        ['.worktrees', 'link/', 'link/file'].map(async (name) => (await stat(path.join(box.root, name))).mode & 0o777),
      );
      expect(modes).toEqual([0o775, 0o775, 0o664]);
      expect((await stat(path.join(box.root, '.git-sync'))).mode & 0o777).toBe(0o700);
    },
  );

  test('a refused configuration ends it with 1, a sentence and the error file', async () => {
    await using box = await newSandbox();
    const sync = box.start(['--depth=-1', '--error-file=error.json']);
    expect(await sync.exited()).toBe(1);
    expect(sync.stderr).toContain('invalid flag: --depth must be greater than or equal to 0');
    expect(JSON.parse((await box.read('error.json'))!).Err).toContain('--depth');
  });

  test('a folder in place of the link goes with the rest of a root that is no repository', async () => {
    await using box = await newSandbox();
    await mkdir(path.join(box.link, 'inner'), { recursive: true });
    const { code, log } = await box.once();
    expect(code, log).toBe(0);
    expect(await readlink(box.link)).toMatch(/^\.worktrees\/[0-9a-f]{40}$/);
  });

  test('a folder that came in place of the link is told, and nothing is left of the try', async () => {
    await using box = await newSandbox();
    expect((await box.once()).code).toBe(0);
    await rm(box.link);
    await mkdir(path.join(box.link, 'inner'), { recursive: true });
    const { code, log } = await box.once();
    expect(code).toBe(1);
    expect(log).toContain('EISDIR');
    expect((await readdir(box.root)).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  test.each([
    ['cannot be written', 'file:///does-not-exist', (box: Sandbox) => path.join(box.repo, 'file', 'error.json')],
    ['cannot be removed', undefined, (box: Sandbox) => box.work],
  ])('an error file that %s ends nothing', async (_, repo, errorFile) => {
    await using box = await newSandbox();
    const flags = ['--max-failures=-1', `--error-file=${errorFile(box)}`];
    const sync = box.start(repo === undefined ? flags : [...flags, `--repo=${repo}`]);
    await sync.waitForPolls(2);
    expect(sync.stderr).toContain(' the error file","error":');
  });

  test('the log of verbosity 5 has each command of git, that of 6 its output', async () => {
    await using box = await newSandbox();
    const { log } = await box.once(['--verbose=5']);
    expect(log).toMatch(/"level":5,"msg":"running command","cwd":"[^"]+","cmd":"git fetch /);
    expect(log).not.toContain('command result');
    expect((await box.once(['--verbose=6'])).log).toMatch(/"level":6,"msg":"command result","stdout":"/);
  });

  test('git in a hook has the settings of --git-config and the ssh command', async () => {
    await using box = await newSandbox();
    const hook = await box.script('hook', '(git config sect.k; echo "$GIT_SSH_COMMAND") > $TOLD');
    const told = path.join(box.work, 'told');
    const flags = ['--git-config=sect.k:v', '--ssh-key-file=/keys/one', `--exechook-command=${hook}`];
    await box.syncOnce(flags, { TOLD: told });
    expect(await box.read(told)).toMatch(/^v\nssh .*\/keys\/one/);
  });

  test('git and its ssh have what names a user that the machine does not know', async () => {
    await using box = await newSandbox();
    const told = path.join(box.work, 'told');
    const git = await box.script('git-that-tells', `echo "$NSS_WRAPPER_PASSWD" >> ${told}; exec git "$@"`);
    await box.syncOnce([`--git=${git}`], { NSS_WRAPPER_PASSWD: '/tmp/passwd-of-7' });
    expect(new Set((await box.read(told))?.trim().split('\n'))).toEqual(new Set(['/tmp/passwd-of-7']));
  });

  test('a variable that nothing reads is named', async () => {
    await using box = await newSandbox();
    const { code, log } = await box.once([], { GITSYNC_BRANCH: 'main' });
    expect(code).toBe(0);
    expect(log).toContain('env $GITSYNC_BRANCH is not a variable of git-sync');
  });

  test('a port that is taken, and a git that is not there, end it with a reason', async () => {
    await using box = await newSandbox();
    const first = box.start();
    await first.waitForSync();
    const port = new URL(await first.address()).port;
    const second = await box.once([`--http-bind=127.0.0.1:${port}`]);
    expect(second.code).toBe(1);
    expect(second.log).toContain('EADDRINUSE');
    const third = await box.once(['--git=/nowhere/git', `--root=${box.root}/other`]);
    expect(third.code).toBe(1);
    expect(third.log).toContain('spawn /nowhere/git ENOENT');
  });

  test('SIGTERM ends a hook that is at work, and all that the hook has started', async () => {
    await using box = await newSandbox();
    const hook = await box.script('hook', `sleep 1000 &\necho $! > ${box.work}/pid\nwait`);
    const sync = box.start([`--exechook-command=${hook}`]);
    const pid = await box.written('pid');
    await sync.stop();
    await eventually('the hook is gone', async () => (await readdir('/proc')).includes(pid) === false);
    expect(await sync.exited()).toBe(143);
  });

  test('signals for a sync while one runs are one more sync', async () => {
    await using box = await newSandbox();
    const git = await box.script(
      'git',
      `echo $1 >> ${box.work}/calls
if [ "$1" = ls-remote ]; then touch ${box.work}/asked; while [ ! -e ${box.work}/go ]; do sleep 0.02; done; fi
exec git "$@"`,
    );
    const sync = box.start([`--git=${git}`, '--period=100s', '--sync-on-signal=SIGHUP']);
    await sync.waitForSync();
    sync.child.kill('SIGHUP');
    await eventually('the remote is asked', () => box.exists(path.join(box.work, 'asked')));
    for (let count = 0; count < 5; count++) sync.child.kill('SIGHUP');
    await writeFile(path.join(box.work, 'go'), '');
    const polls = async () => ((await box.read(path.join(box.work, 'calls'))) ?? '').split('ls-remote').length - 1;
    await eventually('one more sync', async () => (await sync.metric('git_sync_count_total{status="noop"}')) === 2);
    expect(await polls()).toBe(2);
  });

  test('a poll with nothing new starts one git', async () => {
    await using box = await newSandbox();
    const git = await box.script('git', `echo $1 >> ${box.work}/calls\nexec git "$@"`);
    const sync = box.start([`--git=${git}`]);
    await sync.waitForSync();
    const calls = async () => ((await box.read(path.join(box.work, 'calls'))) ?? '').split('\n');
    const before = await calls();
    await sync.waitForPolls(5);
    const added = (await calls()).slice(before.length);
    expect(new Set(added)).toEqual(new Set(['ls-remote']));
  });

  test('the endpoint turns unready after as many failures as asked for, and ready again', async () => {
    await using box = await newSandbox();
    const sync = box.start(['--unready-after-failures=2', '--max-failures=-1']);
    await sync.waitForSync();
    const address = await sync.address();
    await rename(box.repo, `${box.repo}-away`);
    await eventually('it is unready', async () => (await fetch(address)).status === 503);
    expect(await box.read('link/file')).toBe('init');
    await rename(`${box.repo}-away`, box.repo);
    await eventually('it is ready', async () => (await fetch(address)).status === 200);
  });

  test('settings of --git-config reach git', async () => {
    await using box = await newSandbox();
    const git = await box.script('git', `git config sect.k > ${box.work}/value\nexec git "$@"`);
    await box.syncOnce([`--git=${git}`, '--git-config=other.k:1,sect.k:"a, b"']);
    expect(await box.read(path.join(box.work, 'value'))).toBe('a, b');
  });
});
