import { randomUUID } from 'node:crypto';
import { type ControlPlaneEvent, DagRunTriggeredBy, DagRunType, WholeFloat } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { withDatabase } from '@leeward/database/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { GraphStore } from '../graph/graph-store.ts';
import { clearTaskInstances } from '../task-instances/clear.ts';
import { addVersion, givenDag } from '../testing/given-dag.ts';
import { end, givenRun, pass, runState, statesOf } from '../testing/given-run.ts';
import { chain, serializedDag } from '../testing/serialized-dag.ts';
import { createDueRuns } from './create-due-runs.ts';
import { setRunState } from './set-run-state.ts';
import { type TriggerRequest, triggerRun } from './trigger-run.ts';

const daily = {
  timetable: {
    __type: 'airflow.timetables.trigger.CronTriggerTimetable',
    __var: { expression: '0 0 * * *', timezone: 'UTC', interval: 0, run_immediately: false },
  },
  start_date: Date.UTC(2026, 0, 1) / 1_000,
  catchup: true,
};

const runIds = async (database: Database) =>
  (await database.kysely.selectFrom('dag_run').select('run_id').orderBy('logical_date').execute()).map(
    (run) => run.run_id,
  );

test('a Dag that catches up gets one run an interval, no more than its max_active_runs at once, and the next one when a run ends', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const now = new Date('2026-01-04T12:00:00Z');
  const dag = await givenDag(database, { tasks: [{ id: 'a' }], fields: { ...daily, max_active_runs: 3 } });
  const create = () => database.transaction('test', (tx) => createDueRuns(tx, new GraphStore(), dag.dagId, now));
  expect((await create()).created).toHaveLength(3);
  expect((await create()).created).toHaveLength(0);
  expect(await runIds(database)).toEqual(['01', '02', '03'].map((day) => `scheduled__2026-01-${day}T00:00:00+00:00`));
  const [first] = await database.kysely.selectFrom('dag_run').select('id').orderBy('id').execute();
  const { queued } = await pass(database, [first?.id ?? 0]);
  await end(database, [queued[0]?.id ?? ''], 'success');
  expect((await pass(database, [first?.id ?? 0])).timerAt).not.toBeNull();
  expect(await database.kysely.selectFrom('timer').select(['kind', 'subject']).execute()).toEqual([
    { kind: 'next_run', subject: dag.dagId },
  ]);
  const [last] = (await create()).created;
  expect(last?.runId).toBe('scheduled__2026-01-04T00:00:00+00:00');
});

test('a paused Dag creates no run, and shows and tells once when its next one would be', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: [{ id: 'a' }], fields: daily, isPaused: true });
  const now = new Date('2026-01-04T12:00:00Z');
  const told: ControlPlaneEvent[] = [];
  database.bus.subscribe((event) => told.push(event));
  const create = () => database.transaction('test', (tx) => createDueRuns(tx, new GraphStore(), dag.dagId, now));
  expect(await create()).toMatchObject({ created: [], timerAt: null });
  expect(told).toEqual([{ kind: 'dag_changed', dagId: dag.dagId, settled: true }]);
  await create();
  expect(told).toHaveLength(1);
  const row = await database.kysely.selectFrom('dag').select('next_dagrun').executeTakeFirst();
  expect(row?.next_dagrun).toEqual(new Date('2026-01-01T00:00:00Z'));
});

const request: TriggerRequest = {
  dagId: 'a_dag',
  runId: null,
  runType: DagRunType.Manual,
  logicalDate: null,
  dataInterval: null,
  runAfter: null,
  conf: null,
  note: null,
  partitionKey: null,
  triggeredBy: DagRunTriggeredBy.RestApi,
  triggeringUserName: 'ada',
  runIdPattern: '^[A-Za-z0-9_.~:+-]+$',
};

