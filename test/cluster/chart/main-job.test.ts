import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DAGRunResponse } from '@leeward/contracts/rest-api';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Api } from '../end-to-end/support/api.ts';
import { type Cluster, joinCluster } from './harness/cluster.ts';
import { type GitServer, startGitServer } from './main-job-git.ts';
import { useLeewardImage } from './main-job-image.ts';
import { controlPlane, type Pod, type Release, releaseIn, taskPods } from './main-job-release.ts';
import { eventually, useBusyboxImage } from './support.ts';

const minutes = 60;
const dagId = 'example_bash_operator';
/** The tasks of the example that need a pod; the ninth, an empty one, is decided without. */
const podTasks = [
  'also_run_this',
  'describe_dag_folder',
  'run_after_loop',
  'runme_0',
  'runme_1',
  'runme_2',
  'show_dag_folder_stats',
  'this_will_skip',
];

let cluster: Cluster;
let release: Release;
let git: GitServer;
let api: Api;

beforeAll(async () => {
  cluster = await joinCluster(inject('kubeconfig'));
  await useLeewardImage(cluster);
  git = await startGitServer(cluster.hostAddress);
  release = releaseIn(cluster, `main-job-${randomBytes(4).toString('hex')}`);
  await cluster.kubectl(['create', 'namespace', release.namespace]);
});

afterAll(async () => {
  await git?.stop();
  await cluster.kubectl(['delete', 'namespace', release.namespace, '--wait=false']);
});

/** Looks at the task pods until `isOver`, and answers every pod that was ever there, by its name. */
async function watchTaskPods(isOver: () => Promise<boolean>): Promise<Map<string, Pod>> {
  const seen = new Map<string, Pod>();
  await eventually('the runs are over and their pods are gone', 8 * minutes, async () => {
    const pods = await release.pods(taskPods);
    for (const pod of pods) seen.set(pod.name, pod);
    return pods.length === 0 && (await isOver()) ? true : undefined;
  });
  return seen;
}

const isOver = ({ state }: DAGRunResponse) => state === 'success' || state === 'failed';

async function runIsOver(dag: string, runId: string): Promise<DAGRunResponse> {
  return eventually(`run ${runId} of ${dag} is over`, 8 * minutes, async () =>
    (await api.runs(dag)).find((run) => run.dag_run_id === runId && isOver(run)),
  );
}

