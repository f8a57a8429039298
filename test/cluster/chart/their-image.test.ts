import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { useLeewardImage } from './support/leeward-image.ts';
import { makeRelease, type Release, taskPods } from './support/release.ts';
import { dagIsThere, runIsOver } from './support/runs.ts';
import { theirImage, useTheirImage } from './support/their-image.ts';

let release: Release;

beforeAll(async () => {
  const cluster = await joinCluster(inject('kubeconfig'));
  await useLeewardImage(cluster);
  await useTheirImage(cluster);
  release = await makeRelease(cluster, 'their-image');
});

afterAll(() => release.remove());

test("a user's existing Airflow image runs tasks unchanged", {
  timeout: 900_000,
}, async () => {
  const { repository, tag } = theirImage;
  const image = ['workers.program=airflow', `workers.image.repository=${repository}`, `workers.image.tag=${tag}`];
  await release.install(...image.flatMap((setting) => ['--set-string', setting]));
  const api = await release.logIn();
  await dagIsThere(api, 'hello_python');
  await api.unpause('hello_python');
  const { dag_run_id: runId } = await api.trigger('hello_python');
  expect((await runIsOver(api, 'hello_python', runId)).state).toBe('success');
  for (const task of await api.taskInstances('hello_python', runId)) {
    expect(task).toMatchObject({ state: 'success', try_number: 1 });
  }
  const log = `/dags/hello_python/dagRuns/${encodeURIComponent(runId)}/taskInstances/report/logs/1`;
  const lines = await eventually('its log is there when its pod is gone', 60, async () => {
    if ((await release.pods(taskPods)).length > 0) return undefined;
    return ((await api.get(log)) as { content: { event: string; timestamp?: string; level?: string }[] }).content;
  });
  expect(lines).toContainEqual(
    expect.objectContaining({
      timestamp: expect.stringMatching(/^\d{4}-/),
      level: 'info',
      event: expect.stringMatching(/^Total of run .*: 1236\.70 EUR$/),
    }),
  );
  expect(lines.filter(({ event }) => event === 'Executing workload')).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
  const pods = await release.kubectl('get', 'events', '--field-selector', 'reason=Pulled', '-o', 'json');
  expect(pods).toContain(`${repository}:${tag}`);
});
