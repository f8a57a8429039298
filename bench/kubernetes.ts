// Prints what a run costs on Kubernetes beside bare pods of the same shape, and where the time of each pod goes.
// usage: node scripts/pinned.mjs bench/kubernetes.ts [--runs N] [--pods N] [--only NAME,NAME] [--image REFERENCE] [--dags init|worker|volume]
// --dags: fetched by an init container, by the worker itself, or on a volume, as the pods of the figures of Airflow 3.3.2 had them.
// It needs the cluster of test/cluster (up) or KUBECONFIG, with the image loaded (docs/kubernetes-executor.md). NAMEs: typescript, python, noop.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { V1PodSpec } from '@kubernetes/client-node';
import { connectKubernetes, readKubernetesSettings } from '@leeward/executors/kubernetes';
import { startGitServer } from '../test/cluster/chart/support/git-server.ts';
import { makeRelease, taskPods } from '../test/cluster/chart/support/release.ts';
import { type Cluster, startCluster } from '../test/cluster/harness/cluster.ts';
import { useBusyboxImage } from '../test/cluster/support.ts';
import type { Api as RestApi } from '../test/end-to-end/support/api.ts';
import { median, within } from './client.ts';
import {
  type Api,
  barePod,
  barePodWithInit,
  bareSeconds,
  type PodTimes,
  trueInPlaceOfWorker,
  watchPods,
} from './kubernetes/pods.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    pods: { type: 'string', default: '200' },
    only: { type: 'string', default: 'typescript,python,noop' },
    image: { type: 'string', default: 'airflow:latest' },
    dags: { type: 'string', default: 'init' },
  },
});
const only = values.only.split(',');
const runs = Number(values.runs);
const podCount = Number(values.pods);
const onVolume = fileURLToPath(new URL('../examples/minikube/dags-volume/values.yaml', import.meta.url));
const exampleWaves = [6, 1];
const progress = (sentence: string) => process.stderr.write(`${sentence} …\n`);

interface Workload {
  readonly name: string;
  readonly dagId: string;
  readonly mark: string;
  readonly waves: readonly number[];
  readonly runs: number;
  /** Between two looks at a run. Each costs the control plane CPU that the pods are waiting for. */
  readonly lookMs: number;
}

const workloads: readonly Workload[] = [
  { name: 'typescript', dagId: 'example_bash_operator', mark: '<= 4.5 s', waves: exampleWaves, runs, lookMs: 50 },
  { name: 'python', dagId: 'example_bash_operator_python', mark: '<= 9 s', waves: exampleWaves, runs, lookMs: 50 },
  { name: 'noop', dagId: 'noop', mark: 'ratio <= 1.2', waves: [podCount], runs: 1, lookMs: 500 },
].filter(({ name }) => only.includes(name));

await main();

async function main(): Promise<void> {
  const cluster = await startCluster();
  await using git = await startGitServer(cluster.hostAddress);
  const release = await makeRelease(cluster, 'bench', values.dags === 'volume' ? { values: onVolume } : {});
  const { namespace } = release;
  try {
    const busybox = await useBusyboxImage(cluster);
    await git.push(await dagFiles());
    progress('installing the chart');
    const [repository, tag] = values.image.split(/:(?=[^:]*$)/);
    await release.install(
      ...dagSettings(git.url),
      ...['--set', `airflow.image.repository=${repository}`, '--set', `airflow.image.tag=${tag}`],
      ...['--set-json', 'airflow.config={"AIRFLOW__CORE__PARALLELISM":"1000"}'],
    );
    const rest = await release.logIn();
    const api = kubernetesApi(cluster);
    for (const workload of workloads) {
      await within(120_000, `Dag ${workload.dagId} is there`, async () => {
        await rest.unpause(workload.dagId);
        return true;
      });
      await measure(api, rest, namespace, busybox, workload);
    }
  } finally {
    await release.remove();
    await cluster.stop();
  }
}

function dagSettings(url: string): readonly string[] {
  if (values.dags === 'volume') {
    return [
      '--set',
      `airflow.dags.persistence.init_dags=git clone ${url} all && cp -r all/dags/* /usr/local/airflow/dags/`,
    ];
  }
  const settings = [`airflow.dags.git.url=${url}`, 'airflow.dags.git.wait=5', `workers.gitSync=${values.dags}`];
  return settings.flatMap((setting) => ['--set', setting]);
}

