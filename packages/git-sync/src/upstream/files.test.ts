import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { newSandbox, type Sandbox } from '../testing/sandbox.ts';

const run = promisify(execFile);

describe('upstream cases: http endpoint', () => {
  test('expose_http', async () => {
    await using box = await newSandbox();
    const git = await box.script(
      'slow-git',
      `[ "$1" = fetch ] && while [ ! -e ${box.work}/go ]; do sleep 0.05; done\nexec git "$@"`,
    );
    const sync = box.start([`--git=${git}`]);
    const address = await sync.address();
    await eventually('an endpoint that is not ready', async () => (await fetch(address)).status === 503);
    await writeFile(path.join(box.work, 'go'), '');
    await sync.waitForSync();
    for (const page of ['/', '/metrics', '/debug/pprof/']) expect((await fetch(address + page)).status).toBe(200);
  });

  test('expose_http_after_restart', async () => {
    await using box = await newSandbox();
    await box.syncOnce();
    const sync = box.start(['--period=10s']);
    await sync.waitForSync();
    expect((await fetch(await sync.address())).status).toBe(200);
    expect(await box.read('link/file')).toBe('init');
  });
});

describe('upstream cases: files and configuration', () => {
  test('additional_git_configs', async () => {
    await using box = await newSandbox();
    await box.syncOnce([
      '--git-config=http.postBuffer:10485760,sect.k1:"a val",sect.k2:another val',
      '--git-config-add=sect.k3:a val',
      '--git-config-add=sect.k4:"a val with quotes"',
      '--git-config-add="sect.k5":"quoted_all"',
    ]);
    expect(await box.read('link/file')).toBe('init');
  });

  test('export_error', async () => {
    await using box = await newSandbox();
    expect(await box.start(['--ref=does-not-exist', '--error-file=error.json']).exited()).toBe(1);
    expect(await box.exists('link')).toBe(false);
    expect(await box.read('error.json')).toContain("couldn't find remote ref");
    expect(Object.keys(JSON.parse((await box.read('error.json'))!))).toEqual(['Msg', 'Err', 'Args']);
    await box.syncOnce(['--error-file=error.json']);
    expect(await box.exists('error.json')).toBe(false);
  });

  test('export_error_abs_path', async () => {
    await using box = await newSandbox();
    const file = path.join(box.work, 'dir/error.json');
    expect(await box.start(['--ref=does-not-exist', `--error-file=${file}`]).exited()).toBe(1);
    expect(await box.read(file)).toContain("couldn't find remote ref");
  });

  const touchFiles = {
    touch_file: (_box: Sandbox) => 'touch.file',
    touch_file_abs_path: (box: Sandbox) => `${box.root}/dir/touch.file`,
  };
  test.each(Object.entries(touchFiles))('%s', async (_name, nameOf) => {
    await using box = await newSandbox();
    const touchFile = path.resolve(box.root, nameOf(box));
    const sync = box.start([`--touch-file=${nameOf(box)}`]);
    const changes: Array<[string, () => Promise<unknown>]> = [
      ['init', async () => {}],
      ['two', () => box.commit('two')],
      ['init', () => box.moveBack()],
    ];
    for (const [text, change] of changes) {
      await change();
      await eventually('the touch file', () => box.exists(touchFile));
      await rm(touchFile);
      expect(await box.read('link/file')).toBe(text);
      await sync.waitForPolls(4);
      expect(await box.exists(touchFile)).toBe(false);
    }
  });
});

describe('upstream cases: garbage collection', () => {
  const sizeOf = async (box: Sandbox) => Number((await run('du', ['-s', box.root])).stdout.split('\t')[0]);

  test('gc_default', async () => {
    await using box = await newSandbox();
    const commits = [await box.head()];
    for (const name of ['big1', 'big2']) {
      await writeFile(path.join(box.repo, name), randomBytes(4096 * 1024));
      await box.git(box.repo, 'add', name);
      await box.git(box.repo, 'commit', '-qm', name);
      commits.push(await box.head());
    }
    const steps = [
      { commit: commits[2], depth: 0, files: [true, true], least: 14_000, most: 18_000 },
      { commit: commits[2], depth: 1, files: [true, true], least: 14_000, most: 18_000 },
      { commit: commits[1], depth: 1, files: [true, false], least: 7000, most: 9000 },
      { commit: commits[0], depth: 1, files: [false, false], least: 100, most: 1000 },
    ];
    for (const { commit, depth, files, least, most } of steps) {
      await box.syncOnce([`--ref=${commit}`, `--depth=${depth}`]);
      expect([await box.exists('link/big1'), await box.exists('link/big2')]).toEqual(files);
      const size = await sizeOf(box);
      expect(size).toBeGreaterThanOrEqual(least);
      expect(size).toBeLessThanOrEqual(most);
    }
  });

  test.each(['auto', 'always', 'aggressive', 'off'])('gc_%s', async (mode) => {
    await using box = await newSandbox();
    await box.syncOnce([`--git-gc=${mode}`]);
    await box.commit('two');
    const { code, log } = await box.once([`--git-gc=${mode}`]);
    expect(code).toBe(0);
    expect(log).not.toContain('git cleanup failed');
    expect(await box.read('link/file')).toBe('two');
  });
});
