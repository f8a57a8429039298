import { readFileSync } from 'node:fs';
import { type Cluster, KubeConfig } from '@kubernetes/client-node';
import { KubernetesApi } from './api.ts';
import { errors } from './errors.ts';
import type { ConnectionSettings } from './settings.ts';

/**
 * Connects as Airflow's kube_client.py does: with the pod's service account where `in_cluster` is set, else with `config_file` or the
 * user's kubeconfig. Makes no request yet.
 * @throws {LeewardError} LW_KUBERNETES_NO_CLUSTER.
 */
export function connectKubernetes(settings: ConnectionSettings): KubernetesApi {
  const config = new KubeConfig();
  try {
    load(config, settings);
  } catch (error) {
    throw errors.LW_KUBERNETES_NO_CLUSTER({ reason: (error as Error).message }, { cause: error });
  }
  return new KubernetesApi(config, settings.requestTimeoutSeconds);
}

function load(config: KubeConfig, settings: ConnectionSettings): void {
  if (settings.inCluster && settings.configFile === null) {
    if (process.env.KUBERNETES_SERVICE_HOST === undefined) throw new Error('this process runs in no pod');
    config.loadFromCluster();
  } else if (settings.configFile !== null) {
    config.loadFromFile(settings.configFile);
  } else {
    config.loadFromDefault();
  }
  if (settings.clusterContext !== null) {
    if (config.getContextObject(settings.clusterContext) === null) {
      throw new Error(`the kubeconfig has no context "${settings.clusterContext}"`);
    }
    config.setCurrentContext(settings.clusterContext);
  }
  overrideTls(config, settings);
}

function overrideTls(config: KubeConfig, settings: ConnectionSettings): void {
  if (settings.verifySsl && settings.sslCaCert === null) return;
  const current = config.getCurrentCluster();
  config.clusters = config.clusters.map((cluster) =>
    cluster.name === current?.name
      ? { ...withAuthority(cluster, settings.sslCaCert), skipTLSVerify: !settings.verifySsl }
      : cluster,
  );
}

/** The library takes a cluster's file of authorities before its data: a service account brings such a file. */
function withAuthority(cluster: Cluster, sslCaCert: string | null): Cluster {
  if (sslCaCert === null) return cluster;
  const { caFile: _, ...others } = cluster;
  return { ...others, caData: readFileSync(sslCaCert).toString('base64') };
}