test('a triggered run checks its conf against the params and its id against the rules', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const param = {
    __class: 'airflow.sdk.definitions.param.Param',
    default: 3,
    description: null,
    schema: { type: 'integer' },
  };
  await givenDag(database, { tasks: [{ id: 'a' }], fields: { params: [['n', param]] } });
  const trigger = (fields: Partial<TriggerRequest>) =>
    triggerRun(database, new GraphStore(), { ...request, ...fields });
  await expect(trigger({ conf: { n: 'x' } })).rejects.toMatchObject({ code: 'LW_PARAM_INVALID' });
  await expect(trigger({ runId: 'scheduled__2026-01-01' })).rejects.toMatchObject({ code: 'LW_RUN_ID_RESERVED' });
  await expect(trigger({ runId: 'a/b' })).rejects.toMatchObject({ code: 'LW_RUN_ID_INVALID' });
  await expect(trigger({ runId: 'é'.repeat(126) })).rejects.toMatchObject({ code: 'LW_RUN_ID_TOO_LONG' });
  await expect(trigger({ partitionKey: 'k' })).rejects.toMatchObject({ code: 'LW_RUN_NOT_PARTITIONED' });
  await expect(trigger({ note: 'n'.repeat(1_001) })).rejects.toMatchObject({ code: 'LW_NOTE_TOO_LONG' });
  const timetable = { __type: 'airflow.timetables.simple.PartitionedAtRuntime', __var: {} };
  const { dagId } = await givenDag(database, { dagId: 'in_parts', tasks: [{ id: 'a' }], fields: { timetable } });
  for (const partitionKey of [' ', 'k'.repeat(251)])
    await expect(trigger({ dagId, partitionKey })).rejects.toMatchObject({ code: 'LW_PARTITION_KEY_INVALID' });
  expect(await trigger({ dagId, partitionKey: 'k', runId: 'of_k' })).toMatchObject({ runId: 'of_k' });
  await expect(trigger({ dagId: 'gone' })).rejects.toMatchObject({ code: 'LW_DAG_UNKNOWN' });
  expect(await trigger({ runId: 'mine', conf: { n: 4, free: true } })).toMatchObject({ runId: 'mine' });
  await expect(trigger({ runId: 'mine' })).rejects.toMatchObject({ code: 'LW_RUN_EXISTS', status: 409 });
  expect((await trigger({})).runId).toMatch(/^manual__/);
});

test('a run without a commit of its own follows its Dag to the next version', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: [{ id: 'a' }, { id: 'b', after: ['a'] }] });
  const run = await givenRun(database, dag);
  await pass(database, [run]);
  const tasks = [{ id: 'a' }, { id: 'c', after: ['a'] }];
  const versionId = randomUUID();
  await addVersion(database, { dagId: dag.dagId, versionId, number: 2, serialized: serializedDag({ tasks }) });
  await pass(database, [run]);
  expect(await statesOf(database, run)).toEqual({ a: 'queued', b: 'removed', c: null });
});

test('a run pinned to a commit keeps its version', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: chain(2) });
  const run = await givenRun(database, dag, { bundleVersion: 'abc' });
  await addVersion(database, {
    dagId: dag.dagId,
    versionId: randomUUID(),
    number: 2,
    serialized: serializedDag({ tasks: chain(1) }),
  });
  const { queued } = await pass(database, [run]);
  expect(queued).toMatchObject([{ taskId: 't0', versionId: dag.versionId, bundleVersion: 'abc' }]);
});

test('a cleared task instance runs again with a new attempt, a running one when its worker is gone', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const run = await givenRun(database, await givenDag(database, { tasks: [{ id: 'a' }, { id: 'b' }] }));
  const attempts = (await pass(database, [run])).queued;
  const idOf = (taskId: string) => attempts.find((attempt) => attempt.taskId === taskId)?.id ?? '';
  await end(database, [idOf('a')], 'failed');
  await database.kysely.updateTable('task_instance').set({ state: 'running' }).where('task_id', '=', 'b').execute();
  const clear = { runState: 'queued', runOnLatestVersion: false, preventRunning: false } as const;
  await database.transaction('clear', (tx) =>
    clearTaskInstances(tx, new GraphStore(), { ...clear, taskInstanceIds: [idOf('a'), idOf('b')] }),
  );
  expect(await statesOf(database, run)).toEqual({ a: null, b: 'restarting' });
  const [again] = (await pass(database, [run])).queued;
  expect(again).toMatchObject({ taskId: 'a', tryNumber: 2 });
  expect(again?.id).not.toBe(idOf('a'));
  const history = await database.kysely.selectFrom('task_instance_history').select(['id', 'state']).execute();
  expect(history).toEqual([{ id: idOf('a'), state: 'failed' }]);
});

test.each(['success', 'failed'] as const)(
  'a run set to %s by hand ends what runs so and skips what waits',
  async (state) => {
    await using given = await withDatabase();
    const { database } = given;
    const run = await givenRun(database, await givenDag(database, { tasks: [...chain(3), { id: 'bad' }] }));
    await pass(database, [run]);
    await database.kysely.updateTable('task_instance').set({ state: 'running' }).where('task_id', '=', 't0').execute();
    await database.kysely.updateTable('task_instance').set({ state: 'failed' }).where('task_id', '=', 'bad').execute();
    expect(await database.transaction('set', (tx) => setRunState(tx, run, state, 'ada'))).toBe(true);
    expect(await statesOf(database, run)).toEqual({ t0: state, t1: 'skipped', t2: 'skipped', bad: 'failed' });
    expect(await runState(database, run)).toBe(state);
  },
);

