import { withDatabase } from '@leeward/database/testing';
import { chain, givenDag, givenRun } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

test('runs are listed by state, by date and without backfills, and a run is found by its id and by its date', async () => {
  await using test = await withDatabase();
  const run = (...args: string[]) => runCommand(test.url, 'dags', ...args);
  const dag = await givenDag(test.database, { dagId: 'etl', tasks: chain(2) });
  const at = (day: number) => ({
    logicalDate: new Date(`2026-01-0${day}T00:00:00Z`),
    runAfter: new Date(`2026-01-0${day}T00:00:00Z`),
  });
  await givenRun(test.database, dag, { runId: 'first', ...at(1) });
  await givenRun(test.database, dag, { runId: 'second', ...at(2), conf: { a: 1 } });
  await givenRun(test.database, dag, { runId: 'third', ...at(3), runType: 'backfill' });
  const ids = async (...args: string[]) =>
    JSON.parse((await run('list-runs', 'etl', '--json', ...args)).stdout).map((row: { run_id: string }) => row.run_id);
  expect(await ids()).toEqual(['third', 'second', 'first']);
  expect(await ids('--no-backfill', '--limit', '1')).toEqual(['second']);
  expect(await ids('-s', '2026-01-02', '-e', '2026-01-02T00:00:00')).toEqual(['second']);
  expect(await ids('--state', 'failed')).toEqual([]);
  expect((await run('state', 'etl', 'second')).stdout).toBe('queued, {"a":1}\n');
  expect((await run('state', 'etl', '2026-01-01')).stdout).toBe('queued\n');
  const gone = await run('state', 'etl', 'fourth');
  expect(gone).toMatchObject({ exitCode: 3, stdout: '' });
  expect(gone.stderr).toContain("The run 'fourth' of the Dag 'etl' was not found (LW_RUN_UNKNOWN)");
});

test('a Dag is triggered with a run id, a conf and a logical date, and each of these is checked', async () => {
  await using test = await withDatabase();
  await givenDag(test.database, { dagId: 'etl', tasks: chain(1) });
  const run = (...args: string[]) => runCommand(test.url, 'dags', 'trigger', ...args);
  const made = await run('etl', '-r', 'mine', '-c', '{"a": 1}', '-l', '2026-01-01', '-o', 'json');
  expect(JSON.parse(made.stdout)).toMatchObject([
    { dag_id: 'etl', dag_run_id: 'mine', state: 'queued', logical_date: '2026-01-01T00:00:00.000Z', conf: { a: 1 } },
  ]);
  expect((await run('etl', '-r', 'mine')).exitCode).toBe(3);
  expect((await run('etl', '-l', 'soon')).exitCode).toBe(2);
  expect((await run('etl', '-c', '[1]')).exitCode).toBe(2);
  expect(await run('other')).toMatchObject({ exitCode: 3 });
});

test('runs are cleared by id, by partition and by the dates of partitions, in one of these ways and after a yes', async () => {
  await using test = await withDatabase();
  const timetable = {
    __type: 'airflow.timetables.trigger.CronPartitionTimetable',
    __var: { expression: '0 0 * * *', timezone: 'Asia/Taipei', run_offset: 0, key_format: '%Y-%m-%d' },
  };
  await givenDag(test.database, { dagId: 'etl', tasks: chain(2), fields: { timetable } });
  const run = (...args: string[]) => runCommand(test.url, 'dags', ...args);
  for (const day of ['2026-01-01', '2026-01-02', '2026-01-03']) {
    expect((await run('trigger', 'etl', '-r', `of_${day}`, '--partition-key', day)).exitCode).toBe(0);
  }
  expect((await run('trigger', 'etl', '--partition-key', 'noon')).exitCode).toBe(2);
  const cleared = async (...args: string[]) =>
    JSON.parse((await run('clear', 'etl', '--yes', '--json', ...args)).stdout) as object[];
  const row = (day: string) => ({ dag_id: 'etl', run_id: `of_${day}`, partition_key: day, cleared: 2 });
  expect(await cleared('--partition-date-start', '2026-01-02')).toEqual([row('2026-01-02'), row('2026-01-03')]);
  expect(await cleared('--partition-date-end', '2026-01-01')).toEqual([row('2026-01-01')]);
  expect(await cleared('--partition-key', '2026-01-02')).toEqual([row('2026-01-02')]);
  expect(await cleared('--run-id', 'of_2026-01-03', '--only-failed')).toEqual([]);
  for (const args of [[], ['--run-id', 'a', '--partition-key', 'b']]) {
    const refused = await run('clear', 'etl', '-y', ...args);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('exactly one of it');
  }
  expect((await run('clear', 'etl', '--partition-key', '2026-01-02')).stderr).toContain('--yes');
});

test('Dags are paused by name and by pattern, and a pattern needs a yes', async () => {
  await using test = await withDatabase();
  for (const dagId of ['etl_a', 'etl_b', 'report']) {
    await givenDag(test.database, { dagId, tasks: chain(1) });
  }
  const run = (...args: string[]) => runCommand(test.url, 'dags', ...args);
  const paused = async () => {
    const rows = JSON.parse((await run('list', '--json')).stdout) as { dag_id: string; is_paused: boolean }[];
    return rows.filter((row) => row.is_paused).map((row) => row.dag_id);
  };
  await run('pause', 'report');
  expect(await paused()).toEqual(['report']);
  expect((await run('pause', '^etl', '--treat-dag-id-as-regex')).exitCode).toBe(2);
  expect(await paused()).toEqual(['report']);
  await run('pause', '^etl', '--treat-dag-id-as-regex', '-y');
  expect(await paused()).toEqual(['etl_a', 'etl_b', 'report']);
  await run('unpause', 'report');
  expect(await paused()).toEqual(['etl_a', 'etl_b']);
  expect((await run('unpause', 'nothing')).exitCode).toBe(3);
});

