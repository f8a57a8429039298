import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishedErrorFile } from '@leeward/git-sync';
import { expect, test } from 'vitest';
import { localBundle, localClasspath } from './local-bundle.ts';
import { readBundleConfig } from './read-config.ts';

const one = 'a'.repeat(40);
const two = 'b'.repeat(40);

test('a folder behind a git-sync link has the commit as its version and keeps its tree when the link moves on', async () => {
  const root = await mkdtemp(join(tmpdir(), 'leeward-link-'));
  for (const commit of [one, two]) {
    await mkdir(join(root, '.worktrees', commit, 'dags'), { recursive: true });
    await writeFile(join(root, '.worktrees', commit, 'dags/a.py'), commit);
  }
  await symlink(join('.worktrees', one), join(root, 'current'));
  const bundle = localBundle({ name: 'b', path: join(root, 'current/dags'), refreshIntervalSeconds: 1 });
  const before = await bundle.refresh();
  expect(before).toEqual({ path: join(root, '.worktrees', one, 'dags'), version: one });
  expect(await bundle.watched()).toEqual({ path: root, isTree: false });

  await symlink(join('.worktrees', two), join(root, 'next'));
  await rename(join(root, 'next'), join(root, 'current'));
  expect(await bundle.at(two)).toEqual({ path: join(root, '.worktrees', two, 'dags'), version: two });
  await expect(bundle.at(one)).rejects.toMatchObject({ code: 'LW_BUNDLE_VERSION' });
  await rm(root, { recursive: true });
});

test('a folder without a link has no versions, and one that is missing is named', async () => {
  const root = await mkdtemp(join(tmpdir(), 'leeward-folder-'));
  const bundle = localBundle({ name: 'b', path: root, refreshIntervalSeconds: 1 });
  expect(await bundle.at(null)).toEqual({ path: root, version: null });
  await rm(root, { recursive: true });
  await expect(bundle.refresh()).rejects.toThrow(`Dag bundle b: the folder ${root} cannot be read`);
});

test('what git-sync cannot fetch is told with the tree that is there, and as the reason why there is none', async () => {
  const root = await mkdtemp(join(tmpdir(), 'leeward-error-'));
  const bundle = localBundle({ name: 'b', path: join(root, 'current/dags'), refreshIntervalSeconds: 1 });
  const errorFile = join(root, publishedErrorFile);
  await writeFile(errorFile, JSON.stringify({ Msg: 'error syncing repo', Err: 'Authentication failed', Args: {} }));
  await expect(bundle.refresh()).rejects.toMatchObject({
    code: 'LW_BUNDLE_SYNC',
    message: `Dag bundle b: git-sync has not brought the folder ${root}/current/dags yet: Authentication failed.`,
  });
  await mkdir(join(root, '.worktrees', one, 'dags'), { recursive: true });
  await symlink(join('.worktrees', one), join(root, 'current'));
  const tree = { path: join(root, '.worktrees', one, 'dags'), version: one };
  expect(await bundle.refresh()).toEqual({ ...tree, problem: 'git-sync: Authentication failed' });
  expect(await bundle.at(one)).toEqual(tree);
  await writeFile(errorFile, 'no JSON');
  expect(await bundle.refresh()).toEqual({ ...tree, problem: 'git-sync: no JSON' });
  await rm(errorFile);
  expect(await bundle.refresh()).toEqual(tree);
  await rm(root, { recursive: true });
});

const defaults = { dagsFolder: '/dags', refreshIntervalSeconds: 5 };

test.each([
  ['[', 'it is not JSON'],
  ['{}', 'a JSON list is expected'],
  ['[{"name": "a"}]', '[0].classpath: a string is expected, and null is there'],
  ['[{"name": "a", "classpath": "x.Y"}]', '[0].classpath: "x.Y" is not known'],
  [`[{"name": "a", "classpath": "${localClasspath}", "kwargs": {"pth": "/"}}]`, '[0].kwargs.pth: unknown'],
])('the configuration %s is refused with the place: %s', (json, message) => {
  expect(() => readBundleConfig(json, defaults)).toThrow(message);
});

test('a local bundle without a path is the Dags folder', () => {
  const [bundle] = readBundleConfig(`[{"name": "a", "classpath": "${localClasspath}", "kwargs": {}}]`, defaults);
  expect(bundle).toMatchObject({ kind: 'local', path: '/dags', refreshIntervalSeconds: 5 });
});
