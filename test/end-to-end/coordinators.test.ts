import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@leeward/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pinnedNode } from '../../scripts/pinned.mjs';
import { type Api, connectApi } from './support/api.ts';
import { type RunningServer, startServer } from './support/server.ts';

const sources = fileURLToPath(new URL('coordinators/', import.meta.url));
const packer = fileURLToPath(new URL('../../node_modules/apache-airflow-ts-sdk/dist/cli/main.js', import.meta.url));

let folder: string;
let server: RunningServer;
let api: Api;

/** Airflow's TypeScript SDK and its packer as they are published, and a program that Go's compiler makes. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leeward-coordinators-'));
  await cp(join(sources, 'stubs.py'), join(folder, 'dags/stubs.py'));
  execFileSync(pinnedNode(), [packer, join(sources, 'main.ts'), '--outdir', join(folder, 'bundles/stubs')]);
  const compiled = join(folder, 'compiled');
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GO111MODULE: 'off' };
  execFileSync('go', ['build', '-o', compiled, join(sources, 'program.go')], { env });
  const coordinators = {
    ts: {
      classpath: 'airflow.sdk.coordinators.node.NodeCoordinator',
      kwargs: { bundles_root: [join(folder, 'bundles')] },
    },
    go: { classpath: 'leeward.CommandCoordinator', kwargs: { command: [compiled] } },
  };
  server = await startServer({
    python: true,
    dags: join(folder, 'dags'),
    env: {
      AIRFLOW__SDK__COORDINATORS: JSON.stringify(coordinators),
      AIRFLOW__SDK__QUEUE_TO_COORDINATOR: JSON.stringify({ typescript: 'ts', go: 'go' }),
    },
  });
  api = await connectApi(server.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test("a bundle of Airflow's TypeScript SDK and a Go program run the stub tasks of a Python Dag", async () => {
  await eventually(() => api.get('/dags/stubs'), { deadlineSeconds: 60, what: 'the Dag' });
  await api.send('POST', '/variables', { key: 'greeting', value: 'hello' });
  await api.unpause('stubs');
  const { dag_run_id: runId } = await api.trigger('stubs');
  const states = await eventually(
    async () => {
      const tasks = await api.taskInstances('stubs', runId);
      const isOver = tasks.length === 4 && tasks.every(({ state }) => state === 'success' || state === 'failed');
      return isOver ? Object.fromEntries(tasks.map(({ task_id: taskId, state }) => [taskId, state])) : undefined;
    },
    { deadlineSeconds: 120, what: 'the ends of all tasks' },
  );
  expect(states).toEqual({ extract: 'success', transform: 'success', breaks: 'failed', compiled: 'success' });
  const xcom = async (taskId: string, key = 'return_value') =>
    (await api.get(`/dags/stubs/dagRuns/${runId}/taskInstances/${taskId}/xcomEntries/${key}?stringify=false`)).value;
  expect(await xcom('extract')).toEqual({ greeting: 'hello', taskId: 'extract', ratio: 1.5 });
  expect(await xcom('transform')).toBe('hello'.length);
  expect(await xcom('transform', 'shouted')).toBe('HELLO');
  expect(await api.log('stubs', runId, 'breaks')).toContain("the author's own error");
  const record = (await api.log('stubs', runId, 'compiled'))
    .split('\n')
    .find((line) => line.includes('Go was started'));
  expect(JSON.parse(record!)).toMatchObject({ knows_task: true, knows_greeting: true, logger: 'go' });
});
