import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { mustBecomeInit, underInitVariable } from './pid1.ts';
import { newSandbox, type Sandbox } from './testing/sandbox.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('testing/git-sync.ts', import.meta.url));

/** Makes the command line that has git-sync as process 1 of a namespace of its own. */
function asFirst(box: Sandbox, flags: string[]): { file: string; args: string[] } {
  const user = process.getuid!() === 0 ? [] : ['--user', '--map-root-user'];
  const args = [`--repo=${box.url}`, `--root=${box.root}`, '--link=link', '--period=20ms', ...flags];
  return {
    file: 'unshare',
    args: [...user, '--pid', '--fork', '--kill-child', '--mount-proc', process.execPath, program, ...args],
  };
}

describe('git-sync as process 1', () => {
  test('becomes an init once, and only as process 1', () => {
    expect(mustBecomeInit(1, {}, false)).toBe(true);
    expect(mustBecomeInit(1, { [underInitVariable]: '1' }, false)).toBe(false);
    expect(mustBecomeInit(2, {}, false)).toBe(false);
    expect(mustBecomeInit(1, {}, true)).toBe(false);
  });

  test('reaps orphans, hands signals on and ends with the code of the work', async () => {
    await using box = await newSandbox();
    const hook = await box.script(
      'hook',
      `(sleep 0.1 & echo $! > ${box.work}/orphan) >/dev/null 2>&1
orphan=$(cat ${box.work}/orphan)
while [ -d /proc/$orphan ]; do sleep 0.05; done
cat /proc/1/comm > ${box.work}/first`,
    );
    const { file, args } = asFirst(box, [`--exechook-command=${hook}`, '--sync-on-signal=HUP']);
    const sync = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    sync.stderr.on('data', (text) => {
      said += text;
    });
    const exited = new Promise<number | null>((resolve) => sync.on('exit', resolve));
    box.defer(async () => sync.kill('SIGKILL'));
    const first = await box.written('first').catch((error) => {
      throw new Error(`${error.message}\n${said}`);
    });
    expect(first).toBe('sh');
    expect(await box.read('link/file')).toBe('init');
    const { stdout } = await run('pgrep', ['-P', String(sync.pid)]);
    process.kill(Number(stdout.trim()), 'SIGTERM');
    expect(await exited).toBe(143);
  });

  test.each([
    [0, []],
    [1, ['--ref=does-not-exist']],
  ])('a single sync ends with %i', async (code, flags) => {
    await using box = await newSandbox();
    const { file, args } = asFirst(box, ['--one-time', ...flags]);
    const failure = await run(file, args).then(
      () => ({ code: 0 }),
      (error: { code: number }) => error,
    );
    expect(failure.code).toBe(code);
  });
});
