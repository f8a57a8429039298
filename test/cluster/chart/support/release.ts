import { randomBytes } from 'node:crypto';
import { type Api, connectApi } from '../../../end-to-end/support/api.ts';
import type { Cluster } from '../../harness/cluster.ts';
import { projectRoot } from '../../harness/paths.ts';
import { eventually } from '../../support.ts';

const chart = `${projectRoot}airflow`;
/** The values file of the README's main command. */
const gitSyncValues = `${projectRoot}examples/minikube/git-sync/values.yaml`;

export interface Pod {
  readonly name: string;
  readonly task: string | undefined;
  readonly run: string | undefined;
  readonly phase: string;
  readonly restarts: number;
}

interface Login {
  readonly username: string;
  readonly password: string;
}

/** The chart in a namespace of its own, driven as its README says. */
export interface Release {
  readonly cluster: Cluster;
  readonly namespace: string;
  kubectl(...args: string[]): Promise<string>;
  apply(object: object): Promise<void>;
  /** `helm upgrade --install airflow airflow/ --values VALUES`, and then until all of it is up. */
  install(...more: readonly string[]): Promise<void>;
  /** The same without waiting. */
  upgrade(...more: readonly string[]): Promise<void>;
  /** Until every Deployment of the control plane has its pods ready. */
  isUp(): Promise<void>;
  helm(...args: string[]): Promise<string>;
  /** Where the NodePort of `airflow-web` is reached. */
  url(): Promise<string>;
  login(): Promise<Login>;
  logIn(): Promise<Api>;
  pods(selector: string): Promise<Pod[]>;
  remove(): Promise<void>;
}

export const controlPlane = 'app in (airflow-web,airflow-scheduler,airflow-triggerer,airflow-postgresql)';
export const taskPods = 'app=airflow-worker';

export interface ReleaseOptions {
  /** The values file; that of the README's main command where it is left out. */
  readonly values?: string;
  /** Below which path the UI is served, such as `/flow`. */
  readonly path?: string;
}

/** An empty namespace for the release `airflow`. */
export async function makeRelease(
  cluster: Cluster,
  name: string,
  { values = gitSyncValues, path = '' }: ReleaseOptions = {},
): Promise<Release> {
  const namespace = `${name}-${randomBytes(4).toString('hex')}`;
  await cluster.kubectl(['create', 'namespace', namespace]);
  return releaseIn(cluster, namespace, { values, path });
}

function releaseIn(cluster: Cluster, namespace: string, { values, path }: Required<ReleaseOptions>): Release {
  const kubectl = (...args: string[]) => cluster.kubectl(['--namespace', namespace, ...args]);
  const release: Release = {
    cluster,
    namespace,
    kubectl,
    async apply(object) {
      await cluster.kubectl(['--namespace', namespace, 'apply', '-f', '-'], JSON.stringify(object));
    },
    async url() {
      const port = await kubectl('get', 'service', 'airflow-web', '-o', 'jsonpath={.spec.ports[0].nodePort}');
      return `http://${cluster.nodeAddress}:${port}${path}`;
    },
    helm: (...args) => cluster.helm([...args, '--namespace', namespace]),
    async install(...more) {
      await release.upgrade(...more);
      await release.isUp();
    },
    async upgrade(...more) {
      await release.helm('upgrade', '--install', 'airflow', chart, '--values', values, ...more);
    },
    async isUp() {
      const deployments = (await kubectl('get', 'deployments', '-o', 'name')).trim().split('\n');
      await Promise.all(deployments.map((name) => kubectl('rollout', 'status', name, '--timeout', '10m')));
    },
    async login() {
      const template = '{{index .data "passwords.json" | base64decode}}';
      const passwords = JSON.parse(await kubectl('get', 'secret', 'airflow-users', '-o', `go-template=${template}`));
      return { username: 'admin', password: passwords.admin };
    },
    // A Service leads to a pod a moment after the pod is ready.
    logIn: () =>
      eventually('the API server lets in', 60, async () =>
        connectApi(await release.url(), await release.login()).catch(() => undefined),
      ),
    async pods(selector) {
      const { items } = JSON.parse(await kubectl('get', 'pods', '--selector', selector, '-o', 'json'));
      return items.map(toPod);
    },
    async remove() {
      await cluster.kubectl(['delete', 'namespace', namespace, '--wait=false']);
    },
  };
  return release;
}

interface PodJson {
  metadata: { name: string; annotations?: Record<string, string> };
  status: { phase: string; containerStatuses?: { restartCount: number }[] };
}

function toPod({ metadata, status }: PodJson): Pod {
  return {
    name: metadata.name,
    task: metadata.annotations?.task_id,
    run: metadata.annotations?.run_id,
    phase: status.phase,
    restarts: (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
  };
}
