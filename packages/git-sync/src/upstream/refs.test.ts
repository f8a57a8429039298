import { access, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { branch, newSandbox, type Sandbox } from '../testing/sandbox.ts';

/** Forward, then backward: each is one sync and one fetch, and the link shows the content. */
async function followsBothWays(
  box: Sandbox,
  flags: string[],
  link = 'link',
  change = (work: () => Promise<unknown>) => work(),
) {
  await change(() => box.commit('one'));
  const sync = box.start(flags);
  await sync.waitForSync();
  expect(await box.read(`${link}/file`)).toBe('one');
  await sync.expectCounts(1);

  await change(() => box.commit('two'));
  await sync.waitForSync();
  expect(await box.read(`${link}/file`)).toBe('two');
  await sync.expectCounts(2);

  await change(() => box.moveBack());
  await sync.waitForSync();
  expect(await box.read(`${link}/file`)).toBe('one');
  await sync.expectCounts(3);
  return sync;
}

describe('upstream cases: links and refs', () => {
  test('bad_ref_non_zero_exit', async () => {
    await using box = await newSandbox();
    expect((await box.once(['--ref=does-not-exist'])).code).toBe(1);
    expect(await box.exists('link')).toBe(false);
  });

  test('sync_default_ref', async () => {
    await using box = await newSandbox();
    await box.git(box.repo, 'checkout', '-q', '-b', 'weird-name');
    await followsBothWays(box, []);
  });

  test('sync_head', async () => {
    await using box = await newSandbox();
    await followsBothWays(box, ['--ref=HEAD']);
  });

  test('sync_head_absolute_link', async () => {
    await using box = await newSandbox();
    await followsBothWays(
      box,
      [`--root=${box.root}/root`, `--link=${box.root}/other/dir/link`, `--touch-file=${box.root}/_sync_lock`],
      'other/dir/link',
    );
    expect(await box.exists('root/link')).toBe(false);
  });

  test('sync_head_subdir_link', async () => {
    await using box = await newSandbox();
    await followsBothWays(box, ['--link=other/dir/link'], 'other/dir/link');
    expect(await box.exists('link')).toBe(false);
  });

  test('readlink', async () => {
    await using box = await newSandbox();
    const sync = box.start();
    for (const change of [async () => {}, () => box.commit('two'), () => box.moveBack()]) {
      await change();
      await sync.waitForSync();
      expect(await box.linked()).toBe(await box.head());
    }
  });

  test('sync_branch', async () => {
    await using box = await newSandbox();
    await box.git(box.repo, 'branch', 'other-branch');
    await followsBothWays(box, ['--ref=other-branch'], 'link', async (work) => {
      await box.git(box.repo, 'checkout', '-q', 'other-branch');
      await work();
      await box.git(box.repo, 'checkout', '-q', branch);
    });
  });

  test('sync_branch_switch', async () => {
    await using box = await newSandbox();
    await box.commit('one');
    await box.syncOnce([`--ref=${branch}`, '--depth=1']);
    expect(await box.read('link/file')).toBe('one');
    await box.git(box.repo, 'checkout', '-q', '-b', 'other');
    await box.commit('two');
    await box.syncOnce(['--ref=other', '--depth=1']);
    expect(await box.read('link/file')).toBe('two');
  });

  const tags = { sync_tag: ['tag', '-f', 'e2e-tag'], sync_annotated_tag: ['tag', '-af', 'e2e-tag', '-m', 'words'] };
  test.each(Object.entries(tags))('%s', async (_name, tag) => {
    await using box = await newSandbox();
    const sync = await followsBothWays(box, ['--ref=e2e-tag'], 'link', async (work) => {
      await work();
      await box.git(box.repo, ...tag);
    });
    await box.commit('three');
    await sync.waitForPolls(3);
    expect(await box.read('link/file')).toBe('one');
    await sync.expectCounts(3);
  });

  test('sync_sha', async () => {
    await using box = await newSandbox();
    const commit = await box.commit('one');
    const sync = box.start([`--ref=${commit}`]);
    await sync.waitForSync();
    for (const change of [() => box.commit('two'), () => box.moveBack()]) {
      await change();
      await sync.waitForPolls(3);
      expect(await box.read('link/file')).toBe('one');
      await sync.expectCounts(1);
    }
  });

  test('sync_sha_once', async () => {
    await using box = await newSandbox();
    await box.syncOnce([`--ref=${await box.head()}`]);
    expect(await box.read('link/file')).toBe('init');
  });

  test('sync_sha_once_sync_different_sha_known', async () => {
    await using box = await newSandbox();
    const first = await box.commit('one');
    const second = await box.commit('two');
    await box.commit('three');
    await box.syncOnce([`--ref=${first}`]);
    expect(await box.read('link/file')).toBe('one');
    await box.syncOnce([`--ref=${second}`]);
    expect(await box.read('link/file')).toBe('two');
  });

  test('sync_sha_once_sync_different_sha_unknown', async () => {
    await using box = await newSandbox();
    await box.syncOnce([`--ref=${await box.commit('one')}`]);
    expect(await box.read('link/file')).toBe('one');
    const second = await box.commit('two');
    await box.commit('three');
    await box.syncOnce([`--ref=${second}`]);
    expect(await box.read('link/file')).toBe('two');
  });

  test('sync_sha_shafile_exists', async () => {
    await using box = await newSandbox();
    await box.syncOnce([`--ref=${await box.commit('one')}`]);
    const second = await box.commit('two');
    await writeFile(path.join(box.root, second), '');
    await box.syncOnce([`--ref=${second}`]);
    expect(await box.read('link/file')).toBe('two');
  });

  test('sync_repo_switch', async () => {
    await using box = await newSandbox();
    await box.commit('one');
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('one');
    await box.commit('two', 'file', box.repo2);
    await box.syncOnce([`--repo=file://${box.repo2}`]);
    expect(await box.read('link/file')).toBe('two');
  });

  test('v3_v4_upgrade_in_place', async () => {
    await using box = await newSandbox();
    const first = await box.commit('one');
    await box.syncOnce();
    await rename(path.join(box.root, '.worktrees', first), path.join(box.root, first));
    await rm(box.link);
    await symlink(first, box.link);
    await box.commit('two', 'file2');
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('one');
    expect(await box.read('link/file2')).toBe('two');
    expect(await box.exists(first)).toBe(false);
  });

  test('a root that the present git-sync v4 has left is taken over without a gap', async () => {
    await using box = await newSandbox();
    const commit = await box.head();
    await box.git(box.root, 'init', '-q', '-b', 'git-sync');
    await box.git(box.root, 'remote', 'add', 'origin', box.url);
    await box.git(box.root, 'fetch', '-q', box.url, 'HEAD', '--depth', '1');
    await box.git(box.root, 'reset', '-q', '--soft', commit);
    await mkdir(path.join(box.root, '.worktrees'));
    const tree = path.join(box.root, '.worktrees', commit);
    await box.git(box.root, 'worktree', 'add', '-q', '--detach', tree, commit);
    await symlink(`.worktrees/${commit}`, box.link);
    const sync = box.start(['--stale-worktree-timeout=1h']);
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('init');
    await access(path.join(tree, 'file'));
  });
});
