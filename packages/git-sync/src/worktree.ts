import { createHash } from 'node:crypto';
import { copyFile, lstat, mkdir, readdir, readFile, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Git, Limits } from './git.ts';
import type { PublishedTree } from './publish-link.ts';
import { isFullHash } from './remote-ref.ts';
import { treesName } from './repository.ts';
import { CommandError } from './run-command.ts';

export type SubmoduleMode = 'recursive' | 'shallow' | 'off';

export interface TreeSettings {
  submodules: SubmoduleMode;
  /** Depth of the submodules' history; 0 means all. */
  depth: number;
  sparseCheckoutFile?: string | undefined;
}

/** Kept beside the tree's HEAD once the tree is complete: what it was made with. */
const witnessName = 'leeward-complete';

/** What the witness of a tree made with these settings says. */
export async function witnessOf(settings: TreeSettings): Promise<string> {
  const { submodules, depth, sparseCheckoutFile } = settings;
  const patterns = sparseCheckoutFile === undefined ? '' : await readFile(sparseCheckoutFile, 'utf8');
  const sparse = createHash('sha256').update(patterns).digest('hex');
  return `${JSON.stringify({ submodules, depth: submodules === 'off' ? 0 : depth, sparse })}\n`;
}

/**
 * Whether a published tree is where we put trees (not behind a link out of the root), is at its commit and was completed with these settings. Reads a few
 * small files, starts nothing.
 */
export async function isTreeSound(root: string, tree: PublishedTree, witness: string): Promise<boolean> {
  if (!isFullHash(tree.commit) || !tree.path.startsWith(path.join(root, treesName) + path.sep)) return false;
  const administration = await administrationOf(tree.path);
  if (administration === undefined) return false;
  const [real, head, found, names] = await Promise.all([
    realpath(tree.path).catch(() => ''),
    readFile(path.join(administration, 'HEAD'), 'utf8').catch(() => ''),
    readFile(path.join(administration, witnessName), 'utf8').catch(() => ''),
    readdir(tree.path).catch(() => []),
  ]);
  return real === tree.path && head.trim() === tree.commit && found === witness && names.length > 0;
}

/** Whether every tracked file of the tree is as committed. Files that a hook added do not count. */
export async function isTreeUnchanged(git: Git, treePath: string, limits: Limits): Promise<boolean> {
  try {
    const status = [
      '--no-optional-locks',
      'status',
      '--porcelain',
      '--untracked-files=no',
      '--ignore-submodules=untracked',
    ];
    const { stdout } = await git.run(treePath, status, limits);
    return stdout === '';
  } catch (error) {
    if (error instanceof CommandError && limits.signal?.aborted !== true) return false;
    throw error;
  }
}

/** The folder of the repository that belongs to a tree, as the tree's .git file names it. */
async function administrationOf(treePath: string): Promise<string | undefined> {
  const text = await readFile(path.join(treePath, '.git'), 'utf8').catch(() => '');
  const [, target] = /^gitdir: (.+)\n?$/.exec(text) ?? [];
  return target === undefined ? undefined : path.resolve(treePath, target);
}

/**
 * Makes a complete tree of a commit that the repository has: files, sparse selection and submodules. Nothing points to
 * it until its path is returned. A path at which a reader may still be is left alone, the tree then gets a folder of its
 * own between the trees' folder and the commit.
 */
