import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { newSandbox } from '../testing/sandbox.ts';

describe('upstream cases: healing and cleaning', () => {
  test('worktree_cleanup', async () => {
    await using box = await newSandbox();
    const sync = box.start();
    await sync.waitForSync();
    await sync.expectCounts(1);
    sync.pause();
    const commit = await box.commit('ok', 'file2');
    await box.git(
      box.repo,
      'worktree',
      'add',
      '-q',
      path.join(box.root, '.worktrees', commit),
      '-b',
      'e2e',
      '--no-checkout',
    );
    await mkdir(path.join(box.root, '.worktrees/not_a_hash/subdir'), { recursive: true });
    await writeFile(path.join(box.root, '.worktrees/not_a_directory'), '');
    sync.resume();
    await sync.waitForSync();
    expect(await box.read('link/file2')).toBe('ok');
    await sync.expectCounts(2);
    for (const garbage of ['not_a_hash', 'not_a_directory']) {
      await eventually(`${garbage} is gone`, async () => !(await box.exists(`.worktrees/${garbage}`)));
    }
  });

  test('worktree_unexpected_removal', async () => {
    await using box = await newSandbox();
    const sync = box.start();
    await sync.waitForSync();
    await sync.expectCounts(1);
    sync.pause();
    await rm(path.join(box.root, '.worktrees', await box.head()), { recursive: true });
    sync.resume();
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('init');
    await sync.expectCounts(2);
  });

  test('sync_recover_wrong_worktree_hash', async () => {
    await using box = await newSandbox();
    const sync = box.start();
    await sync.waitForSync();
    await sync.expectCounts(1);
    sync.pause();
    await writeFile(path.join(box.link, 'file'), 'unexpected');
    await box.git(box.link, 'commit', '-qam', 'corrupt it');
    sync.resume();
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('init');
    expect(await box.linked()).toBe(await box.head());
    await sync.expectCounts(2);
  });

  test('stale_worktree_timeout', async () => {
    await using box = await newSandbox();
    const commits = [await box.head()];
    const sync = box.start(['--stale-worktree-timeout=5s']);
    await sync.waitForSync();
    for (const name of ['file2', 'file3']) {
      commits.push(await box.commit(name, name));
      await sync.waitForSync();
      expect(await box.read(`link/${name}`)).toBe(name);
    }
    for (const commit of commits) expect(await box.exists(`.worktrees/${commit}/file`)).toBe(true);
    expect(await box.exists(`.worktrees/${commits[0]}/file2`)).toBe(false);
    await eventually('the replaced trees are gone', async () => {
      const kept = await Promise.all(commits.map((commit) => box.exists(`.worktrees/${commit}`)));
      return kept.join() === 'false,false,true';
    });
    expect(await box.read('link/file3')).toBe('file3');
  });

  test('stale_worktree_timeout_restart', async () => {
    await using box = await newSandbox();
    const flags = ['--stale-worktree-timeout=3s'];
    const first = await box.head();
    await box.syncOnce(flags);
    const second = await box.commit('two', 'file2');
    await box.syncOnce(flags);
    expect(await box.exists(`.worktrees/${first}/file`)).toBe(true);
    const third = await box.commit('three', 'file3');
    const sync = box.start(flags);
    await sync.waitForSync();
    await eventually('both replaced trees are gone', async () => {
      return !(await box.exists(`.worktrees/${first}`)) && !(await box.exists(`.worktrees/${second}`));
    });
    expect(await box.read(`.worktrees/${third}/file3`)).toBe('three');
  });

  test('sync_crash_no_link_cleanup_retry', async () => {
    await using box = await newSandbox();
    await box.syncOnce();
    await rm(box.link);
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('init');
  });

  test('sync_crash_no_worktree_cleanup_retry', async () => {
    await using box = await newSandbox();
    await box.syncOnce();
    await rm(path.join(box.root, '.worktrees'), { recursive: true });
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('init');
  });
});
