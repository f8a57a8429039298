import { type Api, connectApi } from '../end-to-end/support/api.ts';
import type { Cluster } from './harness/cluster.ts';
import { projectRoot } from './harness/paths.ts';

const chart = `${projectRoot}airflow`;
const values = `${projectRoot}examples/minikube/git-sync/values.yaml`;

export interface Pod {
  readonly name: string;
  readonly task: string | undefined;
  readonly run: string | undefined;
  readonly phase: string;
  readonly restarts: number;
}

/** The chart in a namespace, driven as its README says. */
export interface Release {
  readonly namespace: string;
  kubectl(...args: string[]): Promise<string>;
  /** `helm upgrade --install airflow airflow/ --values examples/minikube/git-sync/values.yaml`, and then until all of it is up. */
  install(...more: string[]): Promise<void>;
  helm(...args: string[]): Promise<string>;
  /** Where the NodePort of `airflow-web` is reached. */
  url(): Promise<string>;
  logIn(): Promise<Api>;
  pods(selector: string): Promise<Pod[]>;
}

export const controlPlane = 'app in (airflow-web,airflow-scheduler,airflow-triggerer,airflow-postgresql)';
export const taskPods = 'app=airflow-worker';

export function releaseIn(cluster: Cluster, namespace: string): Release {
  const kubectl = (...args: string[]) => cluster.kubectl(['--namespace', namespace, ...args]);
  const url = async () => {
    const port = await kubectl('get', 'service', 'airflow-web', '-o', 'jsonpath={.spec.ports[0].nodePort}');
    return `http://${cluster.nodeAddress}:${port}`;
  };
  return {
    namespace,
    kubectl,
    url,
    helm: (...args) => cluster.helm([...args, '--namespace', namespace]),
    async install(...more) {
      await cluster.helm([
        'upgrade',
        '--install',
        'airflow',
        chart,
        '--namespace',
        namespace,
        '--values',
        values,
        ...more,
      ]);
      for (const name of ['web', 'scheduler', 'triggerer']) {
        await kubectl('rollout', 'status', `deployment/airflow-${name}`, '--timeout', '10m');
      }
    },
    async logIn() {
      const template = '{{index .data "passwords.json" | base64decode}}';
      const passwords = JSON.parse(await kubectl('get', 'secret', 'airflow-users', '-o', `go-template=${template}`));
      return connectApi(await url(), { username: 'admin', password: passwords.admin });
    },
    async pods(selector) {
      const { items } = JSON.parse(await kubectl('get', 'pods', '--selector', selector, '-o', 'json'));
      return items.map(toPod);
    },
  };
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