export async function createTree(
  git: Git,
  root: string,
  commit: string,
  settings: TreeSettings,
  isPathFree: (treePath: string) => Promise<boolean>,
  limits: Limits,
): Promise<string> {
  const trees = path.join(root, treesName);
  const usual = path.join(trees, commit);
  const treePath = (await isPathFree(usual)) ? usual : path.join(trees, `again-${Date.now().toString(36)}`, commit);
  await rm(treePath, { recursive: true, force: true });
  if ((await lstat(trees).catch(() => undefined))?.isDirectory() === false) await rm(trees, { force: true });
  await mkdir(path.dirname(treePath), { recursive: true });
  if ((await readdir(path.join(root, '.git', 'worktrees')).catch(() => [])).length > 0) {
    await git.run(root, ['worktree', 'prune'], limits);
  }
  await git.run(root, ['worktree', 'add', '--force', '--detach', '--no-checkout', treePath, commit], limits);

  const administration = await administrationOf(treePath);
  if (administration === undefined) throw new Error(`git made no worktree at ${treePath}`);
  const relative = path.relative(treePath, administration);
  await writeFile(path.join(treePath, '.git'), `gitdir: ${relative}\n`);
  if (settings.sparseCheckoutFile !== undefined) {
    await mkdir(path.join(administration, 'info'), { recursive: true });
    await copyFile(settings.sparseCheckoutFile, path.join(administration, 'info', 'sparse-checkout'));
    await git.run(treePath, ['sparse-checkout', 'init', '--no-cone'], limits);
  }
  await git.run(treePath, ['reset', '--quiet', '--hard', commit, '--'], limits);
  await updateSubmodules(git, treePath, settings, limits);
  await writeFile(path.join(administration, witnessName), await witnessOf(settings));
  return treePath;
}

/** Brings the submodules of a checked out tree, if it has any. */
export async function updateSubmodules(
  git: Git,
  treePath: string,
  settings: TreeSettings,
  limits: Limits,
): Promise<void> {
  const hasSubmodules = await lstat(path.join(treePath, '.gitmodules')).catch(() => undefined);
  if (settings.submodules === 'off' || hasSubmodules === undefined) return;
  const recursive = settings.submodules === 'recursive' ? ['--recursive'] : [];
  const depth = settings.depth > 0 ? ['--depth', String(settings.depth)] : [];
  await git.run(treePath, ['submodule', 'update', '--init', ...recursive, ...depth], limits);
}

/** Starts the time after which a replaced tree is removed. */
export async function markReplaced(root: string, treePath: string, now: Date): Promise<void> {
  const top = topEntry(root, treePath);
  await utimes(treePath, now, now).catch(() => undefined);
  if (top !== undefined) await utimes(top, now, now).catch(() => undefined);
}

/** Whether a path in the trees' folder holds nothing, or only what was replaced longer ago than the timeout. */
export async function isExpired(entryPath: string, staleTimeoutMs: number, now: number): Promise<boolean> {
  const stats = await lstat(entryPath).catch(() => undefined);
  return stats === undefined || staleTimeoutMs <= 0 || now - stats.mtimeMs > staleTimeoutMs;
}

/**
 * Removes trees that were replaced longer ago than the timeout and anything else in their folder, never the published
 * one. Trees of git-sync v3 lie in the root itself. Resolves to how many were removed.
 */
export async function removeStaleTrees(
  root: string,
  current: PublishedTree | undefined,
  staleTimeoutMs: number,
  now: number,
): Promise<number> {
  const trees = path.join(root, treesName);
  const ofVersion3 = (await readdir(root, { withFileTypes: true })).filter(
    (e) => e.isDirectory() && isFullHash(e.name),
  );
  const candidates = [
    ...(await readdir(trees).catch(() => [])).map((name) => path.join(trees, name)),
    ...ofVersion3.map((entry) => path.join(root, entry.name)),
  ];
  const kept = current === undefined ? undefined : topEntry(root, current.path);
  let removed = 0;
  for (const candidate of candidates) {
    if (candidate === kept || !(await isExpired(candidate, staleTimeoutMs, now))) continue;
    await rm(candidate, { recursive: true, force: true });
    removed++;
  }
  return removed;
}

/** The entry of the trees' folder, or of the root, that a tree lies in; undefined outside of the root. */
function topEntry(root: string, treePath: string): string | undefined {
  const parts = path.relative(root, treePath).split(path.sep);
  if (parts[0] === '..' || parts[0] === '') return undefined;
  return parts[0] === treesName ? path.join(root, treesName, parts[1]!) : path.join(root, parts[0]!);
}