test('one helm command brings all of it up, and nothing has to be restarted', { timeout: 900_000 }, async () => {
  await release.install();
  const pods = await release.pods(controlPlane);
  expect(pods).toHaveLength(4);
  expect(pods.filter(({ restarts }) => restarts > 0)).toEqual([]);
  const page = await fetch(`${await release.url()}/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root"');
  api = await release.logIn();
});

test('the example is scheduled twice, each task succeeds in a pod of its own, and its log outlives the pod', {
  timeout: 900_000,
}, async () => {
  await eventually('the example is there', 2 * minutes, () => api.get(`/dags/${dagId}`).catch(() => undefined));
  await api.unpause(dagId);

  const seen = await watchTaskPods(async () => {
    const runs = await api.runs(dagId);
    return runs.length > 0 && runs.every(isOver);
  });

  const runs = await api.runs(dagId);
  expect(runs.map(({ state, run_type }) => [state, run_type])).toEqual([
    ['success', 'scheduled'],
    ['success', 'scheduled'],
  ]);
  for (const { dag_run_id: runId } of runs) {
    const tasks = await api.taskInstances(dagId, runId);
    expect(Object.fromEntries(tasks.map(({ task_id, state }) => [task_id, state]))).toEqual({
      ...Object.fromEntries(podTasks.map((task) => [task, 'success'])),
      this_will_skip: 'skipped',
      run_this_last: 'skipped',
    });
    const pods = [...seen.values()].filter(({ run }) => run === runId);
    expect(pods.map(({ task }) => task).sort()).toEqual(podTasks);
    for (const { task_id: taskId, hostname } of tasks.filter((each) => podTasks.includes(each.task_id))) {
      expect(pods.find(({ name }) => name === hostname)?.task).toBe(taskId);
    }
    expect(await api.log(dagId, runId, 'runme_1')).toContain(`${dagId}__runme_1__`);
    expect(await api.log(dagId, runId, 'show_dag_folder_stats')).toMatch(/found \d+ Dag file/);
  }
  const events = JSON.parse(
    await release.kubectl('get', 'events', '--field-selector', 'reason=Killing,involvedObject.kind=Pod', '-o', 'json'),
  );
  expect(
    events.items.filter((event: { involvedObject: { name: string } }) => seen.has(event.involvedObject.name)),
  ).toEqual([]);
});

/** Two tasks that tell which commit they are of; the first waits until it is let go. */
function twoSteps(says: string, gate: string): string {
  return `import { Dag } from '@leeward/sdk';
const dag = new Dag('two_steps', { schedule: null });
const first = dag.task('first', async (_: object, { log }) => {
  log.info('first says ${says}');
  await fetch('${gate}');
});
const second = dag.task('second', (_: object, { log }) => {
  log.info('second says ${says}');
});
first({}).before(second({}));
`;
}

test('a log is read while its task runs; a commit pushed during a run does not change that run, the next run has it', {
  timeout: 900_000,
}, async () => {
  let openGate = () => {};
  const opened = new Promise<void>((resolve) => {
    openGate = resolve;
  });
  let arrivals = 0;
  const server = createServer(async (_request, response) => {
    arrivals += 1;
    await opened;
    response.end('go');
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const gate = `http://${cluster.hostAddress}:${(server.address() as AddressInfo).port}/`;
  try {
    const old = await git.push('dags/two_steps.ts', twoSteps('the old', gate));
    await release.install('--set', `airflow.dags.git.url=${git.url}`, '--set', 'airflow.dags.git.wait=1');
    api = await release.logIn();
    const versionIs = (commit: string) =>
      eventually(`two_steps is of commit ${commit}`, 3 * minutes, async () => {
        const dag = await api.get('/dags/two_steps').catch(() => undefined);
        return dag?.bundle_version === commit ? true : undefined;
      });
    await versionIs(old);
    await api.unpause('two_steps');
    const { dag_run_id: before } = await api.trigger('two_steps');
    await eventually('the first task waits', 3 * minutes, async () => (arrivals > 0 ? true : undefined));

    await eventually('the log of the task that waits is read', 1 * minutes, async () =>
      (await api.log('two_steps', before, 'first')).includes('first says the old') ? true : undefined,
    );
    const pushed = await git.push('dags/two_steps.ts', twoSteps('the new', gate));
    await versionIs(pushed);
    openGate();

    expect(await runIsOver('two_steps', before)).toMatchObject({ state: 'success', bundle_version: old });
    expect(await api.log('two_steps', before, 'second')).toContain('second says the old');
    const { dag_run_id: after } = await api.trigger('two_steps');
    expect(await runIsOver('two_steps', after)).toMatchObject({ state: 'success', bundle_version: pushed });
    expect(await api.log('two_steps', after, 'first')).toContain('first says the new');
    expect(await api.log('two_steps', after, 'second')).toContain('second says the new');
  } finally {
    openGate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

test('helm test finds it healthy; an upgrade and a rollback lose no run', { timeout: 900_000 }, async () => {
  const runs = (await api.runs(dagId)).map((run) => run.dag_run_id);
  await release.install('--set', 'scheduler.podAnnotations.changed=yes');
  await release.helm('test', 'airflow');
  await release.helm('rollback', 'airflow', '1', '--wait', '--timeout', '10m');
  api = await release.logIn();
  expect((await api.runs(dagId)).map((run) => run.dag_run_id)).toEqual(runs);
  expect(await api.log(dagId, runs[0] as string, 'runme_1')).toContain(`${dagId}__runme_1__`);
});

/** Pods of the example's shape that do nothing: six at once, then two. */
async function bareSeconds(): Promise<number> {
  const image = await useBusyboxImage(cluster);
  const startedAt = performance.now();
  for (const [wave, count] of [6, 2].entries()) {
    const items = Array.from({ length: count }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `bare-${wave}-${index}`, labels: { wave: `${wave}` } },
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'base', image, imagePullPolicy: 'IfNotPresent', command: ['true'] }],
      },
    }));
    await cluster.kubectl(
      ['--namespace', release.namespace, 'apply', '-f', '-'],
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    );
    await eventually('the bare pods have ended', 3 * minutes, async () => {
      const pods = await release.pods(`wave=${wave}`);
      return pods.every(({ phase }) => phase === 'Succeeded') ? true : undefined;
    });
  }
  return (performance.now() - startedAt) / 1000;
}

test('the time of a run is printed beside that of bare pods of the same shape', { timeout: 900_000 }, async () => {
  await eventually('the example is there', 2 * minutes, () => api.get(`/dags/${dagId}`).catch(() => undefined));
  const bare = await bareSeconds();
  const startedAt = performance.now();
  const { dag_run_id: runId } = await api.trigger(dagId);
  expect((await runIsOver(dagId, runId)).state).toBe('success');
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `${dagId} (TypeScript): ${seconds.toFixed(1)} s; bare pods of the same shape: ${bare.toFixed(1)} s; ratio ${(seconds / bare).toFixed(2)}`,
  );
});
