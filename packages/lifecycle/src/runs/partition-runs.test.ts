import type { Database } from '@leeward/database';
import { withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { recordAssetEvent } from '../assets/record-asset-event.ts';
import { GraphStore } from '../graph/graph-store.ts';
import { createBackfill, planBackfill } from '../requests/backfill.ts';
import { addVersion, type GivenDag, givenDag } from '../testing/given-dag.ts';
import { dayOfHours, identity, startOfDay } from '../testing/partition-mappers.ts';
import { serializedDag } from '../testing/serialized-dag.ts';
import { createDueRuns } from './create-due-runs.ts';

const cron = {
  __type: 'airflow.timetables.trigger.CronPartitionTimetable',
  __var: {
    expression: '0 0 * * *',
    timezone: 'Asia/Taipei',
    run_offset: -1,
    key_format: '%Y-%m-%d',
    run_immediately: false,
  },
};
const mostPartitions = 3;

const runs = (database: Database) =>
  database.kysely
    .selectFrom('dag_run')
    .select(['run_id', 'run_type', 'logical_date', 'data_interval_start', 'partition_key', 'partition_date'])
    .orderBy('id')
    .execute();

const look = async (database: Database, { dagId }: GivenDag, now?: Date) =>
  (await database.transaction('test', (tx) => createDueRuns(tx, new GraphStore(), dagId, now))).created.length;

async function partitionedDag(database: Database, timetable: object, asset_expression: object | null = null) {
  const dag = await givenDag(database, {
    tasks: [{ id: 'a' }],
    fields: { timetable, start_date: Date.UTC(2026, 0, 1) / 1_000, catchup: true },
  });
  await database.kysely
    .updateTable('dag')
    .set({ timetable_partitioned: true, asset_expression: JSON.stringify(asset_expression) as never })
    .where('dag_id', '=', dag.dagId)
    .execute();
  return dag;
}

test('a run by time of a Dag with partitions has its key and date, and no logical date', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await partitionedDag(database, cron);
  const now = new Date('2026-01-02T20:00:00Z');
  expect(await look(database, dag, now)).toBe(2);
  expect(await look(database, dag, now)).toBe(0);
  const base = { run_type: 'scheduled', logical_date: null, data_interval_start: null };
  expect(await runs(database)).toEqual([
    {
      ...base,
      run_id: expect.stringMatching(/^scheduled__2026-01-01T16:00:00\+00:00__2026-01-01__[A-Za-z0-9]{8}$/),
      partition_key: '2026-01-01',
      partition_date: new Date('2025-12-31T16:00:00Z'),
    },
    {
      ...base,
      run_id: expect.stringMatching(/^scheduled__2026-01-02T16:00:00\+00:00__2026-01-02__/),
      partition_key: '2026-01-02',
      partition_date: new Date('2026-01-01T16:00:00Z'),
    },
  ]);
  const next = await database.kysely
    .selectFrom('dag')
    .select(['next_dagrun', 'next_dagrun_create_after', 'next_dagrun_partition_key', 'next_dagrun_partition_date'])
    .executeTakeFirstOrThrow();
  expect(next).toEqual({
    next_dagrun: null,
    next_dagrun_create_after: new Date('2026-01-03T16:00:00Z'),
    next_dagrun_partition_key: '2026-01-03',
    next_dagrun_partition_date: new Date('2026-01-02T16:00:00Z'),
  });
});

