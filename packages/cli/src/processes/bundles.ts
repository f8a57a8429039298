import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BundleDefinition, type Bundles, createBundles, localClasspath, readBundleConfig } from '@leeward/bundles';
import type { Config } from '../config/config.ts';

export interface GitConnection {
  repository: string;
  credentials?: { username?: string; password?: string };
}

const ourExamples = fileURLToPath(new URL('../../../../examples/dags', import.meta.url));

/**
 * The bundles of `[dag_processor] dag_bundle_config_list`, and with `[core] load_examples` our examples and those of the installed
 * Airflow packages (airflow/dag_processing/bundles/manager.py _add_example_dag_bundle).
 */
export function configuredBundles(
  config: Config,
  options: { pythonVenv?: string; gitConnection: (connectionId: string) => Promise<GitConnection> },
): Bundles {
  const definitions = readBundleConfig(config.text('dag_processor', 'dag_bundle_config_list'), {
    dagsFolder: config.text('core', 'dags_folder'),
    refreshIntervalSeconds: config.float('dag_processor', 'refresh_interval'),
  });
  if (config.boolean('core', 'load_examples')) definitions.push(...exampleBundles(config, options.pythonVenv));
  const storage = config.text('dag_processor', 'dag_bundle_storage_path');
  return createBundles({
    definitions,
    storage: storage === '' ? join(config.home, 'bundles') : storage,
    staleSeconds: config.float('dag_processor', 'stale_bundle_cleanup_age_threshold'),
    gitConnection: options.gitConnection,
  });
}

function exampleBundles(config: Config, pythonVenv: string | undefined): BundleDefinition[] {
  const refreshIntervalSeconds = config.float('dag_processor', 'refresh_interval');
  const local = (name: string, path: string): BundleDefinition => ({
    kind: 'local',
    name,
    classpath: localClasspath,
    refreshIntervalSeconds,
    path,
  });
  const examples = existsSync(ourExamples) ? [local('leeward-examples', ourExamples)] : [];
  if (pythonVenv === undefined) return examples;
  const lib = join(pythonVenv, 'lib');
  const python = existsSync(lib) ? readdirSync(lib).find((name) => name.startsWith('python3')) : undefined;
  if (python === undefined) return examples;
  const airflow = join(lib, python, 'site-packages/airflow');
  const folders: [string, string][] = [
    ['example_dags', 'example_dags'],
    ['airflow-providers-standard-example-dags', 'providers/standard/example_dags'],
  ];
  const found = folders.filter(([, path]) => existsSync(join(airflow, path)));
  return [...examples, ...found.map(([name, path]) => local(name, join(airflow, path)))];
}
