import type { Bundles } from '@leeward/bundles';
import type { Database } from '@leeward/database';
import type { Runtimes } from '@leeward/runtimes';
import type { Config } from '../config/config.ts';
import { configuredBundles } from './bundles.ts';
import { gitConnections } from './git-connections.ts';
import type { createStops } from './stops.ts';
import { openRuntimes } from './worker-options.ts';

/** The runtimes of this machine and the configured bundles, whose git connections come from the database; closed with the process. */
export async function openBundlesAndRuntimes(
  config: Config,
  database: Database,
  stops: ReturnType<typeof createStops>,
  authorEnv: Readonly<Record<string, string>> = {},
): Promise<{ bundles: Bundles; runtimes: Runtimes }> {
  const { runtimes, pythonVenv } = await openRuntimes(config, authorEnv);
  stops.add(() => runtimes.close());
  const bundles = configuredBundles(config, {
    ...(pythonVenv === undefined ? {} : { pythonVenv }),
    gitConnection: gitConnections(database, config),
  });
  return { bundles, runtimes };
}