test('a backfill of partitions makes those of the days, and runs one again beside the run that it had', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await partitionedDag(database, cron);
  const request = {
    dagId: dag.dagId,
    fromDate: new Date('2026-01-01T00:00:00Z'),
    toDate: new Date('2026-01-02T00:00:00Z'),
    conf: null,
    reprocess: 'completed' as const,
    isBackwards: false,
    runOnLatestVersion: false,
    maxActiveRuns: 5,
    triggeringUserName: null,
  };
  const backfill = () =>
    database.transaction('test', async (tx) => {
      const planned = await planBackfill(tx, dag.graph, request, new Date());
      const id = await createBackfill(tx, new GraphStore(), { ...dag, bundleVersion: null }, request, planned);
      return { id, skipped: planned.map(({ skipped }) => skipped) };
    });
  const { id } = await backfill();
  await database.kysely.updateTable('backfill').set({ completed_at: new Date() }).execute();
  await database.kysely
    .updateTable('dag_run')
    .set({ state: 'success' })
    .where('partition_key', '=', '2026-01-01')
    .execute();
  expect((await backfill()).skipped).toEqual([null, 'in flight']);
  const keys = (await runs(database)).map((run) => [
    run.run_type,
    run.partition_key,
    run.partition_date?.toISOString(),
  ]);
  expect(keys).toEqual([
    ['backfill', '2026-01-01', '2025-12-31T16:00:00.000Z'],
    ['backfill', '2026-01-02', '2026-01-01T16:00:00.000Z'],
    ['backfill', '2026-01-01', '2025-12-31T16:00:00.000Z'],
  ]);
  const noted = await database.kysely
    .selectFrom('backfill_dag_run')
    .select(['logical_date', 'partition_key', 'exception_reason'])
    .where('backfill_id', '<>', id!)
    .orderBy('sort_ordinal')
    .execute();
  expect(noted).toEqual([
    { logical_date: null, partition_key: '2026-01-01', exception_reason: null },
    { logical_date: null, partition_key: '2026-01-02', exception_reason: 'in flight' },
  ]);
});

/** A Dag on all of the assets, the first with the mapper, and how an event of one happens. */
async function withAssets(database: Database, mapper: object, names: readonly string[]) {
  const objects = names.map((name) => ({ __type: 'asset', name, uri: `s3://${name}`, group: 'asset', extra: {} }));
  const timetable = {
    __type: 'airflow.timetables.simple.PartitionedAssetTimetable',
    __var: {
      asset_condition: { __type: 'asset_all', objects },
      partition_mapper_config: [[objects[0], mapper]],
      default_partition_mapper: identity,
    },
  };
  const all = names.map((name) => ({ asset: { name, uri: `s3://${name}`, group: 'asset' } }));
  const dag = await partitionedDag(database, timetable, { all });
  const rows = await database.kysely
    .insertInto('asset')
    .values(names.map((name) => ({ name, uri: `s3://${name}`, is_active: true })))
    .returning(['id', 'name'])
    .execute();
  const assets = new Map(rows.map(({ id, name }) => [name, id]));
  await database.kysely
    .insertInto('dag_schedule_asset')
    .values(rows.map(({ id, name }) => ({ dag_id: dag.dagId, kind: 'asset', reference: name, asset_id: id })))
    .execute();
  const happen = (name: string, key: string | null) =>
    database.transaction('test', (tx) => recordAssetEvent(tx, assets.get(name)!, {}, key, mostPartitions));
  return { dag, happen, timetable };
}

const hour = (index: number) => `2026-01-01T${String(index).padStart(2, '0')}`;

test('a partition of a Dag runs when enough of those of its assets have arrived, once, with the events that it waited for', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const { dag, happen } = await withAssets(database, dayOfHours, ['hours', 'days']);
  for (let index = 0; index < 23; index += 1) await happen('hours', hour(index));
  await happen('hours', '2026-01-02T00');
  await happen('days', '2026-01-01');
  expect(await look(database, dag)).toBe(0);
  await happen('hours', hour(22));
  expect(await look(database, dag)).toBe(0);
  await happen('hours', hour(23));
  expect(await look(database, dag)).toBe(1);
  expect(await look(database, dag)).toBe(0);
  expect(await runs(database)).toEqual([
    {
      run_id: expect.stringMatching(/^asset_triggered__/),
      run_type: 'asset_triggered',
      logical_date: null,
      data_interval_start: null,
      partition_key: '2026-01-01',
      partition_date: new Date('2026-01-01T00:00:00Z'),
    },
  ]);
  expect(await database.kysely.selectFrom('dag_run_asset_event').selectAll().execute()).toHaveLength(26);
  const waiting = await database.kysely.selectFrom('asset_partition_dag_run').select('partition_key').execute();
  expect(waiting).toEqual([{ partition_key: '2026-01-02' }]);
  expect(await database.kysely.selectFrom('asset_dag_run_queue').selectAll().execute()).toEqual([]);
});

