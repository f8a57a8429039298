import { describe, expect, test } from 'vitest';
import { newSandbox } from '../testing/sandbox.ts';

const slowFetch = (seconds: number) => `[ "$1" = fetch ] && sleep ${seconds}\nexec git "$@"`;

describe('upstream cases: time, signals and the first phase', () => {
  test('error_slow_git_short_timeout', async () => {
    await using box = await newSandbox();
    const git = await box.script('slow-git', slowFetch(30));
    const startedAt = Date.now();
    const { code } = await box.once([`--git=${git}`, '--sync-timeout=1s']);
    expect(code).toBe(1);
    expect(Date.now() - startedAt).toBeLessThan(15_000);
    expect(await box.exists('link')).toBe(false);
  });

  test('sync_slow_git_long_timeout', async () => {
    await using box = await newSandbox();
    await box.commit('one');
    const sync = box.start([`--git=${await box.script('slow-git', slowFetch(1))}`, '--sync-timeout=16s']);
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('one');
    await sync.expectCounts(1);
    await box.commit('two');
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('two');
    await sync.expectCounts(2);
  });

  test.each([
    ['sync_on_signal_sighup', 'SIGHUP'],
    ['sync_on_signal_hup', 'HUP'],
    ['sync_on_signal_1', '1'],
  ])('%s', async (_name, signal) => {
    await using box = await newSandbox();
    const sync = box.start(['--period=100s', `--sync-on-signal=${signal}`]);
    await sync.waitForSync();
    await box.commit('two');
    sync.child.kill('SIGHUP');
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('two');
  });

  test('init_period_faster_initial_sync', async () => {
    await using box = await newSandbox();
    const flaky = await box.script(
      'flaky-git',
      `[ "$1" = fetch ] && [ ! -e ${box.work}/ok ] && touch ${box.work}/ok && exit 1\nexec git "$@"`,
    );
    const sync = box.start([`--git=${flaky}`, '--period=100s', '--init-period=100ms', '--init-max-failures=5']);
    await sync.waitForSync();
    await box.commit('two');
    await sync.waitForLog('"waitTime":"1m40s"');
    expect(await box.read('link/file')).toBe('init');
    await sync.expectCounts(1);
  });

  test('init_max_failures_exceeded', async () => {
    await using box = await newSandbox();
    const sync = box.start(['--init-max-failures=3', '--max-failures=-1', '--repo=file:///does/not/exist']);
    expect(await sync.exited()).toBe(1);
    expect(sync.stderr).toContain('"failCount":3');
    expect(await box.exists('link')).toBe(false);
  });

  test('SIGTERM in the middle of a fetch ends the process and its git within seconds', async () => {
    await using box = await newSandbox();
    const marker = 31.4159;
    const sync = box.start([`--git=${await box.script('slow-git', `touch ${box.work}/begun\n${slowFetch(marker)}`)}`]);
    await sync.waitForLog('making it anew');
    const startedAt = Date.now();
    await sync.stop();
    expect(await sync.exited()).toBe(143);
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });
});
