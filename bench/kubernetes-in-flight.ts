// Prints what one scheduler does with thousands of task pods in flight: its memory, and how late it is. The API server, etcd and scheduler
// of Kubernetes are real; the node that the pods are on is simulated, as kwok's are, and so are the workers: nothing runs in the pods.
// usage: node scripts/pinned.mjs bench/kubernetes-in-flight.ts [--pods N]
// It needs the cluster of test/cluster (up) or KUBECONFIG with the right to make nodes, and `npm run build` for the figures of the bundle.
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '@leeward/database';
import { freePort } from '@leeward/database/testing';
import { startCluster } from '../test/cluster/harness/cluster.ts';
import { type Api, connectApi } from '../test/end-to-end/support/api.ts';
import { within } from './client.ts';
import { type RunningProcess, startProcess } from './kubernetes/processes.ts';
import { openRawApi, type RawApi } from './kubernetes/raw-api.ts';
import { type NodePod, type SimulatedNode, simulatedLabel, startSimulatedNode } from './kubernetes/simulated-node.ts';
import { temporaryFolder } from './leeward-server.ts';
import { usageOfTree } from './process-tree.ts';

const { values } = parseArgs({ options: { pods: { type: 'string', default: '10000' } } });
const podCount = Number(values.pods);
/** How many tasks a run may have here: more of them are several runs. */
const tasksPerRun = Math.min(1_000, podCount);
const probes = 20;
const filledWithinMs = 1_800_000;
const progress = (sentence: string) => process.stderr.write(`${sentence} …\n`);

const home = await temporaryFolder('in-flight');
const given = process.env.KUBECONFIG ?? '';
// No machine of a given cluster is needed, only its API.
const cluster = given === '' ? await startCluster() : undefined;
const kubeconfig = cluster?.kubeconfig ?? given;
const kubernetes = await openRawApi(kubeconfig);
const name = `in-flight-${randomBytes(4).toString('hex')}`;
const processes: RunningProcess[] = [];
const postgres = await startEmbeddedPostgres({ folder: `${home.path}/postgres`, settings: { max_connections: '200' } });
let node: SimulatedNode | undefined;
try {
  await kubernetes.send('POST', '/api/v1/namespaces', { metadata: { name } });
  node = await startSimulatedNode(kubernetes, name, podCount + 1_000);
  await measure(node);
} finally {
  await Promise.all(processes.map((each) => each.stop()));
  await deleteAllPods();
  await kubernetes.send('DELETE', `/api/v1/namespaces/${name}`);
  await node?.stop();
  kubernetes.close();
  await postgres.stop();
  await cluster?.stop();
  await home.remove();
}

/** One request has a minute's time, and deletes as many as it can. */
async function deleteAllPods(): Promise<void> {
  try {
    await kubernetes.send('DELETE', `/api/v1/namespaces/${name}/pods`, { gracePeriodSeconds: 0 });
  } catch (error) {
    if (!String(error).includes(': 504 ')) throw error;
    await deleteAllPods();
  }
}