test('an event that a Dag with partitions cannot take is told in the audit log and leaves the others be', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const fanOut = {
    __type: 'airflow.partition_mappers.temporal.FanOutMapper',
    __var: {
      upstream_mapper: { ...startOfDay, __var: { ...startOfDay.__var, input_format: '%Y-%m-%d' } },
      window: { __type: 'airflow.partition_mappers.window.WeekWindow', __var: { direction: 'forward' } },
      downstream_mapper: startOfDay,
    },
  };
  const { dag, happen } = await withAssets(database, fanOut, ['weeks']);
  await happen('weeks', null);
  await happen('weeks', 'no date');
  await happen('weeks', '2026-01-05');
  expect(await look(database, dag)).toBe(0);
  const told = await database.kysely.selectFrom('log').select(['event', 'extra']).orderBy('id').execute();
  expect(told.map(({ event }) => event)).toEqual([
    'missing partition key',
    'failed to map partition_key',
    'partition fan-out exceeded',
  ]);
  expect(told[1]?.extra).toContain("time data 'no date' does not match format '%Y-%m-%d'");
  expect(told[2]?.extra).toContain('produced 7 downstream keys');
});

test('an asset counts for the alias that a Dag with partitions waits for', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const { dag, happen } = await withAssets(database, identity, ['one']);
  const expression = { all: [{ alias: { name: 'any', group: 'asset' } }] };
  const asset_expression = JSON.stringify(expression) as never;
  await database.kysely.updateTable('dag').set({ asset_expression }).execute();
  await happen('one', 'k');
  expect(await look(database, dag)).toBe(0);
  const { id: alias_id } = await database.kysely
    .insertInto('asset_alias')
    .values({ name: 'any' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: asset_id } = await database.kysely.selectFrom('asset').select('id').executeTakeFirstOrThrow();
  await database.kysely.insertInto('asset_alias_asset').values({ alias_id, asset_id }).execute();
  expect(await look(database, dag)).toBe(1);
});

test('what was gathered for another definition of the partitions does not count', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const { dag, happen, timetable } = await withAssets(database, identity, ['one', 'two']);
  await happen('one', 'k');
  const changed = { ...timetable.__var, partition_mapper_config: [] };
  const serialized = serializedDag({
    tasks: [{ id: 'a' }],
    fields: { timetable: { ...timetable, __var: changed }, catchup: true },
  });
  await addVersion(database, { dagId: dag.dagId, versionId: crypto.randomUUID(), number: 2, serialized });
  expect(await look(database, dag)).toBe(0);
  await happen('two', 'k');
  expect(await look(database, dag)).toBe(0);
  await happen('one', 'k');
  expect(await look(database, dag)).toBe(1);
});

test('events of one partition that come at once make one run', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const { dag, happen } = await withAssets(database, identity, ['one', 'two']);
  const keys = Array.from({ length: 8 }, (_, index) => `k${index}`);
  await Promise.all(keys.flatMap((key) => [happen('one', key), happen('two', key), look(database, dag)]));
  await look(database, dag);
  const made = (await runs(database)).map((run) => run.partition_key).sort();
  expect(made).toEqual(keys);
  expect(await database.kysely.selectFrom('dag_run_asset_event').selectAll().execute()).toHaveLength(16);
});
