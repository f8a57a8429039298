import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newSandbox, type Sandbox } from '../testing/sandbox.ts';

const depthOf = async (box: Sandbox) => Number(await box.git(box.link, 'rev-list', '--count', 'HEAD'));

describe('upstream cases: depth, filter and sparse checkout', () => {
  test('sync_depth_default_shallow', async () => {
    await using box = await newSandbox();
    for (const text of ['one', 'two', 'three']) await box.commit(text);
    await box.syncOnce();
    expect(await depthOf(box)).toBe(1);
  });

  test('sync_depth_across_updates', async () => {
    await using box = await newSandbox();
    const sync = box.start(['--depth=1']);
    const changes = [async () => {}, () => box.commit('two'), () => box.moveBack()];
    for (const [index, change] of changes.entries()) {
      await change();
      await sync.waitForSync();
      await sync.expectCounts(index + 1);
      expect(await depthOf(box)).toBe(1);
    }
  });

  test('sync_depth_change_on_restart', async () => {
    await using box = await newSandbox();
    for (const text of ['one', 'two', 'three']) await box.commit(text);
    for (const [depth, expected] of [
      [1, 1],
      [2, 2],
      [1, 1],
      [0, 4],
    ]) {
      await box.syncOnce([`--depth=${depth}`]);
      expect(await depthOf(box)).toBe(expected);
    }
  });

  async function withSparseFiles(box: Sandbox): Promise<string> {
    await box.commit('two', 'file2');
    await box.commit('three', 'dir/file3');
    const file = path.join(box.work, 'sparseconfig');
    await writeFile(file, '!/*\n!/*/\nfile2\n');
    return `--sparse-checkout-file=${file}`;
  }

  test('sparse_checkout', async () => {
    await using box = await newSandbox();
    await box.syncOnce([await withSparseFiles(box)]);
    expect(await box.read('link/file2')).toBe('two');
    expect(await box.exists('link/file')).toBe(false);
    expect(await box.exists('link/dir')).toBe(false);
  });

  test('a changed sparse checkout file makes a new tree', async () => {
    await using box = await newSandbox();
    const flag = await withSparseFiles(box);
    const sync = box.start([flag]);
    await sync.waitForSync();
    await writeFile(path.join(box.work, 'sparseconfig'), 'file\n');
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('init');
    expect(await box.exists('link/file2')).toBe(false);
    expect(await box.linked()).toBe(await box.head());
  });

  test('filter_partial_clone_blob_none', async () => {
    await using box = await newSandbox();
    await box.git(box.repo, 'config', 'uploadpack.allowFilter', 'true');
    await box.syncOnce(['--filter=blob:none', '--depth=0']);
    expect(await box.read('link/file')).toBe('init');
    const packs = await readdir(path.join(box.root, '.git/objects/pack'));
    expect(packs.some((name) => name.endsWith('.promisor'))).toBe(true);
  });

  test('filter_with_sparse_checkout', async () => {
    await using box = await newSandbox();
    await box.git(box.repo, 'config', 'uploadpack.allowFilter', 'true');
    await box.syncOnce(['--filter=blob:none', '--depth=1', await withSparseFiles(box)]);
    expect(await box.read('link/file2')).toBe('two');
    expect(await box.exists('link/dir')).toBe(false);
  });

  test('filter_across_updates', async () => {
    await using box = await newSandbox();
    await box.git(box.repo, 'config', 'uploadpack.allowFilter', 'true');
    const sync = box.start(['--filter=blob:none', '--depth=0']);
    await sync.waitForSync();
    await sync.expectCounts(1);
    await box.commit('two');
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('two');
    await sync.expectCounts(2);
  });
});
