import { withDatabase } from '@leeward/database/testing';
import { chain, givenDag } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

test('the report tells of each file how long its parse took and what is in it, and files are parsed anew on demand', async () => {
  await using test = await withDatabase();
  await givenDag(test.database, { dagId: 'etl', tasks: chain(3) });
  const file = { bundle_name: 'dags', content_hash: 'known' };
  await test.database.kysely
    .insertInto('dag_file')
    .values([
      { ...file, relative_path: 'etl.py', last_parse_seconds: 0.5 },
      { ...file, relative_path: 'empty.py', last_parse_seconds: 1.5 },
    ])
    .execute();
  const run = (...args: string[]) => runCommand(test.url, 'dags', ...args);
  expect(JSON.parse((await run('report', '--json')).stdout)).toEqual([
    { bundle_name: 'dags', file: 'empty.py', duration: 1.5, dag_num: 0, task_num: 0, dags: [] },
    { bundle_name: 'dags', file: 'etl.py', duration: 0.5, dag_num: 1, task_num: 3, dags: ['etl'] },
  ]);
  expect(JSON.parse((await run('report', '--json', '-B', 'other')).stdout)).toEqual([]);

  const hashes = async () =>
    (await test.database.kysely.selectFrom('dag_file').select('content_hash').execute()).map((row) => row.content_hash);
  expect((await run('reserialize', '-B', 'other')).exitCode).toBe(3);
  expect(await hashes()).toEqual(['known', 'known']);
  expect((await run('reserialize', '-B', 'dags')).stdout).toContain('2 files');
  expect(await hashes()).toEqual(['', '']);
});

test('the next runs are the one that is kept and those that the timetable counts from it', async () => {
  await using test = await withDatabase();
  const timetable = { __type: 'airflow.timetables.interval.CronDataIntervalTimetable' };
  const daily = { ...timetable, __var: { expression: '0 0 * * *', timezone: 'UTC' } };
  await givenDag(test.database, { dagId: 'daily', tasks: chain(1), fields: { timetable: daily } });
  await givenDag(test.database, { dagId: 'never', tasks: chain(1) });
  const day = (number: number) => new Date(`2026-01-0${number}T00:00:00Z`);
  const kept = { next_dagrun: day(1), next_dagrun_data_interval_start: day(1), next_dagrun_data_interval_end: day(2) };
  await test.database.kysely
    .updateTable('dag')
    .set({ ...kept, next_dagrun_create_after: day(2), is_paused: true })
    .where('dag_id', '=', 'daily')
    .execute();
  const run = (...args: string[]) => runCommand(test.url, 'dags', 'next-execution', ...args);
  const first = await run('daily');
  expect(first).toMatchObject({ exitCode: 0, stdout: '2026-01-01T00:00:00.000Z\n' });
  expect(first.stderr).toContain('is paused');
  const runsAfter = await run('daily', '-n', '3', '--field', 'run_after');
  expect(runsAfter.stdout).toBe([2, 3, 4].map((number) => `${day(number).toISOString()}\n`).join(''));
  expect(JSON.parse((await run('daily', '-n', '2', '--json')).stdout)[1]).toEqual({
    logical_date: '2026-01-02T00:00:00.000Z',
    'data_interval.start': '2026-01-02T00:00:00.000Z',
    'data_interval.end': '2026-01-03T00:00:00.000Z',
    run_after: '2026-01-03T00:00:00.000Z',
  });
  expect(await run('never')).toMatchObject({
    exitCode: 0,
    stdout: 'None\n',
    stderr: expect.stringContaining('[WARN]'),
  });
  for (const wrong of [
    ['-n', '0'],
    ['--table', '--field', 'run_after'],
  ]) {
    expect((await run('daily', ...wrong)).exitCode).toBe(2);
  }
  expect((await run('other')).exitCode).toBe(3);
});
