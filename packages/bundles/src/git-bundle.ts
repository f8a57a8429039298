import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Credentials, fetchCommit, resolveRef } from '@leeward/git-sync';
import type { BundleTree, DagBundle } from './bundle.ts';
import { bundleErrors } from './errors.ts';
import { shareWork } from './shared-work.ts';

export const gitClasspath = 'airflow.providers.git.bundles.git.GitDagBundle';

export interface GitBundleOptions {
  name: string;
  classpath?: string;
  repository: string | (() => Promise<string>);
  trackingRef: string;
  /** Dag files are relative to this folder of the repository. */
  subdir: string;
  refreshIntervalSeconds: number;
  /** Where this bundle's versions lie: `STORAGE/COMMIT`. Processes share it. */
  storage: string;
  credentials?: () => Promise<Credentials | undefined>;
  submodules?: boolean;
  sparseFolders?: readonly string[];
  /** A version unused for longer may be removed. */
  staleSeconds: number;
}

const commitPattern = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/**
 * A git repository (GitDagBundle of apache-airflow-providers-git). Every version is a folder of its own, fetched shallow and put
 * in place by a rename, so whoever reads one never sees a mix, and a run keeps its commit while newer ones come.
 */
export function gitBundle(options: GitBundleOptions): DagBundle {
  async function repository(): Promise<string> {
    return typeof options.repository === 'string' ? options.repository : options.repository();
  }

  function treeOf(commit: string): BundleTree {
    return { path: join(options.storage, commit, options.subdir), version: commit };
  }

  async function fetchOnce(commit: string, signal: AbortSignal): Promise<void> {
    const into = join(options.storage, commit);
    if (await exists(into)) {
      const now = new Date();
      await utimes(into, now, now).catch(() => {});
      return;
    }
    await mkdir(options.storage, { recursive: true });
    const credentials = await options.credentials?.();
    await fetchCommit({
      repository: await repository(),
      ref: options.trackingRef,
      commit,
      into,
      depth: 1,
      ...(credentials === undefined ? {} : { credentials }),
      ...(options.submodules === true ? { submodules: true } : {}),
      ...(options.sparseFolders === undefined ? {} : { sparse: options.sparseFolders }),
      signal,
    });
  }

  /** One fetch a commit at a time in this process; other processes are kept apart by the rename. */
  const fetchShared = shareWork(fetchOnce);

  async function fetched(commit: string, signal?: AbortSignal): Promise<BundleTree> {
    try {
      await fetchShared(commit, signal);
    } catch (error) {
      const problem = (error as Error).message;
      throw bundleErrors.LW_BUNDLE_VERSION({ name: options.name, version: commit, problem }, { cause: error });
    }
    return treeOf(commit);
  }

  return {
    name: options.name,
    classpath: options.classpath ?? gitClasspath,
    refreshIntervalSeconds: options.refreshIntervalSeconds,
    async refresh(signal) {
      const credentials = await options.credentials?.();
      const commit = await resolveRef(await repository(), options.trackingRef, credentials, signal);
      return fetched(commit, signal);
    },
    async at(version, signal) {
      if (version === null) return this.refresh(signal);
      if (!commitPattern.test(version)) {
        throw bundleErrors.LW_BUNDLE_VERSION({ name: options.name, version, problem: 'it is not a commit' });
      }
      return fetched(version, signal);
    },
    watched: async () => null,
    async prune(keep) {
      const oldest = Date.now() - options.staleSeconds * 1_000;
      for (const name of await readdir(options.storage).catch(() => [])) {
        if (!commitPattern.test(name) || keep.has(name)) continue;
        const path = join(options.storage, name);
        const used = await stat(path).catch(() => undefined);
        if (used !== undefined && used.mtimeMs < oldest) await rm(path, { recursive: true, force: true });
      }
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
