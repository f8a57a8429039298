import { join } from 'node:path';
import type { Credentials } from '@leeward/git-sync';
import type { DagBundle } from './bundle.ts';
import { bundleErrors } from './errors.ts';
import { gitBundle } from './git-bundle.ts';
import { localBundle } from './local-bundle.ts';
import type { BundleDefinition, GitDefinition } from './read-config.ts';

export interface Bundles {
  readonly all: readonly DagBundle[];
  /** Throws LW_BUNDLE_UNKNOWN. */
  named(name: string): DagBundle;
}

export interface BundlesOptions {
  definitions: readonly BundleDefinition[];
  /** `[dag_processor] dag_bundle_storage_path`: git versions lie in `STORAGE/NAME/COMMIT`. */
  storage: string;
  staleSeconds: number;
  /** The repository and the credentials that an Airflow connection of type git holds; asked at every fetch. */
  gitConnection: (connectionId: string) => Promise<{ repository: string; credentials?: Credentials }>;
}

export function createBundles(options: BundlesOptions): Bundles {
  const all = options.definitions.map((definition) =>
    definition.kind === 'local' ? localBundle(definition) : gitFrom(definition, options),
  );
  const byName = new Map(all.map((bundle) => [bundle.name, bundle]));
  return {
    all,
    named(name) {
      const found = byName.get(name);
      if (found === undefined) throw bundleErrors.LW_BUNDLE_UNKNOWN({ name, known: [...byName.keys()].join(', ') });
      return found;
    },
  };
}

function gitFrom(definition: GitDefinition, options: BundlesOptions): DagBundle {
  const { connectionId, submodules, sparseFolders } = definition;
  const common = {
    name: definition.name,
    classpath: definition.classpath,
    trackingRef: definition.trackingRef,
    subdir: definition.subdir,
    refreshIntervalSeconds: definition.refreshIntervalSeconds,
    storage: join(options.storage, definition.name.replace(/[^A-Za-z0-9_.-]/g, '_')),
    staleSeconds: options.staleSeconds,
    submodules,
    ...(sparseFolders === undefined ? {} : { sparseFolders }),
  };
  if (connectionId === undefined) return gitBundle({ ...common, repository: definition.repository! });
  return gitBundle({
    ...common,
    repository: async () => definition.repository ?? (await options.gitConnection(connectionId)).repository,
    credentials: async () => (await options.gitConnection(connectionId)).credentials,
  });
}
