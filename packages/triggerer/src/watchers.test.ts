import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineStatement } from '@leeward/database';
import { eventually, withDatabase } from '@leeward/database/testing';
import { testPython } from '@leeward/runtimes/testing';
import { expect, test } from 'vitest';
import { createEventStore } from './store-events.ts';
import { assetEvents, startTriggerer, watch } from './testing/fixtures.ts';

const patience = { deadlineSeconds: 50 };
const givenFolder = () => mkdtemp(join(tmpdir(), 'leeward-watchers-'));
const fromTrigger = (payload: unknown) => ({ from_trigger: true, payload });

test('every event of a watcher becomes an event of its asset, and the trigger goes on', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const folder = await givenFolder();
  await watch(database, 'inbox', { classpath: 'Inbox', kwargs: { folder } });
  await watch(database, 'flag', { classpath: 'Once', kwargs: { file: join(folder, '../', `${Date.now()}.flag`) } });
  await using mine = await startTriggerer(database);
  for (const name of ['one', 'two']) {
    await writeFile(join(folder, name), '');
    await eventually(() => readdirSync(folder).length === 0, { ...patience, what: `the end of the file ${name}` });
  }
  expect(await assetEvents(database, 'inbox')).toEqual(
    ['one', 'two'].map((name) => fromTrigger({ name, pair: [1, 2] })),
  );
  const findText = defineStatement<[], { extra: string }>('extra_text', 'select extra::text from asset_event');
  expect((await database.run(findText))[0]!.extra).toContain('[1, 2.0]');
  const queue = await database.kysely.selectFrom('asset_dag_run_queue').select('target_dag_id').execute();
  expect(queue).toEqual([{ target_dag_id: 'on_inbox' }, { target_dag_id: 'on_inbox' }]);
  expect(mine.events.filter(({ kind }) => kind === 'fired')).toHaveLength(2);
});

test('a watcher that ends starts anew, also after failures and after it has ended its process', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const folder = await givenFolder();
  const flag = join(folder, 'flag');
  const stumbles = join(folder, 'stumbles');
  await writeFile(stumbles, 'xqqx');
  await watch(database, 'flag', { classpath: 'Once', kwargs: { file: flag } });
  await watch(database, 'stumble', { classpath: 'Stumble', kwargs: { file: stumbles } });
  await using mine = await startTriggerer(database);
  for (const count of [1, 2]) {
    // Its file goes before its event is told: where the other one ends their process in between, the event is lost.
    const isTold = async () => {
      await writeFile(flag, '');
      return (await assetEvents(database, 'flag')).length >= count;
    };
    await eventually(isTold, { ...patience, what: `event ${count} of the flag` });
  }
  await eventually(async () => (await assetEvents(database, 'stumble')).length === 1, patience);
  expect(await readFile(stumbles, 'utf8')).toBe('');
  const failures = mine.events.filter((event) => event.kind === 'watcherFailed');
  expect(failures[0]).toMatchObject({
    assets: ['stumble'],
    problem: expect.stringContaining('this watcher stumbles'),
    restSeconds: 1,
  });
  expect(failures[1]).toMatchObject({ restSeconds: 2 });
}, 120_000);

test('a watcher keeps with its asset what it must know at its next start', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await watch(database, 'count', { classpath: 'Count' });
  await using mine = await startTriggerer(database);
  await eventually(async () => (await assetEvents(database, 'count')).length >= 3, patience);
  expect((await assetEvents(database, 'count')).slice(0, 3)).toEqual([0, 1, 0].map(fromTrigger));
  const writers = await database.kysely.selectFrom('asset_state_store').select('last_updated_by_kind').execute();
  expect(writers.every((writer) => writer.last_updated_by_kind === 'watcher')).toBe(true);
  expect(mine.events.filter(({ kind }) => kind === 'watcherFailed')).toEqual([]);
});

test('a watcher stops when its asset is watched no more', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const folder = await givenFolder();
  const id = await watch(database, 'inbox', { classpath: 'Inbox', kwargs: { folder } });
  await using mine = await startTriggerer(database, { idleSeconds: 0.1 });
  await writeFile(join(folder, 'one'), '');
  await eventually(async () => (await assetEvents(database, 'inbox')).length === 1, patience);
  const pid = mine.events.flatMap((event) => (event.kind === 'processStarted' ? [event.pid] : []))[0];
  await database.transaction('unwatch', async (tx) => {
    await tx.kysely.deleteFrom('trigger').where('id', '=', id).execute();
    tx.emit({ kind: 'triggers_changed' });
  });
  await eventually(() => !existsSync(`/proc/${pid}`), { ...patience, what: 'the end of the process' });
});

test('the watchers of a killed triggerer are taken over by one other, and what was acknowledged is told once', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const interpreter = await testPython();
  const folder = await givenFolder();
  await watch(database, 'inbox', { classpath: 'Inbox', kwargs: { folder } });
  const other = spawn(process.execPath, [join(import.meta.dirname, 'testing/triggerer-process.ts'), given.url], {
    env: { ...process.env, LEEWARD_TEST_PYTHON: interpreter },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await writeFile(join(folder, 'one'), '');
  await eventually(() => readdirSync(folder).length === 0, { ...patience, what: 'the first event' });
  await using two = await startTriggerer(database, { sweepSeconds: 1 });
  await using three = await startTriggerer(database, { sweepSeconds: 1 });
  expect([...two.events, ...three.events].filter(({ kind }) => kind === 'taken')).toEqual([]);
  other.kill('SIGKILL');
  await once(other, 'exit');
  await writeFile(join(folder, 'two'), '');
  await eventually(() => readdirSync(folder).length === 0, { ...patience, what: 'the second event' });
  expect(await assetEvents(database, 'inbox')).toEqual(
    ['one', 'two'].map((name) => fromTrigger({ name, pair: [1, 2] })),
  );
  expect([...two.events, ...three.events].filter(({ kind }) => kind === 'taken')).toHaveLength(1);
}, 120_000);

test.each([
  ['after', 1],
  ['before', 1],
])('an event is stored once when the connection is lost %s its commit', async (moment, count) => {
  await using given = await withDatabase();
  const { database } = given;
  const triggerId = await watch(database, 'inbox', { classpath: 'Inbox' });
  const lost = () => new Error('Connection terminated unexpectedly');
  let isLost = false;
  const problems: string[] = [];
  const store = createEventStore({
    database: {
      ...database,
      async transaction(name, work) {
        if (isLost) return database.transaction(name, work);
        isLost = true;
        if (moment === 'after') await database.transaction(name, work);
        else
          await database
            .transaction(name, async (tx) => {
              await work(tx);
              throw lost();
            })
            .catch(() => {});
        throw lost();
      },
    },
    onStored: () => {},
    onProblem: (what) => void problems.push(what),
  });
  await store.ofWatcher(triggerId, { kind: 'event', payload: 1 });
  expect(problems).toEqual([`the event of trigger ${triggerId} was not stored`]);
  expect(await assetEvents(database, 'inbox')).toHaveLength(count);
});
