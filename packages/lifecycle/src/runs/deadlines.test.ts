import { type Database, defineStatement } from '@leeward/database';
import { withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { GraphStore } from '../graph/graph-store.ts';
import { clearTaskInstances } from '../task-instances/clear.ts';
import { type GivenDag, givenDag } from '../testing/given-dag.ts';
import { end, givenRun, pass } from '../testing/given-run.ts';
import { missDeadlines } from './miss-deadlines.ts';

const callback = {
  __classname__: 'airflow.sdk.definitions.callback.AsyncCallback',
  __version__: 0,
  __data__: { path: 'callbacks.tell', kwargs: { colour: 'green' } },
};
const seconds = (value: number) => ({ __classname__: 'datetime.timedelta', __version__: 2, __data__: value });
const variable = {
  __classname__: 'airflow.sdk.definitions.deadline.VariableInterval',
  __version__: 0,
  __data__: { key: 'patience' },
};
const queuedAt = { reference_type: 'DagRunQueuedAtDeadline' };

const addAlert = defineStatement<[versionId: string, reference: string, interval: string, callback: string], never>(
  'test_add_alert',
  `insert into deadline_alert (id, dag_version_id, reference, interval_definition, callback_definition)
   values (new_uuid(), $1, $2::jsonb, $3::jsonb, $4::jsonb)`,
);

/** A Dag whose runs have these deadlines. */
async function dagWith(
  database: Database,
  alerts: readonly { reference: object; interval: object }[],
): Promise<GivenDag> {
  const deadline = alerts.map((alert) => ({ name: null, ...alert, callback }));
  const dag = await givenDag(database, { tasks: [{ id: 'a' }], fields: { deadline } });
  for (const { reference, interval } of alerts) {
    const parts = [reference, interval, callback].map((part) => JSON.stringify(part)) as [string, string, string];
    await database.run(addAlert, dag.versionId, ...parts);
  }
  return dag;
}

const deadlines = (database: Database) =>
  database.kysely.selectFrom('deadline').select(['id', 'deadline_at', 'missed']).orderBy('deadline_at').execute();

test('a run gets the deadlines of its version: a fixed one, by its logical date, by its queueing, by a variable', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await database.kysely.insertInto('variable').values({ key: 'patience', value: '120' }).execute();
  const dag = await dagWith(database, [
    {
      reference: { reference_type: 'FixedDatetimeDeadline', datetime: Date.UTC(2026, 0, 1) / 1_000 },
      interval: seconds(60),
    },
    { reference: { reference_type: 'DagRunLogicalDateDeadline' }, interval: seconds(-1.5) },
    { reference: queuedAt, interval: variable },
    { reference: { reference_type: 'AverageRuntimeDeadline', max_runs: 2, min_runs: 1 }, interval: seconds(0) },
    { reference: { reference_type: 'AnAuthorsOwn' }, interval: seconds(0) },
  ]);
  const run = await givenRun(database, dag, { logicalDate: new Date('2026-02-01T00:00:00Z') });
  const { queued_at: queued } = await database.kysely
    .selectFrom('dag_run')
    .select('queued_at')
    .where('id', '=', run)
    .executeTakeFirstOrThrow();
  expect((await deadlines(database)).map((each) => each.deadline_at)).toEqual([
    new Date('2026-01-01T00:01:00Z'),
    new Date('2026-01-31T23:59:58.500Z'),
    new Date(queued!.getTime() + 120_000),
  ]);
  expect(await database.kysely.selectFrom('timer').select('kind').execute()).toHaveLength(3);
});

test('an average of past runs counts once there are enough of them', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await dagWith(database, [
    { reference: { reference_type: 'AverageRuntimeDeadline', max_runs: 2, min_runs: 2 }, interval: seconds(10) },
  ]);
  for (const [runId, secondsTaken] of [
    ['one', 20],
    ['two', 40],
  ] as const) {
    const run = await givenRun(database, dag, { runId });
    const start = new Date('2026-01-01T00:00:00Z');
    const ended = { state: 'success', start_date: start, end_date: new Date(start.getTime() + secondsTaken * 1_000) };
    await database.kysely.updateTable('dag_run').set(ended).where('id', '=', run).execute();
  }
  expect(await deadlines(database)).toEqual([]);
  await givenRun(database, dag, { runId: 'three' });
  const [deadline] = await deadlines(database);
  expect((deadline!.deadline_at.getTime() - Date.now()) / 1_000).toBeCloseTo(40, -1);
});

test('a missed deadline asks for its callback once, with the run and the deadline as context', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await dagWith(database, [{ reference: queuedAt, interval: seconds(-1) }]);
  await givenRun(database, dag, { conf: { x: 1 } });
  const [deadline] = await deadlines(database);
  const miss = () => database.transaction('test', (tx) => missDeadlines(tx, [deadline!.id]));
  await miss();
  await miss();
  const callbacks = await database.kysely.selectFrom('callback').selectAll().execute();
  expect(callbacks).toHaveLength(1);
  expect(callbacks[0]).toMatchObject({
    kind: 'deadline',
    state: 'pending',
    bundle_name: 'dags',
    relative_fileloc: 'a_dag.py',
    request: {
      type: 'DeadlineCallback',
      path: 'callbacks.tell',
      isAsync: true,
      kwargs: {
        colour: 'green',
        context: { deadline: { id: deadline!.id }, dag_run: { dag_id: 'a_dag', dag_run_id: 'a_run', conf: { x: 1 } } },
      },
    },
  });
});

test('a run that succeeds in time has no deadline left, and one that is cleared gets a new one from its queueing', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await dagWith(database, [{ reference: queuedAt, interval: seconds(3_600) }]);
  const run = await givenRun(database, dag);
  const { queued } = await pass(database, [run]);
  const [before] = await deadlines(database);
  const clear = {
    taskInstanceIds: [queued[0]!.id],
    runState: 'queued',
    runOnLatestVersion: false,
    preventRunning: false,
  } as const;
  await database.transaction('test', (tx) => clearTaskInstances(tx, new GraphStore(), clear));
  const [after] = await deadlines(database);
  expect(after!.deadline_at.getTime()).toBeGreaterThan(before!.deadline_at.getTime());
  const [attempt] = await database.kysely.selectFrom('task_instance').select('id').execute();
  await end(database, [attempt!.id], 'success');
  await pass(database, [run]);
  expect(await deadlines(database)).toEqual([]);
  expect(await database.kysely.selectFrom('timer').select('kind').where('kind', '=', 'deadline').execute()).toEqual([]);
});
