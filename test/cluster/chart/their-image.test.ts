import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Api } from '../../end-to-end/support/api.ts';
import { joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { waitingDag } from './support/dags.ts';
import { type Gate, makeGate } from './support/gate.ts';
import { type GitServer, startGitServer } from './support/git-server.ts';
import { useLeewardImage } from './support/leeward-image.ts';
import { openLog, openUi } from './support/person.ts';
import { makeRelease, type Release, taskPods } from './support/release.ts';
import { dagIsThere, runIsOver } from './support/runs.ts';
import { theirImage, useTheirImage } from './support/their-image.ts';

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
  await git.push({ 'dags/looked_at.py': waitingDag('looked_at', gate.url) });
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
