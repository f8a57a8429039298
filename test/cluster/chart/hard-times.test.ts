import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Api } from '../../end-to-end/support/api.ts';
import { type Cluster, isOwnCluster, joinCluster } from '../harness/cluster.ts';
import { nodeName } from '../harness/components.ts';
import { eventually } from '../support.ts';
import { waitingDag } from './support/dags.ts';
import { type Gate, makeGate } from './support/gate.ts';
import { type GitServer, startGitServer } from './support/git-server.ts';
import { useLeewardImage } from './support/leeward-image.ts';
import { controlPlane, makeRelease, type Release, taskPods } from './support/release.ts';
import { attemptsOf, dagIsOf, minutes, runIsOver } from './support/runs.ts';

const longTest = { timeout: 900_000 };
const task = 'wait';
/** As Airflow's documentation writes it. */
const onBase = (fields: string) =>
  `{"pod_override": k8s.V1Pod(spec=k8s.V1PodSpec(containers=[k8s.V1Container(name="base", ${fields})]))}`;
const memory = (limit: string) =>
  `resources=k8s.V1ResourceRequirements(requests={"memory": "${limit}"}, limits={"memory": "${limit}"})`;

/** One Dag a trouble, so that they go on beside each other. */
const executorConfigs: Readonly<Record<string, string>> = {
  killed: 'None',
  out_of_memory: onBase(memory('24Mi')),
  no_such_image: onBase('image="registry.invalid/none:1"'),
  over_quota: 'None',
  survivor: 'None',
  unwatched: 'None',
  drained: 'None',
};

let cluster: Cluster;
let release: Release;
let git: GitServer;
let gate: Gate;
let api: Api;

beforeAll(async () => {
  cluster = await joinCluster(inject('kubeconfig'));
  await useLeewardImage(cluster);
  gate = await makeGate(cluster);
  git = await startGitServer(cluster.hostAddress);
  const commit = await git.push(
    Object.fromEntries(
      Object.entries(executorConfigs).map(([dag, config]) => [`dags/${dag}.py`, waitingDag(dag, gate.url, config)]),
    ),
  );
  release = await makeRelease(cluster, 'hard-times');
  await release.install('--set', `airflow.dags.git.url=${git.url}`);
  api = await release.logIn();
  for (const dag of Object.keys(executorConfigs)) {
    await dagIsOf(api, dag, commit);
    await api.unpause(dag);
  }
});

afterAll(async () => {
  await gate[Symbol.asyncDispose]();
  await git[Symbol.asyncDispose]();
  await release.remove();
});

async function start(dag: string): Promise<string> {
  return (await api.trigger(dag)).dag_run_id;
}

/** Waits until an attempt of the run has ended with a reason, and answers it. */
async function lostAttempt(dag: string, runId: string) {
  return eventually(`an attempt of ${dag} was lost`, 3 * minutes, async () => {
    const attempts = await attemptsOf(api, dag, runId, task).catch(() => []);
    return attempts.find(({ state, reason }) => reason !== null && (state === 'failed' || state === 'up_for_retry'));
  });
}

/** How each attempt ended, and with which reason. */
async function endsOf(dag: string, runId: string): Promise<[state: string | null, reason: string | undefined][]> {
  return (await attemptsOf(api, dag, runId, task)).map(({ state, reason }) => [state, reason?.message]);
}

async function podOf(dag: string): Promise<string> {
  return eventually(`${dag} has a pod`, 1 * minutes, async () => {
    const pod = (await release.pods(`${taskPods},dag_id=${dag}`))[0];
    return pod?.name;
  });
}

/** What runs in the control plane is killed without a word, and comes back by itself. */
async function crash(selector: string): Promise<void> {
  await release.kubectl('delete', 'pods', '--selector', selector, '--grace-period=0', '--force');
}

