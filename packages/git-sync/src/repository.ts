import { appendFile, lstat, mkdir, readdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Git, Limits } from './git.ts';
import { renderGitConfig } from './git-home.ts';
import { errorText, type Log } from './log.ts';
import { CommandError } from './run-command.ts';

/** The names in the root that are ours: the private home, the repository and the trees. */
export const homeName = '.git-sync';
export const treesName = '.worktrees';

interface RepositoryRequest {
  root: string;
  url: string;
  git: Git;
  log: Log;
  limits: Limits;
  /** Paths inside the root that must survive when the rest is thrown away: what a reader may have open. */
  keep: readonly string[];
  /** Whether to look for damage inside of the repository too, not only for its presence. */
  thorough: boolean;
}

/**
 * Makes the root a usable repository with the right remote. A root that is not a repository, is inside of another one
 * or fails git's own check is emptied, all but what is published, and made anew. The root itself is never removed: it
 * may be a mount.
 */
export async function prepareRepository(request: RepositoryRequest): Promise<void> {
  const { root, url, git, log, limits, thorough } = request;
  await mkdir(root, { recursive: true });
  if (!thorough && (await isDirectory(path.join(root, '.git')))) return;
  if (!(await isUsable(request))) {
    log.info(0, 'the root is empty or failed its checks, making it anew', { root });
    await emptyRoot(root, request.keep);
    await git.run(root, ['init', '--quiet', '--initial-branch', 'git-sync'], limits);
    const remote = renderGitConfig([{ key: 'remote.origin.url', value: url }]);
    await appendFile(path.join(root, '.git', 'config'), remote);
    return;
  }
  await git.run(root, ['config', 'remote.origin.url', url], limits);
  await unsetFetchedRefs(git, root, limits);
}

async function isUsable({ root, git, log, limits }: RepositoryRequest): Promise<boolean> {
  if (!(await isDirectory(path.join(root, '.git')))) return false;
  await removeLocks(path.join(root, '.git'), log);
  try {
    const { stdout } = await git.run(root, ['rev-parse', '--show-toplevel'], limits);
    if (stdout.trim() !== (await realpath(root))) return false;
    await git.run(root, ['fsck', '--no-progress', '--connectivity-only'], limits);
    return true;
  } catch (error) {
    if (!(error instanceof CommandError) || limits.signal?.aborted === true || Date.now() >= limits.deadlineAt)
      throw error;
    log.info(0, 'the repository failed its check', { root, reason: errorText(error) });
    return false;
  }
}

/** A remote made by git-sync v4 fetches every branch; ours asks for one ref. */
async function unsetFetchedRefs(git: Git, root: string, limits: Limits): Promise<void> {
  const noSuchKey = 5;
  try {
    await git.run(root, ['config', '--unset-all', 'remote.origin.fetch'], limits);
  } catch (error) {
    if (!(error instanceof CommandError) || error.exitCode !== noSuchKey) throw error;
  }
}

/**
 * Removes lock files that a killed git left. Only called between syncs, when no git of ours runs, so every lock in the
 * repository is a leftover.
 */
async function removeLocks(directory: string, log: Log): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const entryPath = path.join(directory, entry.name);
    if (entry.isDirectory() && entry.name !== 'objects') await removeLocks(entryPath, log);
    if (entry.isFile() && entry.name.endsWith('.lock')) {
      log.info(0, 'removing a lock that was left behind', { path: entryPath });
      await rm(entryPath, { force: true });
    }
  }
}

async function emptyRoot(root: string, keep: readonly string[]): Promise<void> {
  const kept = new Set([homeName, ...keep.map((kept) => path.relative(root, kept).split(path.sep)[0])]);
  for (const name of await readdir(root)) {
    if (!kept.has(name)) await rm(path.join(root, name), { recursive: true, force: true });
  }
}

async function isDirectory(directory: string): Promise<boolean> {
  const stats = await lstat(directory).catch(() => undefined);
  return stats?.isDirectory() === true;
}
