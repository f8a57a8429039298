import { withDatabase } from '@leeward/database/testing';
import { chain, givenDag, givenRun } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

test('a task that waits tells the reason that the scheduler kept, one that ended its state', async () => {
  await using test = await withDatabase();
  const dag = await givenDag(test.database, { dagId: 'etl', tasks: chain(2) });
  await givenRun(test.database, dag, { runId: 'first' });
  const { kysely } = test.database;
  const reason = { code: 'pool_full', message: 'The pool p has no free slot.' };
  await kysely.updateTable('dag_run').set({ state: 'running' }).execute();
  const set = (taskId: string, values: object) =>
    kysely.updateTable('task_instance').set(values).where('task_id', '=', taskId).execute();
  await set('t0', { state: 'scheduled', reason: JSON.stringify(reason) });
  await set('t1', { state: null, reason: null });
  const run = async (...args: string[]) => (await runCommand(test.url, 'tasks', 'failed-deps', 'etl', ...args)).stdout;
  expect(await run('t0', 'first')).toBe(`Task instance dependencies not met:\npool_full: ${reason.message}\n`);
  expect(await run('t1', 'first')).toBe('Task instance dependencies are all met.\n');
  await set('t0', { state: 'success', reason: null });
  expect(await run('t0', 'first')).toContain("Task is in the 'success' state");
  await kysely.updateTable('dag_run').set({ state: 'queued' }).execute();
  await kysely.updateTable('dag').set({ is_paused: true }).execute();
  expect(await run('t1', 'first')).toContain('The Dag etl is paused');
  expect(await run('t1', 'first')).toContain("The run first is in the 'queued' state");
  expect((await runCommand(test.url, 'tasks', 'failed-deps', 'etl', 't9', 'first')).exitCode).toBe(3);
});

test('what an attempt rendered is told, and refused where none has started', async () => {
  await using test = await withDatabase();
  const dag = await givenDag(test.database, { dagId: 'etl', tasks: chain(2) });
  const dagRunId = await givenRun(test.database, dag, { runId: 'first' });
  const { kysely } = test.database;
  const rendered_fields = JSON.stringify({ bash_command: 'echo 2026', env: { A: '1' } });
  await kysely
    .insertInto('rendered_task_instance_fields')
    .values({ dag_run_id: dagRunId, task_id: 't0', map_index: -1, rendered_fields })
    .execute();
  const run = (taskId: string) => runCommand(test.url, 'tasks', 'render', 'etl', taskId, 'first');
  const { stdout } = await run('t0');
  expect(stdout).toMatch(/# property: bash_command\n# -+\necho 2026\n/);
  expect(stdout).toMatch(/# property: env\n# -+\n\{"A":"1"\}\n/);
  expect(await run('t1')).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('no attempt has started') });
});
