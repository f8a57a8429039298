import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Api } from '../../end-to-end/support/api.ts';
import { isOwnCluster, joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { talkingDag, waitingDag } from './support/dags.ts';
import { type Gate, makeGate } from './support/gate.ts';
import { type GitServer, startGitServer } from './support/git-server.ts';
import { useLeewardImage } from './support/leeward-image.ts';
import { openLog, openUi } from './support/person.ts';
import { makeRelease, type Pod, type Release, taskPods } from './support/release.ts';
import { dagIsThere, runIsOver } from './support/runs.ts';
import { theirImage, useTheirImage } from './support/their-image.ts';

/** What a task says, a line at a time, for some seconds. */
const talk = { lines: 6_000, pauseSeconds: 0.005 };

let release: Release;
let gate: Gate;
let git: GitServer;
let api: Api;

beforeAll(async () => {
  const cluster = await joinCluster(inject('kubeconfig'));
  await useLeewardImage(cluster);
  await useTheirImage(cluster);
  gate = await makeGate(cluster);
  git = await startGitServer(cluster.hostAddress);
  await git.push({
    'dags/looked_at.py': waitingDag('looked_at', gate.url),
    'dags/talks.py': talkingDag('talks', talk),
  });
  release = await makeRelease(cluster, 'their-image');
  const { repository, tag } = theirImage;
  const image = ['workers.program=airflow', `workers.image.repository=${repository}`, `workers.image.tag=${tag}`];
  await release.install(
    ...image.flatMap((setting) => ['--set-string', setting]),
    ...['--set', `airflow.dags.git.url=${git.url}`],
  );
  api = await release.logIn();
});

afterAll(async () => {
  await gate[Symbol.asyncDispose]();
  await git[Symbol.asyncDispose]();
  await release.remove();
});

test("a user's existing Airflow image runs tasks unchanged, with a log that is read live and when the pod is gone", {
  timeout: 900_000,
}, async () => {
  const dagId = 'looked_at';
  await dagIsThere(api, dagId);
  await api.unpause(dagId);
  const { dag_run_id: runId } = await api.trigger(dagId);
  await gate.arrivals(dagId);
  await using browser = await openUi(release);
  const log = await openLog(release, browser.page, dagId, runId, 'wait');
  await log.getByText('looked_at waits').waitFor();
  gate.open(dagId);
  await log.getByText('looked_at goes on').waitFor();
  expect((await runIsOver(api, dagId, runId)).state).toBe('success');
  expect(await api.taskInstances(dagId, runId)).toMatchObject([{ state: 'success', try_number: 1 }]);
  const lines = await eventually('its log is there when its pod is gone', 60, async () => {
    if ((await release.pods(taskPods)).length > 0) return undefined;
    const path = `/dags/${dagId}/dagRuns/${encodeURIComponent(runId)}/taskInstances/wait/logs/1`;
    return ((await api.get(path)) as { content: { event: string; timestamp?: string; level?: string }[] }).content;
  });
  for (const event of ['looked_at waits', 'looked_at goes on', 'Executing workload']) {
    const found = lines.filter((line) => line.event === event);
    expect(found).toEqual([expect.objectContaining({ timestamp: expect.stringMatching(/^\d{4}-/), level: 'info' })]);
  }
  expect(JSON.stringify(lines)).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
  const pods = await release.kubectl('get', 'events', '--field-selector', 'reason=Pulled', '-o', 'json');
  expect(pods).toContain(`${theirImage.repository}:${theirImage.tag}`);
});

test.runIf(isOwnCluster(inject('kubeconfig')))(
  'no line of its log is lost or told twice where the scheduler that stores it is killed with -9',
  { timeout: 900_000 },
  async () => {
    const run = await talking();
    await killScheduler();
    expect((await runIsOver(api, run.dagId, run.runId)).state).toBe('success');
    await eventually('its pod is gone', 600, async () => ((await run.pod()) === undefined ? true : undefined));
    await isWhole(run);
  },
);

test('the end of its log that no scheduler was there to store is stored by the next one, within two minutes', {
  timeout: 900_000,
}, async () => {
  const run = await talking();
  await release.kubectl('scale', 'deployment', 'airflow-scheduler', '--replicas', '0');
  await eventually('it has ended', 300, async () => ((await run.pod())?.phase === 'Succeeded' ? true : undefined));
  await release.kubectl('scale', 'deployment', 'airflow-scheduler', '--replicas', '1');
  await release.isUp();
  await eventually('its pod is gone', 120, async () => ((await run.pod()) === undefined ? true : undefined));
  expect((await runIsOver(api, run.dagId, run.runId)).state).toBe('success');
  await isWhole(run);
});

interface TalkingRun {
  readonly dagId: string;
  readonly runId: string;
  pod(): Promise<Pod | undefined>;
  /** The lines of its task that are stored. */
  told(): Promise<string[]>;
}

/** A run whose task is talking: some of its lines are stored. */
async function talking(): Promise<TalkingRun> {
  const dagId = 'talks';
  await dagIsThere(api, dagId);
  await api.unpause(dagId);
  const { dag_run_id: runId } = await api.trigger(dagId);
  const run: TalkingRun = {
    dagId,
    runId,
    pod: async () => (await release.pods(`${taskPods},dag_id=${dagId}`))[0],
    async told() {
      const path = `/dags/${dagId}/dagRuns/${encodeURIComponent(runId)}/taskInstances/talk/logs/1`;
      const { content } = (await api.get(path)) as { content: { event: string }[] };
      return content.map(({ event }) => event).filter((event) => event.startsWith('line '));
    },
  };
  // A log is asked for of a task instance alone that is there, which it is a moment after its run.
  await eventually('the task runs', 120, async () =>
    (await api.taskInstances(dagId, runId)).some(({ state }) => state === 'running') ? true : undefined,
  );
  await eventually('lines are stored', 120, async () => ((await run.told()).length > 0 ? true : undefined));
  return run;
}

async function isWhole(run: TalkingRun): Promise<void> {
  expect(await run.told()).toEqual(Array.from({ length: talk.lines }, (_, index) => `line ${index}`));
  expect(await api.taskInstances(run.dagId, run.runId)).toMatchObject([{ state: 'success', try_number: 1 }]);
}

/** The process of this release alone; its pod starts another one. */
async function killScheduler(): Promise<void> {
  const killed = await eventually('a scheduler runs', 120, async () => {
    for (const pid of await readdir('/proc')) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (!command.includes('leeward.mjs\0scheduler')) continue;
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      if (environment.includes(`.${release.namespace}.`)) return Number(pid);
    }
    return undefined;
  });
  process.kill(killed, 'SIGKILL');
}
