import { withDatabase } from '@leeward/database/testing';
import { chain, givenDag, givenRun } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

test('runs lose key and date of their partition, and run again only where that is asked for', async () => {
  await using test = await withDatabase();
  const dag = await givenDag(test.database, { dagId: 'etl', tasks: chain(2) });
  const { kysely } = test.database;
  for (const day of ['01', '02', '03']) {
    const id = await givenRun(test.database, dag, { runId: `run${day}` });
    const partition = { partition_key: `2026-05-${day}`, partition_date: new Date(`2026-05-${day}T00:00:00Z`) };
    await kysely
      .updateTable('dag_run')
      .set({ ...partition, state: 'failed' })
      .where('id', '=', id)
      .execute();
  }
  await kysely.updateTable('task_instance').set({ state: 'failed' }).execute();
  const clear = (...args: string[]) => runCommand(test.url, 'partitions', 'clear', '-d', 'etl', ...args);
  const keys = async () =>
    (await kysely.selectFrom('dag_run').select('partition_key').orderBy('run_id').execute()).map(
      (row) => row.partition_key,
    );
  const told = "DagRun run01: partition_key='2026-05-01' -> None, partition_date=2026-05-01T00:00:00+00:00 -> None\n";

  const dry = await clear('-r', 'run01', '--clear-task-instances', '--dry-run');
  expect(dry.stdout).toBe(
    `${told}Dry run: would clear task instances on 1 DagRun(s) (2 task instance(s)).\nDry run: would clear 1 DagRun(s). No changes written.\n`,
  );
  expect(await keys()).toEqual(['2026-05-01', '2026-05-02', '2026-05-03']);
  expect((await clear('-k', '2026-05-01')).stdout).toBe(`${told}Cleared partition fields on 1 DagRun(s).\n`);
  expect((await clear('-r', 'run01')).stdout).toContain('DagRun run01: already cleared, skipping.\n');
  expect((await clear('-k', '2026-05-01')).stdout).toBe('No matching DagRuns found for dag_id=etl.\n');
  await clear('--date', '2026-05-01~2026-05-02', '--clear-task-instances');
  expect(await keys()).toEqual([null, null, '2026-05-03']);
  const states = await kysely.selectFrom('dag_run').select('state').orderBy('run_id').execute();
  expect(states.map((row) => row.state)).toEqual(['failed', 'queued', 'failed']);
});

test('the runs are selected in exactly one way', async () => {
  await using test = await withDatabase();
  for (const wrong of [
    [],
    ['-r', 'a', '-k', 'b'],
    ['--date', '2026-05-01'],
    ['--date', '2026-05-01~2026-05-02', '-s', '2026-05-01'],
    ['-s', '2026-05-02', '-e', '2026-05-01'],
  ]) {
    expect((await runCommand(test.url, 'partitions', 'clear', '-d', 'etl', ...wrong)).exitCode).toBe(2);
  }
});
