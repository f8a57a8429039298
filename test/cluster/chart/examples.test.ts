import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Api } from '../../end-to-end/support/api.ts';
import { type Cluster, joinCluster } from '../harness/cluster.ts';
import { projectRoot } from '../harness/paths.ts';
import { eventually } from '../support.ts';
import { keepAsking } from './support/keep-asking.ts';
import { useLeewardImage } from './support/leeward-image.ts';
import { makeRelease, type Release } from './support/release.ts';
import { dagIsThere, isOver, minutes, runIsOver } from './support/runs.ts';

const longTest = { timeout: 900_000 };
const examples = `${projectRoot}examples`;
const seed = `${projectRoot}test/chart/seed-values`;
/** What the READMEs of examples/kube tell to put into their values files, and an init_dags that needs no network. */
const edited = ['--set', 'airflow.image.repository=airflow', '--set', 'airflow.image.tag=latest'];
const ownExamples =
  'git clone --depth 1 file:///opt/leeward/examples.git && cp -r examples/dags/* /usr/local/airflow/dags/';

let cluster: Cluster;
let release: Release;
let api: Api;

beforeAll(async () => {
  cluster = await joinCluster(inject('kubeconfig'));
  await useLeewardImage(cluster);
  release = await makeRelease(cluster, 'examples', { values: `${examples}/minikube/dags-volume/values.yaml` });
});

afterAll(() => release.remove());

/** The claims that examples/kube/nfs makes, on a volume of the test cluster. */
async function claims(of: Release): Promise<void> {
  for (const name of ['nfs-airflow-logs', 'nfs-airflow-dags']) {
    await of.apply({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name },
      spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } },
    });
  }
}

async function runs(dagId: string): Promise<void> {
  await dagIsThere(api, dagId);
  await api.unpause(dagId);
  const { dag_run_id: runId } = await api.trigger(dagId);
  expect((await runIsOver(api, dagId, runId)).state).toBe('success');
  const [task] = await api.taskInstances(dagId, runId);
  // Whichever API server is asked.
  for (let time = 0; time < 6; time += 1) {
    expect(await api.log(dagId, runId, task?.task_id ?? '')).toContain('"event"');
  }
}

test(
  'examples/minikube/dags-volume: the script fills the volume, and the example has its two runs',
  longTest,
  async () => {
    await release.install();
    api = await release.logIn();
    const dagId = 'example_bash_operator';
    await dagIsThere(api, dagId);
    await api.unpause(dagId);
    const both = await eventually('both runs are over', 8 * minutes, async () => {
      const all = await api.runs(dagId);
      return all.length > 0 && all.every(isOver) ? all : undefined;
    });
    expect(both.map(({ state }) => state)).toEqual(['success', 'success']);
    expect(both.map(({ bundle_version }) => bundle_version)).toEqual([null, null]);
    const script = await release.kubectl('logs', 'deployment/airflow-scheduler', '--container', 'init-dags');
    expect(script).toContain('+ cp -r examples/dags/');
  },
);

/** The examples for clusters, and what is set beside what their READMEs tell, so that they need no network. */
const onClusters = {
  'dags-volume-readwritemany': ['--set', `airflow.dags.persistence.init_dags=${ownExamples}`],
  'git-sync-readwritemany': [
    'url=file:///opt/leeward/examples.git',
    'branch=main',
    'subpath=dags',
    'filter=null',
    'sparseCheckout=null',
  ].flatMap((setting) => ['--set', `airflow.dags.git.${setting}`]),
} as const;

function settingsOf(name: keyof typeof onClusters): readonly string[] {
  return ['--values', `${examples}/kube/${name}/values.yaml`, ...edited, ...onClusters[name]];
}

test.each(['dags-volume-readwritemany', 'git-sync-readwritemany'] as const)(
  'examples/kube/%s: two API servers and two schedulers share claims that others can make',
  longTest,
  async (name) => {
    await claims(release);
    await release.install(...settingsOf(name));
    api = await release.logIn();
    await eventually('two of each run, and those of the release before are gone', 1 * minutes, async () => {
      const pods = await release.pods('app in (airflow-web,airflow-scheduler)');
      return pods.length === 4 && pods.every(({ phase }) => phase === 'Running') ? true : undefined;
    });
    await runs('hello_typescript');
  },
);

test('an upgrade of two API servers leaves no request without its answer', longTest, async () => {
  const before = await release.pods('app=airflow-web');
  await using asking = keepAsking(`${await release.url()}/api/v2/monitor/health`, 8);
  await release.install(...settingsOf('git-sync-readwritemany'), '--set', 'web.podAnnotations.change=rolled');
  await eventually('only new API servers are there', 2 * minutes, async () => {
    const now = await release.pods('app=airflow-web');
    const isNew = now.every(({ name }) => before.every((old) => old.name !== name));
    return now.length === 2 && isNew ? true : undefined;
  });
  const { answers, failures } = await asking.end();
  expect(failures).toEqual([]);
  expect(answers).toBeGreaterThan(100);
});

test.each([
  'airflow-values.yaml',
  'examples-minikube-git-sync-values.yaml',
  'examples-minikube-dags-volume-values.yaml',
  'examples-kube-git-sync-readwritemany-values.yaml',
  'examples-kube-dags-volume-readwritemany-values.yaml',
])("the seed's %s installs as it was written", longTest, async (file) => {
  const old = await makeRelease(cluster, 'seed', { values: `${seed}/${file}` });
  try {
    await claims(old);
    await old.upgrade();
    expect(JSON.parse(await old.helm('status', 'airflow', '--output', 'json')).info.status).toBe('deployed');
    expect(await old.kubectl('describe', 'service', 'airflow-web')).toMatch(/NodePort:\s+web\s+\d+\/TCP/);
    if (file === 'examples-minikube-git-sync-values.yaml') await comesUpWithoutGithub(old);
  } finally {
    await old.remove();
  }
});

/** The UI is there; what is missing, and only that, is the repository on the internet, which the cluster cannot reach. */
async function comesUpWithoutGithub(old: Release): Promise<void> {
  await old.kubectl('rollout', 'status', 'deployment/airflow-web', '--timeout', '10m');
  await old.logIn();
  await eventually('git-sync says what it cannot reach', 1 * minutes, async () => {
    const log = await old.kubectl('logs', 'deployment/airflow-scheduler', '--container', 'git-sync');
    return log.includes('github.com') ? true : undefined;
  });
  const statuses = await eventually('all but git-sync are ready', 2 * minutes, async () => {
    const pods = await old.kubectl('get', 'pods', '--selector', 'app=airflow-scheduler', '-o', 'json');
    const { containerStatuses = [] } = JSON.parse(pods).items[0].status as { containerStatuses?: ContainerStatus[] };
    const waiting = containerStatuses.filter(({ ready }) => !ready).map(({ name }) => name);
    return waiting.join() === 'git-sync' ? containerStatuses : undefined;
  });
  expect(statuses.every(({ restartCount }) => restartCount === 0)).toBe(true);
}

interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount: number;
}
