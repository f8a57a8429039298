import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Api } from '../../end-to-end/support/api.ts';
import { type Cluster, joinCluster } from '../harness/cluster.ts';
import { eventually, useBusyboxImage } from '../support.ts';
import { useLeewardImage } from './support/leeward-image.ts';
import { commitOfRun, openLog, openUi, unpause } from './support/person.ts';
import { controlPlane, makeRelease, type Release } from './support/release.ts';
import { dagIsThere, isOver, minutes, runIsOver, watchTaskPods } from './support/runs.ts';

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
let api: Api;

beforeAll(async () => {
  cluster = await joinCluster(inject('kubeconfig'));
  await useLeewardImage(cluster);
  release = await makeRelease(cluster, 'main-job');
});

afterAll(() => release.remove());

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

test('a person logs in, unpauses the example, sees two runs end, each task in a pod of its own, and reads logs that outlive the pods', {
  timeout: 900_000,
}, async () => {
  await dagIsThere(api, dagId);
  await using browser = await openUi(release);
  const { page } = browser;
  await unpause(page, dagId);
  const seen = await watchTaskPods(release, async () => {
    const runs = await api.runs(dagId);
    return runs.length > 0 && runs.every(isOver);
  });
  const row = page.getByRole('row', { name: new RegExp(dagId) });
  await expect.poll(() => row.getByRole('link', { name: /^Run .*, success · / }).count(), { timeout: 60_000 }).toBe(2);

  const runs = await api.runs(dagId);
  expect(runs.map(({ state, run_type }) => [state, run_type])).toEqual([
    ['success', 'scheduled'],
    ['success', 'scheduled'],
  ]);
  for (const { dag_run_id: runId, bundle_version: commit } of runs) {
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
    expect(await api.log(dagId, runId, 'show_dag_folder_stats')).toMatch(/found \d+ Dag file/);
    expect(await commitOfRun(release, page, dagId, runId)).toBe(commit);
    const log = await openLog(release, page, dagId, runId, 'runme_1');
    await log.getByText(`${dagId}__runme_1__`).first().waitFor();
    await log.getByText('Complete').waitFor();
  }
  const events = JSON.parse(
    await release.kubectl('get', 'events', '--field-selector', 'reason=Killing,involvedObject.kind=Pod', '-o', 'json'),
  );
  expect(
    events.items.filter((event: { involvedObject: { name: string } }) => seen.has(event.involvedObject.name)),
  ).toEqual([]);
});

test('helm test finds it healthy; an upgrade and a rollback lose no run', { timeout: 900_000 }, async () => {
  const runs = (await api.runs(dagId)).map((run) => run.dag_run_id);
  await release.install('--set', 'scheduler.podAnnotations.changed=yes');
  await release.helm('test', 'airflow');
  await release.helm('rollback', 'airflow', '1', '--wait', '--timeout', '10m');
  await release.isUp();
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
  await dagIsThere(api, dagId);
  const bare = await bareSeconds();
  const startedAt = performance.now();
  const { dag_run_id: runId } = await api.trigger(dagId);
  expect((await runIsOver(api, dagId, runId)).state).toBe('success');
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `${dagId} (TypeScript): ${seconds.toFixed(1)} s; bare pods of the same shape: ${bare.toFixed(1)} s; ratio ${(seconds / bare).toFixed(2)}`,
  );
});