async function measure(simulated: SimulatedNode): Promise<void> {
  const { api, scheduler, metricsUrl } = await startControlPlane();
  const before = await usageOfTree(scheduler.pid);
  progress(`starting ${podCount} task pods`);
  const startedAt = performance.now();
  for (let count = 0; count < podCount; count += tasksPerRun) await api.trigger('many');
  await within(filledWithinMs, `${podCount} pods run`, async () => {
    progress(`${simulated.running.size} of ${podCount} pods run`);
    if (simulated.running.size >= podCount) return true;
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    return undefined;
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const filled = await usageOfTree(scheduler.pid);
  const started = await startLatencies(api, simulated);
  const ended = await endLatencies(api, simulated);
  const idleFrom = await usageOfTree(scheduler.pid);
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const idleTo = await usageOfTree(scheduler.pid);

  console.log(
    `task pods in flight: ${podCount}, all running after ${seconds.toFixed(0)} s: ${(podCount / seconds).toFixed(0)} a second`,
  );
  console.log(
    `scheduler: ${before.pssMegabytes.toFixed(0)} MB (PSS) before, ${filled.pssMegabytes.toFixed(0)} MB with them; ` +
      `${(((filled.cpuSeconds - before.cpuSeconds) / podCount) * 1_000).toFixed(1)} ms of CPU a pod; ` +
      `${((idleTo.cpuSeconds - idleFrom.cpuSeconds) * 10).toFixed(1)} % of a core while nothing happens`,
  );
  console.log(`a run of one more task, from its trigger to its pod seen on the node: ${described(started)}`);
  console.log(`a pod that failed, from the kubelet's word to the state of its task: ${described(ended)}`);
  console.log(`scheduler's pass, of all so far: ${await passFigures(metricsUrl)}`);
}

async function startControlPlane(): Promise<{ api: Api; scheduler: RunningProcess; metricsUrl: string }> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  await mkdir(join(home.path, 'dags'));
  await writeFile(join(home.path, 'dags/many.ts'), dagText('many', tasksPerRun));
  await writeFile(join(home.path, 'dags/probe.ts'), dagText('probe', 1));
  await writeFile(join(home.path, 'pod.yaml'), JSON.stringify(podTemplate()));
  const url = `http://127.0.0.1:${port}`;
  const env = {
    LEEWARD_HOME: home.path,
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: postgres.url,
    AIRFLOW__API__PORT: String(port),
    AIRFLOW__API__HOST: '127.0.0.1',
    AIRFLOW__API_AUTH__JWT_SECRET: 'in-flight-in-flight-in-flight-in-flight',
    AIRFLOW__CORE__EXECUTION_API_SERVER_URL: `${url}/execution/`,
    AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'True',
    AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
    AIRFLOW__CORE__DAGS_FOLDER: join(home.path, 'dags'),
    AIRFLOW__CORE__EXECUTOR: 'KubernetesExecutor',
    AIRFLOW__CORE__PARALLELISM: '0',
    AIRFLOW__CORE__MAX_ACTIVE_RUNS_PER_DAG: '1000',
    AIRFLOW__SCHEDULER__TASK_QUEUED_TIMEOUT: '86400',
    AIRFLOW__KUBERNETES_EXECUTOR__NAMESPACE: name,
    AIRFLOW__KUBERNETES_EXECUTOR__IN_CLUSTER: 'False',
    AIRFLOW__KUBERNETES_EXECUTOR__CONFIG_FILE: kubeconfig,
    AIRFLOW__KUBERNETES_EXECUTOR__POD_TEMPLATE_FILE: join(home.path, 'pod.yaml'),
    LEEWARD__CORE__INSTALLATION: name,
  };
  processes.push(startProcess(['api-server'], env), startProcess(['dag-processor'], env));
  const scheduler = startProcess(['scheduler'], { ...env, LEEWARD__MONITORING__PORT: String(metricsPort) });
  processes.push(scheduler);
  const api = await within(120_000, 'the API answers', () => connectApi(url));
  await within(120_000, 'the Dags are there', async () => {
    await api.unpause('many');
    await api.unpause('probe');
    return true;
  });
  await api.send('PATCH', '/pools/default_pool?update_mask=slots', { slots: podCount * 2 });
  return { api, scheduler, metricsUrl: `http://127.0.0.1:${metricsPort}/metrics` };
}

function dagText(dagId: string, tasks: number): string {
  return [
    "import { Dag } from '@leeward/sdk';",
    `const dag = new Dag('${dagId}', { schedule: null, maxActiveTasks: 100_000, maxActiveRuns: 1_000 });`,
    `for (let index = 0; index < ${tasks}; index++) dag.task(\`task_\${index}\`, () => undefined)();`,
    '',
  ].join('\n');
}

function podTemplate(): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'task' },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      nodeSelector: { [simulatedLabel]: name },
      tolerations: [{ key: simulatedLabel, operator: 'Exists' }],
      containers: [{ name: 'base', image: 'simulated:1' }],
    },
  };
}

/** Milliseconds from the trigger of a run with one task until its pod was seen on the node. */
async function startLatencies(api: Api, simulated: SimulatedNode): Promise<number[]> {
  const latencies: number[] = [];
  for (let index = 0; index < probes; index += 1) {
    const seen = new Set(simulated.running.keys());
    const startedAt = performance.now();
    await api.trigger('probe');
    await within(60_000, 'the pod of the probe is there', async () =>
      simulated.running.size > seen.size ? true : undefined,
    );
    latencies.push(performance.now() - startedAt);
  }
  return latencies;
}

/** Milliseconds from a pod's failure, as its kubelet tells it, until its task is seen to be over. */
async function endLatencies(api: Api, simulated: SimulatedNode): Promise<number[]> {
  const latencies: number[] = [];
  for (const pod of [...simulated.running.values()].slice(0, probes)) {
    const { dagId, path } = await taskOf(pod);
    const startedAt = performance.now();
    await simulated.finish(pod, 1);
    await within(60_000, `a task of ${dagId} has failed`, async () =>
      (await api.get<{ state: string }>(path)).state === 'failed' ? true : undefined,
    );
    latencies.push(performance.now() - startedAt);
  }
  return latencies;
}

async function taskOf({ metadata }: NodePod): Promise<{ dagId: string; path: string }> {
  const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
  const { metadata: found } = await rawPod(kubernetes, path);
  const { dag_id: dagId = '', run_id: runId = '', task_id: taskId = '' } = found.annotations;
  return { dagId, path: `/dags/${dagId}/dagRuns/${encodeURIComponent(runId)}/taskInstances/${taskId}` };
}

function rawPod(api: RawApi, path: string): Promise<{ metadata: { annotations: Record<string, string> } }> {
  return api.send('GET', path);
}

async function passFigures(url: string): Promise<string> {
  const text = await (await fetch(url)).text();
  const of = (part: string) =>
    Number(
      new RegExp(`^airflow_scheduler_scheduler_loop_duration_seconds_${part}\\{step="pass"\\} (\\S+)`, 'm').exec(
        text,
      )?.[1],
    );
  const slow = Number(/_bucket\{le="0.5",step="pass"\} (\S+)/.exec(text)?.[1]);
  return `${of('count')}, mean ${((of('sum') / of('count')) * 1_000).toFixed(0)} ms, ${of('count') - slow} above 0.5 s`;
}

function described(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const at = (share: number) =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`;
  return `median ${at(0.5)}, p95 ${at(0.95)}, of ${sorted.length}`;
}
