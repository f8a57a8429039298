import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BundleTree, DagBundle } from './bundle.ts';
import { bundleErrors } from './errors.ts';
import { followGitSyncLink, gitSyncProblem } from './git-sync-link.ts';

export const localClasspath = 'airflow.dag_processing.bundles.local.LocalDagBundle';

/**
 * A folder on this machine (airflow/dag_processing/bundles/local.py). It has no versions, unless git-sync keeps it: then the commit
 * behind its link is the version, and the tree is the folder behind the link, which does not change.
 */
export function localBundle(options: {
  name: string;
  classpath?: string;
  path: string;
  refreshIntervalSeconds: number;
}): DagBundle {
  const path = resolve(options.path);

  async function current(): Promise<BundleTree> {
    try {
      const linked = await followGitSyncLink(path);
      const tree = linked === undefined ? { path, version: null } : { path: linked.path, version: linked.commit };
      if (!(await stat(tree.path)).isDirectory()) throw new Error('it is not a folder');
      return tree;
    } catch (error) {
      const problem = (error as Error).message;
      throw bundleErrors.LW_BUNDLE_FOLDER({ name: options.name, path, problem }, { cause: error });
    }
  }

  return {
    name: options.name,
    classpath: options.classpath ?? localClasspath,
    refreshIntervalSeconds: options.refreshIntervalSeconds,
    async refresh() {
      const problem = await gitSyncProblem(path);
      if (problem === undefined) return current();
      try {
        return { ...(await current()), problem: `git-sync: ${problem}` };
      } catch (error) {
        throw bundleErrors.LW_BUNDLE_SYNC({ name: options.name, path, problem }, { cause: error });
      }
    },
    async at(version) {
      const tree = await current();
      if (version === null || tree.version === null || tree.version === version) return tree;
      const problem = `${path} is at ${tree.version}`;
      throw bundleErrors.LW_BUNDLE_VERSION({ name: options.name, version, problem });
    },
    async watched() {
      const linked = await followGitSyncLink(path);
      return linked === undefined ? { path, isTree: true } : { path: linked.linkFolder, isTree: false };
    },
    prune: async () => {},
  };
}