test('tasks are listed by their ids, their states are told, and they are cleared by pattern after a yes', async () => {
  await using test = await withDatabase();
  const dag = await givenDag(test.database, {
    dagId: 'etl',
    tasks: [{ id: 'extract' }, { id: 'load', after: ['extract'] }],
  });
  await givenRun(test.database, dag, { runId: 'first' });
  await test.database.kysely
    .updateTable('task_instance')
    .set({ state: 'failed' })
    .where('task_id', '=', 'extract')
    .execute();
  const run = (...args: string[]) => runCommand(test.url, 'tasks', ...args);
  expect((await run('list', 'etl')).stdout).toBe('extract\nload\n');
  expect((await run('state', 'etl', 'extract', 'first')).stdout).toBe('failed\n');
  expect((await run('state', 'etl', 'load', 'first')).stdout).toBe('none\n');
  expect((await run('state', 'etl', 'nothing', 'first')).exitCode).toBe(3);
  const states = JSON.parse((await run('states-for-dag-run', 'etl', 'first', '--json')).stdout);
  expect(states).toMatchObject([
    { task_id: 'extract', state: 'failed' },
    { task_id: 'load', state: null },
  ]);
  expect((await run('clear', 'etl', '-f')).stderr).toContain('--yes');
  expect((await run('state', 'etl', 'extract', 'first')).stdout).toBe('failed\n');
  const cleared = await run('clear', 'etl', '-f', '-t', '^ex', '--yes', '-o', 'json');
  expect(JSON.parse(cleared.stdout)).toEqual([{ dag_id: 'etl', task_id: 'extract', map_index: -1 }]);
  expect((await run('state', 'etl', 'extract', 'first')).stdout).toBe('none\n');
  expect((await run('clear', 'etl', '--task-ids', 'nothing', '-y')).exitCode).toBe(2);
});

test('old ended runs are counted, deleted with what belongs to them, and the newest scheduled one stays', async () => {
  await using test = await withDatabase();
  const dag = await givenDag(test.database, { dagId: 'etl', tasks: chain(1) });
  for (const [index, runType] of ['scheduled', 'scheduled', 'manual', 'scheduled'].entries()) {
    const at = new Date(`2026-01-0${index + 1}T00:00:00Z`);
    await givenRun(test.database, dag, {
      runId: `run_${index}`,
      runType: runType as 'manual',
      logicalDate: at,
      runAfter: at,
    });
  }
  const ended = { state: 'success', end_date: new Date('2026-01-05T00:00:00Z') };
  await test.database.kysely.updateTable('dag_run').set(ended).where('run_id', '!=', 'run_1').execute();
  const run = (...args: string[]) => runCommand(test.url, 'db', 'clean', '-t', 'dag_run', '--json', ...args);
  const before = ['--clean-before-timestamp', '2026-02-01'];
  expect(JSON.parse((await run(...before, '--dry-run')).stdout)).toEqual([{ table: 'dag_run', rows: 2 }]);
  expect((await run(...before)).exitCode).toBe(2);
  expect(JSON.parse((await run(...before, '-y', '--dag-ids', 'other')).stdout)).toEqual([
    { table: 'dag_run', deleted: 0 },
  ]);
  expect(JSON.parse((await run(...before, '-y', '--batch-size', '1')).stdout)).toEqual([
    { table: 'dag_run', deleted: 2 },
  ]);
  const left = await test.database.kysely.selectFrom('dag_run').select('run_id').orderBy('run_id').execute();
  expect(left.map((row) => row.run_id)).toEqual(['run_1', 'run_3']);
  expect((await runCommand(test.url, 'db', 'clean', ...before, '-t', 'nothing')).exitCode).toBe(2);
  expect(JSON.parse((await runCommand(test.url, 'db', 'clean', ...before, '-y', '--json')).stdout)).toHaveLength(7);
});

test('a backfill is tried, made, paused and cancelled', async () => {
  await using test = await withDatabase();
  await givenDag(test.database, { dagId: 'etl', tasks: chain(1) });
  const run = (...args: string[]) => runCommand(test.url, 'backfill', ...args);
  const window = ['--dag-id', 'etl', '--from-date', '2026-01-01', '--to-date', '2026-01-03', '--json'];
  const refused = await run('create', ...window);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('etl has a non-periodic schedule that does not support backfills');
  expect((await run('create', '--dag-id', 'etl')).stderr).toContain(
    "required option '--from-date <date>' not specified",
  );
  expect((await run('pause', '7')).stderr).toContain('Backfill not found. (LW_REFUSED)');
});

test('a command, an option and a value that are not known are refused with the nearest right one', async () => {
  await using test = await withDatabase();
  const said = async (...args: string[]) => {
    const { exitCode, stderr } = await runCommand(test.url, ...args);
    expect(exitCode).toBe(2);
    return stderr;
  };
  expect(await said('dags', 'tirgger', 'etl')).toContain('Did you mean trigger?');
  expect(await said('dags', 'trigger', 'etl', '--cnof', '{}')).toContain('Did you mean --conf?');
  expect(await said('dags', 'list', '-o', 'xml')).toContain('Allowed choices are table, json, yaml, plain');
  expect(await said('config', 'get-value', 'core', 'paralelism')).toContain('did you mean "core parallelism"?');
  expect(await said('dags', 'state', 'etl')).toContain("missing required argument 'run-id-or-date'");
});
