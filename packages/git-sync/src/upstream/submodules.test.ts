import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { serveGitOverHttp } from '../testing/git-over-http.ts';
import { newKey, serveSsh } from '../testing/git-over-ssh.ts';
import { newSandbox, type Sandbox } from '../testing/sandbox.ts';

async function addSubmodule(box: Sandbox, repo: string, address: string, name: string): Promise<void> {
  await box.git(repo, 'submodule', 'add', '-q', address, name);
  await box.git(repo, 'commit', '-qam', `add ${name}`);
}

/** Brings the submodules of a repository to their newest commit. */
async function updateSubmodules(box: Sandbox, repo = box.repo): Promise<void> {
  await box.git(repo, 'submodule', 'update', '-q', '--init', '--recursive', '--remote');
  await box.git(repo, 'commit', '-qam', 'update submodules');
}

describe('upstream cases: submodules', () => {
  test('submodule_sync_default', async () => {
    await using box = await newSandbox();
    const sub = await box.newRepository('sub');
    const nested = await box.newRepository('nested');
    await addSubmodule(box, box.repo, `file://${sub}`, 'sub');
    const sync = box.start();
    await sync.waitForSync();
    expect(await box.read('link/sub/sub.file')).toBe('sub');
    await sync.expectCounts(1);

    await box.commit('sub 2', 'sub.file', sub);
    await updateSubmodules(box);
    await sync.waitForSync();
    expect(await box.read('link/sub/sub.file')).toBe('sub 2');
    await sync.expectCounts(2);

    await box.moveBack(sub);
    await updateSubmodules(box);
    await sync.waitForSync();
    expect(await box.read('link/sub/sub.file')).toBe('sub');

    await addSubmodule(box, sub, `file://${nested}`, 'nested');
    await updateSubmodules(box);
    await sync.waitForSync();
    expect(await box.read('link/sub/nested/nested.file')).toBe('nested');

    await box.git(sub, 'rm', '-q', '-f', 'nested');
    await box.git(sub, 'commit', '-qm', 'remove nested');
    await updateSubmodules(box);
    await sync.waitForSync();
    expect(await box.exists('link/sub/nested/nested.file')).toBe(false);
    expect(await box.exists('link/sub/sub.file')).toBe(true);

    await box.git(box.repo, 'rm', '-q', '-f', 'sub');
    await box.git(box.repo, 'commit', '-qm', 'remove sub');
    await sync.waitForSync();
    expect(await box.exists('link/sub/sub.file')).toBe(false);
    await sync.expectCounts(6);
  });

  test('submodule_sync_depth', async () => {
    await using box = await newSandbox();
    const sub = await box.newRepository('sub');
    await addSubmodule(box, box.repo, `file://${sub}`, 'sub');
    await box.git(box.repo, 'config', '-f', '.gitmodules', 'submodule.sub.shallow', 'true');
    await box.git(box.repo, 'commit', '-qam', 'shallow');
    const sync = box.start(['--depth=1']);
    const changes: Array<[string, () => Promise<unknown>]> = [
      ['sub', async () => {}],
      ['two', () => box.commit('two', 'sub.file', sub)],
      ['sub', () => box.moveBack(sub)],
    ];
    for (const [index, [text, change]] of changes.entries()) {
      await change();
      if (index > 0) await updateSubmodules(box);
      await sync.waitForSync();
      expect(await box.read('link/sub/sub.file')).toBe(text);
      expect(await box.git(box.link, 'rev-list', '--count', 'HEAD')).toBe('1');
      expect(await box.git(path.join(box.link, 'sub'), 'rev-list', '--count', 'HEAD')).toBe('1');
      await sync.expectCounts(index + 1);
    }
  });

  test('submodule_sync_off', async () => {
    await using box = await newSandbox();
    await addSubmodule(box, box.repo, `file://${await box.newRepository('sub')}`, 'sub');
    await box.start(['--submodules=off']).waitForSync();
    expect(await box.exists('link/file')).toBe(true);
    expect(await box.exists('link/sub/sub.file')).toBe(false);
  });

  test('submodule_sync_shallow', async () => {
    await using box = await newSandbox();
    const sub = await box.newRepository('sub');
    await addSubmodule(box, sub, `file://${await box.newRepository('nested')}`, 'nested');
    await addSubmodule(box, box.repo, `file://${sub}`, 'sub');
    await box.start(['--submodules=shallow']).waitForSync();
    expect(await box.exists('link/sub/sub.file')).toBe(true);
    expect(await box.exists('link/sub/nested/nested.file')).toBe(false);
  });

  test('submodule_sync_relative', async () => {
    await using box = await newSandbox();
    const sub = await box.newRepository('sub');
    await box.git(box.repo, 'remote', 'add', 'origin', box.url);
    await addSubmodule(box, box.repo, `../${path.relative(box.directory, sub)}`, 'sub');
    const sync = box.start();
    await sync.waitForSync();
    expect(await box.read('link/sub/sub.file')).toBe('sub');
    await sync.expectCounts(1);
  });

  test('submodule_sync_over_ssh_different_keys', async () => {
    await using box = await newSandbox();
    const keys = await Promise.all(['key1', 'key2', 'key3'].map((name) => newKey(box, name)));
    const servers = await Promise.all(keys.map((key) => serveSsh(box, key)));
    const address = (index: number, repo: string) =>
      `ssh://${servers[index]!.user}@127.0.0.1:${servers[index]!.port}${repo}`;
    const sub = await box.newRepository('sub');
    const nested = await box.newRepository('nested');
    await addSubmodule(box, sub, `file://${nested}`, 'nested');
    await box.git(sub, 'config', '-f', '.gitmodules', 'submodule.nested.url', address(0, nested));
    await box.git(sub, 'commit', '-qam', 'over ssh');
    await addSubmodule(box, box.repo, `file://${sub}`, 'sub');
    await box.git(box.repo, 'config', '-f', '.gitmodules', 'submodule.sub.url', address(1, sub));
    await box.git(box.repo, 'commit', '-qam', 'over ssh');
    const sync = box.start([
      `--repo=${address(2, box.repo)}`,
      '--ssh-known-hosts=false',
      ...keys.map((key) => `--ssh-key-file=${key}`),
    ]);
    await sync.waitForSync();
    expect(await box.read('link/sub/nested/nested.file')).toBe('nested');
    await sync.expectCounts(1);
  });

  test('submodule_sync_over_http_different_passwords', async () => {
    await using box = await newSandbox();
    const sub = await box.newRepository('sub');
    const nested = await box.newRepository('nested');
    const serve = (folder: string, password: string) => serveGitOverHttp(box, folder, { username: 'test', password });
    const [inner, middle, outer] = await Promise.all([
      serve(box.work, 'test1'),
      serve(box.work, 'test2'),
      serve(box.directory, 'test3'),
    ]);
    await addSubmodule(box, sub, `file://${nested}`, 'nested');
    await box.git(sub, 'config', '-f', '.gitmodules', 'submodule.nested.url', `${inner!.origin}/nested`);
    await box.git(sub, 'commit', '-qam', 'over http');
    await addSubmodule(box, box.repo, `file://${sub}`, 'sub');
    await box.git(box.repo, 'config', '-f', '.gitmodules', 'submodule.sub.url', `${middle!.origin}/sub`);
    await box.git(box.repo, 'commit', '-qam', 'over http');
    const credential = (url: string, password: string) =>
      `--credential=${JSON.stringify({ url, username: 'test', password })}`;
    const sync = box.start([
      `--repo=${outer!.origin}/repo`,
      credential(`${inner!.origin}/nested`, 'test1'),
      credential(`${middle!.origin}/sub`, 'test2'),
      credential(`${outer!.origin}/repo`, 'test3'),
    ]);
    await sync.waitForSync();
    expect(await box.read('link/sub/nested/nested.file')).toBe('nested');
    await sync.expectCounts(1);
    expect(await box.exists('link/file')).toBe(true);
  });
});