describe('what happens to a pod is the reason of its attempt, which costs no retry', () => {
  test('a pod that somebody deletes while its task runs', longTest, async () => {
    const runId = await start('killed');
    await gate.arrivals('killed');
    await release.kubectl('delete', 'pod', await podOf('killed'), '--grace-period=1');
    const { reason, events } = await lostAttempt('killed', runId);
    expect(reason).toMatchObject({ code: 'pod_deleted' });
    expect(reason?.message).toMatch(/was deleted from outside while its task ran/);
    expect(events.map(({ code }) => code)).toContain('Killing');
    gate.open('killed');
    expect((await runIsOver(api, 'killed', runId)).state).toBe('success');
    expect(await attemptsOf(api, 'killed', runId, task)).toMatchObject([
      { try_number: 1, state: 'failed' },
      { try_number: 2, state: 'success' },
    ]);
  });

  test('more memory than the limit, and an image that cannot be had', longTest, async () => {
    const dags = ['out_of_memory', 'no_such_image'] as const;
    const runs = await Promise.all(dags.map(start));
    const [hungry, imageless] = await Promise.all(dags.map((dag, index) => lostAttempt(dag, runs[index] ?? '')));
    expect(hungry?.reason).toMatchObject({ code: 'oom_killed' });
    expect(hungry?.reason?.message).toMatch(/more memory than its limit/);
    expect(imageless?.reason).toMatchObject({ code: 'image_pull' });
    expect(imageless?.reason?.message).toMatch(/registry\.invalid\/none:1/);
    for (const [index, dag] of dags.entries()) {
      await eventually(`${dag} pauses between tries`, 2 * minutes, async () => {
        const attempts = await attemptsOf(api, dag, runs[index] ?? '', task);
        return attempts.at(-1)?.state === 'up_for_retry' ? true : undefined;
      });
      await api.send('PATCH', `/dags/${dag}/dagRuns/${encodeURIComponent(runs[index] ?? '')}`, { state: 'failed' });
    }
  });

  test('a full quota is told while it is waited for', longTest, async () => {
    const quota = (pods: string) =>
      release.apply({
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'full' },
        spec: { hard: { pods } },
      });
    const status = (field: string) =>
      release.kubectl('get', 'resourcequota', 'full', '-o', `jsonpath={.status.${field}.pods}`);
    await quota('1000');
    const used = await eventually('the quota counts', 30, async () => (await status('used')) || undefined);
    await quota(used);
    await eventually('the quota is full', 30, async () => ((await status('hard')) === used ? true : undefined));
    gate.open('over_quota');
    const runId = await start('over_quota');
    const event = await eventually('the attempt tells of the quota', 1 * minutes, async () => {
      const [attempt] = await attemptsOf(api, 'over_quota', runId, task);
      return attempt?.events.find(({ code }) => code === 'quota');
    });
    expect(event.message).toMatch(/exceeded quota: full/);
    await release.kubectl('delete', 'resourcequota', 'full');
    expect((await runIsOver(api, 'over_quota', runId)).state).toBe('success');
    expect(await endsOf('over_quota', runId)).toEqual([['success', undefined]]);
  });
});

test('a process that is told to stop before it listens for that stops at once', longTest, async () => {
  const name = 'waits-for-a-database';
  const nobodyAnswers = 'postgresql://nobody:nothing@10.255.255.1/none';
  const image = ['--image', 'airflow:latest', '--image-pull-policy', 'IfNotPresent', '--restart', 'Never'];
  const environment = ['--env', `AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=${nobodyAnswers}`];
  await release.kubectl('run', name, ...image, ...environment, '--', 'db', 'migrate', '--wait');
  await release.kubectl('wait', `pod/${name}`, '--for', 'condition=Ready', '--timeout', '2m');
  const graceSeconds = 600;
  await release.kubectl('delete', 'pod', name, '--grace-period', `${graceSeconds}`, '--timeout', '1m');
});

test('a task runs on while every part of the control plane crashes under it, and is done once', longTest, async () => {
  const runId = await start('survivor');
  await gate.arrivals('survivor');
  const pod = await podOf('survivor');
  const logSays = (words: string) =>
    eventually(`the log says "${words}"`, 2 * minutes, async () => {
      const log = await api.log('survivor', runId, task).catch(() => '');
      return log.includes(words) ? true : undefined;
    });
  await logSays('survivor waits');
  for (const part of ['airflow-web', 'airflow-scheduler', 'airflow-postgresql', 'airflow-triggerer']) {
    await crash(`app=${part}`);
  }
  await release.isUp();
  api = await release.logIn();
  expect(await podOf('survivor')).toBe(pod);
  gate.open('survivor');
  expect((await runIsOver(api, 'survivor', runId)).state).toBe('success');
  await logSays('survivor goes on');
  expect(gate.timesAsked('survivor')).toBe(1);
  expect(await endsOf('survivor', runId)).toEqual([['success', undefined]]);
});

describe.runIf(isOwnCluster(inject('kubeconfig')))('on a machine of ours', () => {
  test(
    "Kubernetes' own API server crashes: a running task runs on, one handed over meanwhile starts once it is back",
    longTest,
    async () => {
      const before = await start('unwatched');
      await gate.arrivals('unwatched');
      await cluster.components?.kill('kube-apiserver');
      const during = await start('killed');
      gate.open('unwatched');
      expect((await runIsOver(api, 'unwatched', before)).state).toBe('success');
      await cluster.components?.start('kube-apiserver');
      expect((await runIsOver(api, 'killed', during)).state).toBe('success');
      for (const [dag, runId] of [
        ['unwatched', before],
        ['killed', during],
      ] as const) {
        expect(await endsOf(dag, runId)).toEqual([['success', undefined]]);
      }
    },
  );

  test(
    'a node is drained of everything and comes back: what ran there runs again, and says why',
    longTest,
    async () => {
      const runId = await start('drained');
      await gate.arrivals('drained');
      const drain = ['--delete-emptydir-data', '--force', '--grace-period=1', '--timeout=120s'];
      await cluster.kubectl(['drain', nodeName, ...drain]);
      await cluster.kubectl(['uncordon', nodeName]);
      gate.open('drained');
      await release.isUp();
      api = await release.logIn();
      expect((await runIsOver(api, 'drained', runId)).state).toBe('success');
      const [first, second] = await attemptsOf(api, 'drained', runId, task);
      // The scheduler is drained with the rest: whether it still sees its pods go is chance.
      expect(['evicted', 'scheduler_lost']).toContain(first?.reason?.code);
      expect(second).toMatchObject({ state: 'success' });
      const pods = await release.pods(controlPlane);
      expect(pods.every(({ phase }) => phase === 'Running')).toBe(true);
    },
  );
});
