import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fetchRevision } from './fetch-revision.ts';
import type { Git, Limits } from './git.ts';
import { type Credentials, GitError, withGit } from './library-git.ts';
import { isFullHash } from './remote-ref.ts';
import { resolveRef } from './resolve-ref.ts';
import { updateSubmodules } from './worktree.ts';

export interface FetchCommitRequest {
  /** Any address git takes: https, ssh, git, file, user@host:path or a local path. */
  repository: string;
  /** The commit to have, 40 hex digits. Without it, the commit that `ref` names now. */
  commit?: string | undefined;
  ref?: string | undefined;
  /** The folder to make. Its parent must be writable; it must not be a mount point. */
  into: string;
  /** Commits of history to fetch on the way, 0 for all. Default 1. */
  depth?: number | undefined;
  credentials?: Credentials | undefined;
  /** Only these folders, and the files beside them and above (git's cone mode). */
  sparse?: readonly string[] | undefined;
  /** Whether to have the submodules too, theirs included. Default false. */
  submodules?: boolean | undefined;
  /** Whether the folder stays a repository. Default false: only the files of the commit. */
  keepGitFolder?: boolean | undefined;
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

export interface FetchedCommit {
  commit: string;
  path: string;
  /** False where the folder was there already, made by an earlier call or another process. */
  wasFetched: boolean;
}

const defaultTimeoutMs = 120_000;
const partialMark = '.partial-';
/** A partial folder this much older than the longest fetch belongs to a process that is gone. */
const abandonedAfterMs = 3_600_000;

/**
 * Makes a folder with exactly one commit. It is built beside its place and renamed into it, so that it is there whole or
 * not at all; of several callers at once, in any processes, one wins and all get the same. A folder that is there already
 * is taken as made by an earlier call: name it by its commit.
 */
export async function fetchCommit(request: FetchCommitRequest): Promise<FetchedCommit> {
  const { repository, into, credentials, signal } = request;
  const commit = request.commit ?? (await resolveRef(repository, request.ref ?? 'HEAD', credentials, signal));
  if (!isFullHash(commit)) throw new GitError(`"${commit}" is not a full commit hash`);
  const target = path.resolve(into);
  if (await holdsSomething(target)) return { commit, path: target, wasFetched: false };

  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs;
  const limits: Limits = { deadlineAt: Date.now() + timeoutMs, signal };
  await mkdir(path.dirname(target), { recursive: true });
  await removeAbandoned(target, timeoutMs);
  const partial = await mkdtemp(path.join(path.dirname(target), `.${path.basename(target)}${partialMark}`));
  try {
    const tree = path.join(partial, 'tree');
    await mkdir(tree);
    await withGit(repository, credentials, tree, ({ git, url }) => buildTree(git, url, tree, commit, request, limits));
    const wasFetched = await renameUnlessThere(tree, target);
    return { commit, path: target, wasFetched };
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function buildTree(
  git: Git,
  url: string,
  tree: string,
  commit: string,
  request: FetchCommitRequest,
  limits: Limits,
): Promise<void> {
  const { depth = 1, sparse, submodules = false, keepGitFolder = false } = request;
  await git.run(tree, ['init', '--quiet', '--initial-branch', 'leeward'], limits);
  await git.run(tree, ['config', 'remote.origin.url', url], limits);
  await fetchRevision(git, tree, commit, { depth }, limits);
  if (sparse !== undefined && sparse.length > 0) {
    await git.run(tree, ['sparse-checkout', 'set', '--cone', '--end-of-options', ...sparse], limits);
  }
  await git.run(tree, ['reset', '--quiet', '--hard', commit, '--'], limits);
  if (submodules) await updateSubmodules(git, tree, { submodules: 'recursive', depth }, limits);
  if (keepGitFolder) return;
  const folders = submodules ? await submoduleFolders(git, tree, limits) : [];
  for (const folder of ['', ...folders]) await rm(path.join(tree, folder, '.git'), { recursive: true, force: true });
}

async function submoduleFolders(git: Git, tree: string, limits: Limits): Promise<string[]> {
  const printFolder = 'printf "%s\\0" "$displaypath"';
  const { stdout } = await git.run(tree, ['submodule', '--quiet', 'foreach', '--recursive', printFolder], limits);
  return stdout.split('\0').slice(0, -1);
}

/** A rename never replaces a folder that holds something: then another was first. */
async function renameUnlessThere(tree: string, target: string): Promise<boolean> {
  try {
    await rename(tree, target);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}

async function holdsSomething(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.length > 0;
}

/** Removes what callers that were killed have left beside the target. */
async function removeAbandoned(target: string, timeoutMs: number): Promise<void> {
  const parent = path.dirname(target);
  for (const name of await readdir(parent)) {
    if (!name.startsWith('.') || !name.includes(partialMark)) continue;
    const partial = path.join(parent, name);
    const stats = await stat(partial).catch(() => undefined);
    const isAbandoned = stats !== undefined && Date.now() - stats.mtimeMs > timeoutMs + abandonedAfterMs;
    if (isAbandoned) await rm(partial, { recursive: true, force: true });
  }
}
