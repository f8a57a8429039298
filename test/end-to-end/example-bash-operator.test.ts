import { eventually } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { connectApi } from './support/api.ts';
import { startServer } from './support/server.ts';

const dagId = 'example_bash_operator';

test('unpausing example_bash_operator makes exactly two runs whose tasks end as in Airflow, with their logs', async () => {
  await using server = await startServer();
  const api = await connectApi(server.url);
  await eventually(() => api.get(`/dags/${dagId}`), { deadlineSeconds: 60, what: 'the Dag' });
  expect(await api.runs(dagId)).toEqual([]);

  await api.unpause(dagId);
  const runs = await eventually(
    async () => {
      const all = await api.runs(dagId);
      return all.length === 2 && all.every((run) => run.state === 'success') ? all : undefined;
    },
    { deadlineSeconds: 120, what: 'two successful runs' },
  );
  for (const run of runs) {
    const states = Object.fromEntries(
      (await api.taskInstances(dagId, run.dag_run_id)).map((task) => [task.task_id, task.state]),
    );
    expect(states).toEqual({
      also_run_this: 'success',
      describe_dag_folder: 'success',
      run_after_loop: 'success',
      run_this_last: 'skipped',
      runme_0: 'success',
      runme_1: 'success',
      runme_2: 'success',
      show_dag_folder_stats: 'success',
      this_will_skip: 'skipped',
    });
    expect(await api.log(dagId, run.dag_run_id, 'also_run_this')).toContain(`ti_key=${dagId}__also_run_this__`);
  }

  const listed = await server.leeward('dags', 'list-runs', dagId, '--json');
  expect(JSON.parse(listed.stdout)).toHaveLength(2);
});

test('a second start on the same folder is refused in one sentence, and a stop leaves no process', async () => {
  await using server = await startServer();
  const second = await server.leeward('standalone');
  expect(second).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('runs on') });
  await server.end('SIGINT');
  const { execFileSync } = await import('node:child_process');
  expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(server.home);
});

test('a taken port is refused in one sentence and the running server goes on', async () => {
  await using server = await startServer();
  const port = new URL(server.url).port;
  const other = await startServer({ port: Number(port) }).catch((error: Error) => error.message);
  expect(other).toContain(`Port ${port} on 127.0.0.1 is taken`);
  await connectApi(server.url);
});
