import type { V1Container, V1EnvVar, V1PodSpec } from '@kubernetes/client-node';
import type { BundleInfo } from '@leeward/contracts';
import type { PodJson } from './merge-pods.ts';
import type { GitRepository } from './settings.ts';

/** The init container that fetches the Dags; a template may bring its own of this name, with credentials for one. */
export const checkoutContainer = 'git-sync';

const volumeName = 'leeward-dags';
const root = '/leeward-dags';
const link = 'current';

/** Parts of the generated pod that bring the Dags of the run's commit into the task container. */
export interface Checkout {
  readonly initContainers: V1Container[];
  readonly volumes: NonNullable<V1PodSpec['volumes']>;
  readonly mounts: NonNullable<V1Container['volumeMounts']>;
  readonly environment: V1EnvVar[];
}

/** The end of its output becomes the reason where it fails. */
const tellsWhy: Pick<V1Container, 'terminationMessagePolicy'> = { terminationMessagePolicy: 'FallbackToLogsOnError' };

const nothing: Checkout = { initContainers: [], volumes: [], mounts: [], environment: [] };

/**
 * How the pod gets the bundle at exactly the commit that its run is pinned to, without history. Where the template has a
 * `git-sync` init container, that one is told the commit and decides the rest; else one is made for a bundle whose repository
 * is known. A bundle without a version, a folder, needs neither.
 */
export function checkoutOf(
  bundle: BundleInfo,
  template: PodJson,
  repository: GitRepository | undefined,
  image: string | undefined,
): Checkout {
  if (bundle.version === null) return nothing;
  const commit: V1EnvVar[] = [
    { name: 'GITSYNC_REF', value: bundle.version },
    { name: 'GITSYNC_DEPTH', value: '1' },
    { name: 'GITSYNC_ONE_TIME', value: 'true' },
  ];
  const own = template.spec?.initContainers?.some((container) => container.name === checkoutContainer) ?? false;
  if (own) return { ...nothing, initContainers: [{ name: checkoutContainer, env: commit, ...tellsWhy }] };
  if (repository === undefined) return nothing;
  const mount = { name: volumeName, mountPath: root };
  const container: V1Container = {
    name: checkoutContainer,
    ...(image === undefined ? {} : { image }),
    args: ['git-sync'],
    env: [
      { name: 'GITSYNC_REPO', value: repository.url },
      { name: 'GITSYNC_ROOT', value: root },
      { name: 'GITSYNC_LINK', value: link },
      ...commit,
    ],
    ...(repository.environmentSecret === null
      ? {}
      : { envFrom: [{ secretRef: { name: repository.environmentSecret } }] }),
    volumeMounts: [mount],
    ...tellsWhy,
  };
  return {
    initContainers: [container],
    volumes: [{ name: volumeName, emptyDir: {} }],
    mounts: [{ ...mount, readOnly: true }],
    environment: [
      localBundle(bundle.name, [root, link, repository.subdirectory].filter((part) => part !== '').join('/')),
    ],
  };
}

/** Tells a worker, ours or Airflow's, that the bundle is a folder already. */
function localBundle(name: string, path: string): V1EnvVar {
  const classpath = 'airflow.dag_processing.bundles.local.LocalDagBundle';
  return {
    name: 'AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST',
    value: JSON.stringify([{ name, classpath, kwargs: { path } }]),
  };
}
