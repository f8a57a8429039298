import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import type { Database } from '@leeward/database';
import { eventually, withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { retireFiles } from '../retire-files.ts';
import { storeFile } from '../store-file.ts';
import { createAssets } from './assets.ts';
import { settleAssets } from './settle-assets.ts';

interface Named {
  name: string;
  watchers?: Record<string, object>;
}

const encoded = ({ name, watchers = {} }: Named) => ({
  __type: 'asset',
  name,
  uri: `x://${name}`,
  group: 'asset',
  extra: {},
  watchers: Object.entries(watchers).map(([watcher, kwargs]) => ({
    name: watcher,
    trigger: { classpath: 'some.Trigger', kwargs },
  })),
});

/** A file with one Dag, which is scheduled on the first assets and has a task with the others as outlets. */
async function store(database: Database, dagId: string, { on = [], gives = [] }: { on?: Named[]; gives?: Named[] }) {
  const outlets = gives.map((asset) => ({ __type: 'asset', __var: encoded(asset) }));
  const serialized = {
    __version: 3,
    dag: {
      dag_id: dagId,
      fileloc: `/b/${dagId}.py`,
      relative_fileloc: `${dagId}.py`,
      timezone: 'UTC',
      timetable: {
        __type: 'airflow.timetables.simple.AssetTriggeredTimetable',
        __var: { asset_condition: { __type: 'asset_all', objects: on.map(encoded) } },
      },
      tasks: [
        {
          __type: 'operator',
          __var: { task_id: 'a', task_type: 'T', _task_module: 't', template_fields: [], outlets },
        },
      ],
      task_group: null,
    },
  };
  await storeFile(
    database,
    {
      bundleName: 'b',
      bundlePath: '/b',
      bundleVersion: null,
      relativePath: `${dagId}.py`,
      text: '',
      covered: new Set(),
      fingerprint: JSON.stringify(serialized),
    },
    {
      dags: [{ dag: readSerializedDag(serialized), serialized }],
      errors: new Map(),
      warnings: [],
      seconds: 0,
      end: { kind: 'parsed', looksOutside: false, reads: [] },
    },
    { pausedAtCreation: false },
  );
}

/** `ASSET WATCHER KWARGS`, and apart from them the triggers. */
async function watched(database: Database) {
  const rows = await database.kysely
    .selectFrom('asset_watcher')
    .innerJoin('asset', 'asset.id', 'asset_watcher.asset_id')
    .innerJoin('trigger', 'trigger.id', 'asset_watcher.trigger_id')
    .select(['asset.name', 'asset_watcher.name as watcher', 'trigger.kwargs'])
    .orderBy('asset.name')
    .orderBy('asset_watcher.name')
    .execute();
  const triggers = await database.kysely.selectFrom('trigger').select('id').orderBy('id').execute();
  return {
    watchers: rows.map(({ name, watcher, kwargs }) => `${name} ${watcher} ${kwargs}`),
    triggers: triggers.map(({ id }) => id),
  };
}

async function withBundle(work: (database: Database) => Promise<void>): Promise<void> {
  await using given = await withDatabase();
  await given.database.kysely.insertInto('dag_bundle').values({ name: 'b', classpath: 'LocalDagBundle' }).execute();
  await work(given.database);
}

const pause = (database: Database, dagId: string, isPaused: boolean) =>
  database.kysely.updateTable('dag').set({ is_paused: isPaused }).where('dag_id', '=', dagId).execute();

test('equal watchers share a trigger, and a changed argument brings another one', async () => {
  await withBundle(async (database) => {
    await store(database, 'one', { on: [{ name: 'a', watchers: { w: { f: 1, p: 'x' } } }] });
    await store(database, 'two', { on: [{ name: 'b', watchers: { v: { f: 1, p: 'x' }, u: { f: 2 } } }] });
    await settleAssets(database);
    const first = await watched(database);
    expect(first.watchers).toEqual(['a w {"f":1,"p":"x"}', 'b u {"f":2}', 'b v {"f":1,"p":"x"}']);
    expect(first.triggers).toHaveLength(2);
    await store(database, 'two', { on: [{ name: 'b', watchers: { v: { f: 1, p: 'x' }, u: { f: 3 } } }] });
    await settleAssets(database);
    const second = await watched(database);
    expect(second.watchers).toEqual(['a w {"f":1,"p":"x"}', 'b u {"f":3}', 'b v {"f":1,"p":"x"}']);
    expect(second.triggers.filter((id) => first.triggers.includes(id))).toHaveLength(1);
  });
});

test('an asset is watched while any Dag names the watcher and one that is not paused waits for the asset', async () => {
  await withBundle(async (database) => {
    const events: string[] = [];
    database.bus.subscribe(({ kind }) => void (kind === 'triggers_changed' && events.push(kind)));
    await store(database, 'producer', { gives: [{ name: 'a', watchers: { w: {} } }] });
    await settleAssets(database);
    expect(await watched(database)).toEqual({ watchers: [], triggers: [] });
    await store(database, 'consumer', { on: [{ name: 'a' }] });
    await settleAssets(database);
    expect((await watched(database)).watchers).toEqual(['a w {}']);
    expect(events).toHaveLength(1);
    await settleAssets(database);
    expect(events).toHaveLength(1);
    await pause(database, 'consumer', true);
    await settleAssets(database);
    expect(await watched(database)).toEqual({ watchers: [], triggers: [] });
    await pause(database, 'consumer', false);
    await settleAssets(database);
    expect((await watched(database)).triggers).toHaveLength(1);
    await retireFiles(database, 'b', ['consumer.py']);
    await settleAssets(database);
    expect(await watched(database)).toEqual({ watchers: [], triggers: [] });
  });
});

test('an asset is active while a Dag that is not retired, or an alias, names it', async () => {
  await withBundle(async (database) => {
    const active = () => database.kysely.selectFrom('asset').select(['name', 'is_active']).orderBy('name').execute();
    await store(database, 'producer', { gives: [{ name: 'a' }, { name: 'b' }] });
    await store(database, 'consumer', { on: [{ name: 'a' }] });
    await store(database, 'producer', { gives: [{ name: 'a' }] });
    await settleAssets(database);
    expect(await active()).toEqual([
      { name: 'a', is_active: true },
      { name: 'b', is_active: false },
    ]);
    await retireFiles(database, 'b', ['producer.py']);
    await settleAssets(database);
    expect(await active()).toMatchObject([{ is_active: true }, { is_active: false }]);
    await retireFiles(database, 'b', []);
    await settleAssets(database);
    expect(await active()).toMatchObject([{ is_active: false }, { is_active: false }]);
    const { id: aliasId } = await database.kysely
      .insertInto('asset_alias')
      .values({ name: 'alias' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id: assetId } = await database.kysely
      .selectFrom('asset')
      .select('id')
      .where('name', '=', 'b')
      .executeTakeFirstOrThrow();
    await database.kysely.insertInto('asset_alias_asset').values({ alias_id: aliasId, asset_id: assetId }).execute();
    await settleAssets(database);
    expect(await active()).toMatchObject([{ is_active: false }, { is_active: true }]);
  });
});

test('two Dag processors bring about what is watched once, as Dags come', async () => {
  await withBundle(async (database) => {
    const problems: Error[] = [];
    const processors = [1, 2].map(() => createAssets({ database, onProblem: (error) => void problems.push(error) }));
    for (const each of processors) each.start();
    const ids = Array.from({ length: 8 }, (_, index) => `dag_${index}`);
    await Promise.all(ids.map((id) => store(database, id, { on: [{ name: 'a', watchers: { w: {}, [id]: { id } } }] })));
    await eventually(async () => (await watched(database)).watchers.length === 9, { deadlineSeconds: 20 });
    expect((await watched(database)).triggers).toHaveLength(9);
    await Promise.all(processors.map((each) => each.stop()));
    expect(problems).toEqual([]);
  });
});
