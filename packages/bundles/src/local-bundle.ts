import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BundleTree, DagBundle } from './bundle.ts';
import { bundleErrors } from './errors.ts';

export const localClasspath = 'airflow.dag_processing.bundles.local.LocalDagBundle';

/** A folder on this machine (airflow/dag_processing/bundles/local.py). It has no versions. */
export function localBundle(options: {
  name: string;
  classpath?: string;
  path: string;
  refreshIntervalSeconds: number;
}): DagBundle {
  const path = resolve(options.path);
  const tree: BundleTree = { path, version: null };

  async function current(): Promise<BundleTree> {
    try {
      if (!(await stat(path)).isDirectory()) throw new Error('it is not a folder');
    } catch (error) {
      throw bundleErrors.LW_BUNDLE_FOLDER(
        { name: options.name, path, problem: (error as Error).message },
        { cause: error },
      );
    }
    return tree;
  }

  return {
    name: options.name,
    classpath: options.classpath ?? localClasspath,
    refreshIntervalSeconds: options.refreshIntervalSeconds,
    supportsVersions: false,
    refresh: current,
    at: current,
    prune: async () => {},
  };
}
