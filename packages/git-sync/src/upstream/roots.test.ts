import { mkdir, mkdtemp, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newSandbox } from '../testing/sandbox.ts';

describe('upstream cases: the root', () => {
  test('init_root_doesnt_exist', async () => {
    await using box = await newSandbox();
    await box.syncOnce([`--root=${box.root}/subdir`]);
    expect(await box.read('subdir/link/file')).toBe('init');
  });

  test('init_root_exists_empty', async () => {
    await using box = await newSandbox();
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('init');
  });

  test('init_root_flag_is_weird', async () => {
    await using box = await newSandbox();
    const up = '../'.repeat(20);
    await box.syncOnce([`--root=${up}${box.root.slice(1)}/../../../../../../../..${box.root}`]);
    expect(await box.read('link/file')).toBe('init');
  });

  test('init_root_flag_has_symlink', async () => {
    await using box = await newSandbox();
    await mkdir(path.join(box.root, 'subdir'));
    await symlink(path.join(box.root, 'subdir'), path.join(box.root, 'rootlink'));
    await box.syncOnce([`--root=${box.root}/rootlink`]);
    expect(await box.read('subdir/link/file')).toBe('init');
  });

  test('init_root_is_under_another_repo', async () => {
    await using box = await newSandbox();
    await mkdir(path.join(box.root, 'subdir/root'), { recursive: true });
    await writeFile(path.join(box.root, 'subdir/root/file'), 'not empty');
    await box.git(path.join(box.root, 'subdir'), 'init', '-q');
    await box.syncOnce([`--root=${box.root}/subdir/root`]);
    expect(await box.read('subdir/root/link/file')).toBe('init');
    expect(await box.exists('subdir/root/file')).toBe(false);
  });

  test('init_root_fails_sanity', async () => {
    await using box = await newSandbox();
    await box.git(box.root, 'init', '-q');
    await writeFile(path.join(box.root, '.git/HEAD'), 'ref: refs/heads/nonexist\n');
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('init');
  });

  test('a root is emptied, never removed: it may be a mount', async () => {
    await using box = await newSandbox();
    const inside = await mkdtemp(path.join(box.root, 'mount-'));
    await writeFile(path.join(inside, 'stray'), 'stray');
    const before = await stat(inside);
    await box.syncOnce([`--root=${inside}`]);
    const after = await stat(inside);
    expect(after.ino).toBe(before.ino);
    expect(await box.exists(path.join(inside, 'stray'))).toBe(false);
  });
});