test('a run set by hand goes on until its teardowns have done their work', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [
    { id: 'setup', is_setup: true },
    { id: 'work', after: ['setup'] },
  ];
  const teardown = {
    id: 'teardown',
    after: ['setup', 'work'],
    is_teardown: true,
    trigger_rule: 'all_done_setup_success',
  };
  const run = await givenRun(database, await givenDag(database, { tasks: [...tasks, teardown] }));
  await end(
    database,
    (await pass(database, [run])).queued.map(({ id }) => id),
    'success',
  );
  await database.transaction('set', (tx) => setRunState(tx, run, 'failed', 'ada'));
  expect(await statesOf(database, run)).toEqual({ setup: 'success', work: 'skipped', teardown: null });
  expect(await runState(database, run)).toBe('running');
  expect((await pass(database, [run])).queued).toMatchObject([{ taskId: 'teardown' }]);
});

test('a run that never started has no start when it is set to failed', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const run = await givenRun(database, await givenDag(database, { tasks: chain(1) }));
  await database.transaction('set', (tx) => setRunState(tx, run, 'failed', 'ada'));
  const [row] = await database.kysely.selectFrom('dag_run').select(['start_date', 'end_date']).execute();
  expect(row).toMatchObject({ start_date: null, end_date: expect.any(Date) });
});

test('a Dag scheduled on two assets runs once both have an event, and consumes all that waited', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const { kysely } = database;
  const dag = await givenDag(database, { tasks: [{ id: 'a' }] });
  const names = ['one', 'two'];
  const all = names.map((name) => ({ asset: { name, uri: `s3://${name}`, group: 'asset' } }));
  await kysely
    .updateTable('dag')
    .set({ asset_expression: JSON.stringify({ all }) as never })
    .execute();
  const assets = await kysely
    .insertInto('asset')
    .values(names.map((name) => ({ name, uri: `s3://${name}` })))
    .returning('id')
    .execute();
  const happen = async (index: number) => {
    const asset_id = assets[index]?.id ?? 0;
    const event = await kysely.insertInto('asset_event').values({ asset_id }).returning('id').executeTakeFirstOrThrow();
    await kysely
      .insertInto('asset_dag_run_queue')
      .values({ target_dag_id: dag.dagId, asset_id, event_id: event.id })
      .execute();
  };
  const look = async () =>
    (await database.transaction('test', (tx) => createDueRuns(tx, new GraphStore(), dag.dagId))).created.length;
  await happen(0);
  await happen(0);
  expect(await look()).toBe(0);
  await happen(1);
  expect(await look()).toBe(1);
  expect(await look()).toBe(0);
  expect(await kysely.selectFrom('dag_run_asset_event').selectAll().execute()).toHaveLength(3);
  expect(await kysely.selectFrom('dag_run').select('run_type').execute()).toEqual([{ run_type: 'asset_triggered' }]);
});

test('the end of a run asks for the callback that its Dag has for it', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const run = await givenRun(
    database,
    await givenDag(database, { tasks: chain(1), fields: { has_on_failure_callback: true } }),
  );
  const { queued } = await pass(database, [run]);
  await end(database, [queued[0]?.id ?? ''], 'failed');
  await pass(database, [run]);
  const callbacks = await database.kysely.selectFrom('callback').select(['kind', 'state', 'request']).execute();
  expect(callbacks).toMatchObject([
    {
      kind: 'dag',
      state: 'pending',
      request: { msg: 'task_failure', is_failure_callback: true, filepath: 'a_dag.py' },
    },
  ]);
});

test("an author's timetable is asked with what it wrote of itself, its floats and large integers kept", async () => {
  await using given = await withDatabase();
  const { database } = given;
  const timetable = { __type: 'my.Timetable', __var: { hours: new WholeFloat(2), big: 2n ** 60n + 1n } };
  const dag = await givenDag(database, { tasks: [{ id: 'a' }], fields: { ...daily, timetable } });
  await database.transaction('test', (tx) => createDueRuns(tx, new GraphStore(), dag.dagId, new Date()));
  const asked = await database.kysely
    .selectFrom('timetable_answer')
    .select(sql<unknown>`question::json`.as('question'))
    .executeTakeFirstOrThrow();
  expect(asked.question).toMatchObject({ timetable });
});