async function measure(api: Api, rest: RestApi, namespace: string, busybox: string, workload: Workload): Promise<void> {
  const seconds: number[] = [];
  const bare: number[] = [];
  const bareWithInit: number[] = [];
  const ownSpec: number[] = [];
  for (let index = 1; index <= workload.runs; index += 1) {
    progress(`${workload.name}: bare pods, ${index} of ${workload.runs}`);
    bare.push(await bareSeconds(api, namespace, barePod(busybox), workload.waves));
    bareWithInit.push(await bareSeconds(api, namespace, barePodWithInit(busybox), workload.waves));
    progress(`${workload.name}: the run, ${index} of ${workload.runs}`);
    const run = await runOnce(api, rest, namespace, workload);
    seconds.push(run.seconds);
    progress(`${workload.name}: its pods with true in place of the worker, ${index} of ${workload.runs}`);
    ownSpec.push(await bareSeconds(api, namespace, trueInPlaceOfWorker(run.spec), workload.waves));
    if (index === workload.runs) printPods(run, workload.waves.length > 1 ? Number.POSITIVE_INFINITY : 5);
  }
  const [ours, floor, floorWithInit, floorOfSpec] = [seconds, bare, bareWithInit, ownSpec].map(median) as Medians;
  const ratio = (of: number) => (ours / of).toFixed(2);
  console.log(
    `${workload.dagId}: ${ours.toFixed(1)} s (${seconds.map((each) => each.toFixed(1)).join(', ')}; ${workload.mark}). ` +
      `Bare pods, ${workload.waves.join(' then ')}: ${floor.toFixed(1)} s, ratio ${ratio(floor)}; ` +
      `with an init container each: ${floorWithInit.toFixed(1)} s, ratio ${ratio(floorWithInit)}; ` +
      `with volumes and security settings as the task's: ${floorOfSpec.toFixed(1)} s, ratio ${ratio(floorOfSpec)}`,
  );
}

type Medians = [number, number, number, number];

interface Run {
  readonly spec: V1PodSpec;
  readonly triggeredAt: number;
  readonly seconds: number;
  readonly pods: readonly PodTimes[];
  readonly tasks: ReadonlyMap<string, { readonly startedAt: number; readonly endedAt: number }>;
}

async function runOnce(api: Api, rest: RestApi, namespace: string, { dagId, lookMs }: Workload): Promise<Run> {
  const watch = await watchPods(api, namespace, taskPods);
  const triggeredAt = Date.now();
  const { dag_run_id: runId } = await rest.trigger(dagId);
  const path = `/dags/${dagId}/dagRuns/${encodeURIComponent(runId)}`;
  let state = 'queued';
  while (state !== 'success' && state !== 'failed') {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    ({ state } = await rest.get<{ state: string }>(path));
  }
  const seconds = (Date.now() - triggeredAt) / 1_000;
  if (state !== 'success') throw new Error(`the run of ${dagId} ended as ${state}`);
  await watch.until('the pods are gone', (times) => [...times.values()].every((pod) => pod.goneAt !== undefined), 300);
  await watch.stop();
  if (watch.firstSpec === undefined) throw new Error(`the run of ${dagId} had no pod`);
  const instances = await rest.taskInstances(dagId, runId);
  const tasks = instances.flatMap(({ task_id: id, start_date: start, end_date: end }) =>
    start && end ? [[id, { startedAt: Date.parse(start), endedAt: Date.parse(end) }] as const] : [],
  );
  return { spec: watch.firstSpec, triggeredAt, seconds, pods: [...watch.times.values()], tasks: new Map(tasks) };
}

/** One line a pod: seconds after the trigger at which each phase was seen. What Kubernetes tells is up to a second late. */
function printPods({ triggeredAt, pods, tasks }: Run, limit: number): void {
  const columns = ['created', 'bound', 'init ended', 'started', 'task starts', 'task ended', 'succeeded', 'gone'];
  console.log(`${'seconds after the trigger'.padEnd(26)}${columns.map((column) => column.padStart(13)).join('')}`);
  const inOrder = [...pods].sort((one, other) => one.createdAt - other.createdAt).slice(0, limit);
  for (const pod of inOrder) {
    const task = pod.task === undefined ? undefined : tasks.get(pod.task);
    const at = [
      pod.createdAt,
      pod.scheduledAt,
      pod.initEndedAt,
      pod.startedAt,
      task?.startedAt,
      task?.endedAt,
      pod.succeededAt,
      pod.goneAt,
    ];
    const cells = at.map((each) => (each === undefined ? '-' : ((each - triggeredAt) / 1_000).toFixed(2)).padStart(13));
    console.log(`${(pod.task ?? pod.name).slice(0, 25).padEnd(26)}${cells.join('')}`);
  }
}

function kubernetesApi(cluster: Cluster): Api {
  const configured: Record<string, string> = {
    'core.parallelism': '0',
    'kubernetes_executor.in_cluster': 'False',
    'kubernetes_executor.config_file': cluster.kubeconfig,
  };
  const installation = { name: 'bench', executionApiUrl: null, queues: new Map(), gitRepositories: new Map() };
  return connectKubernetes(
    readKubernetesSettings((section, key) => configured[`${section}.${key}`], installation).connection,
  );
}

/** The TypeScript example, Airflow's own of the same graph, and a Dag whose every task does nothing. */
async function dagFiles(): Promise<Record<string, string>> {
  const example = await readFile(new URL('../examples/dags/example_bash_operator.ts', import.meta.url), 'utf8');
  const python = await readFile(new URL('dags/example_bash_operator_python.py', import.meta.url), 'utf8');
  const noop = [
    "import { Dag } from '@leeward/sdk';",
    "const dag = new Dag('noop', { schedule: null, maxActiveTasks: 10_000 });",
    `for (let index = 0; index < ${podCount}; index++) dag.task(\`task_\${index}\`, () => undefined)();`,
  ];
  return {
    // Nothing but the runs that are measured.
    'dags/example_bash_operator.ts': example.replace("schedule: '0 0 * * *'", 'schedule: null'),
    'dags/example_bash_operator_python.py': python,
    'dags/noop.ts': `${noop.join('\n')}\n`,
  };
}
