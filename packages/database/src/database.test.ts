import type { ControlPlaneEvent } from '@leeward/contracts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { connect } from './database.ts';
import { listen } from './listener.ts';
import { deadAfterSeconds, findDeadProcesses, holdLiveness, stalledAfterSeconds } from './liveness.ts';
import { defineStatement } from './statement.ts';
import { eventually, withDatabase } from './testing/index.ts';

const addVariable = defineStatement<[string], { key: string }>(
  'test_add_variable',
  'insert into variable (key) values ($1) returning key',
);
const addVariableAndTell = defineStatement<[string], { key: string }>(
  'test_add_variable_and_tell',
  `with added as (insert into variable (key) values ($1) on conflict do nothing returning key)
   select key, pg_notify('leeward_control_plane', $2) from added`,
);

const sleep = defineStatement<[seconds: number], never>('test_sleep', 'select pg_sleep($1)');
const wakeSleepers = defineStatement<[], never>(
  'test_wake_sleepers',
  `select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and query like '%pg_sleep(%' and pid <> pg_backend_pid()`,
);
const one = defineStatement<[], { one: number }>('test_one', 'select 1 as one');
const settings = defineStatement<[], { name: string; setting: string }>(
  'test_settings',
  `select name, setting from pg_settings where name like 'tcp_%' order by name`,
);

test('events reach this process once after the commit and the other process once', async () => {
  await using given = await withDatabase();
  const other = given.connectAnother();
  const here: ControlPlaneEvent[] = [];
  const there: ControlPlaneEvent[] = [];
  given.database.bus.subscribe((event) => here.push(event));
  other.bus.subscribe((event) => there.push(event));
  const listeners = await Promise.all([listen(given.database, () => {}), listen(other, () => {})]);
  await given.database.transaction('test', async (tx) => {
    await tx.run(addVariable, 'a');
    tx.emit({ kind: 'slots_changed' }, { kind: 'slots_changed' }, { kind: 'dag_changed', dagId: "o'hara" });
    expect(here).toEqual([]);
  });
  await given.database.runAndEmit(addVariableAndTell, ['b'], [{ kind: 'callbacks_changed' }]);
  await given.database.runAndEmit(addVariableAndTell, ['b'], [{ kind: 'triggers_changed' }]);
  await eventually(() => there.length === 3);
  expect(there).toEqual([
    { kind: 'slots_changed' },
    { kind: 'dag_changed', dagId: "o'hara" },
    { kind: 'callbacks_changed' },
  ]);
  expect(here.map((event) => event.kind)).toEqual([
    'slots_changed',
    'slots_changed',
    'dag_changed',
    'callbacks_changed',
  ]);
  await Promise.all(listeners.map((listener) => listener.close()));
});

test('a transaction that fails writes nothing and tells nobody', async () => {
  await using given = await withDatabase();
  const heard: ControlPlaneEvent[] = [];
  given.database.bus.subscribe((event) => heard.push(event));
  const failing = given.database.transaction('test', async (tx) => {
    await tx.run(addVariable, 'a');
    tx.emit({ kind: 'slots_changed' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await given.database.kysely.selectFrom('variable').selectAll().execute()).toEqual([]);
  expect(heard).toEqual([]);
});

test('two transactions that deadlock both end, one of them run again', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await database.run(addVariable, 'a');
  await database.run(addVariable, 'b');
  let waiting = 0;
  let release = () => {};
  const both = new Promise<void>((resolve) => {
    release = resolve;
  });
  const lockBoth = (first: string, second: string) =>
    database.transaction('test', async (tx) => {
      await tx.kysely.updateTable('variable').set({ value: first }).where('key', '=', first).execute();
      waiting += 1;
      if (waiting === 2) release();
      await both;
      await tx.kysely.updateTable('variable').set({ value: first }).where('key', '=', second).execute();
    });
  await Promise.all([lockBoth('a', 'b'), lockBoth('b', 'a')]);
  expect(database.statistics.retriedTransactions).toBe(1);
});

test('a process is dead when its lock is free and its heartbeat old; while it holds the lock, when it was silent for long', async () => {
  await using given = await withDatabase();
  const description = { kind: 'scheduler', hostname: 'h', pid: 1, unixname: 'u', version: '1' } as const;
  const stalled = given.connectAnother();
  const liveness = await holdLiveness(stalled, description);
  const dead = given.connectAnother();
  const started = await holdLiveness(dead, description);
  await started.end();
  const deadWhenSilentFor = async (seconds: number) => {
    const heartbeat_at = new Date(Date.now() - seconds * 1_000);
    await given.database.kysely.updateTable('process').set({ heartbeat_at, ended_at: null }).execute();
    const found = await given.database.run(findDeadProcesses, deadAfterSeconds, stalledAfterSeconds);
    return found.map((process) => process.id).toSorted();
  };
  expect(await deadWhenSilentFor(deadAfterSeconds + 10)).toEqual([dead.processId]);
  expect(await deadWhenSilentFor(stalledAfterSeconds + 10)).toEqual([dead.processId, stalled.processId].toSorted());
  await liveness.end();
});

test('instants for an API keep their microseconds', async () => {
  await using given = await withDatabase();
  await given.database.kysely
    .insertInto('revoked_token')
    .values([
      { jti: 'a', expires_at: '2026-11-20T00:00:00.123456+02:00' },
      { jti: 'b', expires_at: '2026-11-20T00:00:00Z' },
    ])
    .execute();
  const rows = await given.database.apiKysely.selectFrom('revoked_token').selectAll().orderBy('jti').execute();
  expect(rows.map((row) => row.expires_at)).toEqual(['2026-11-19T22:00:00.123456Z', '2026-11-20T00:00:00Z']);
});

test('a connection that the server ends while nothing is asked on it ends no process, and is not used again', async () => {
  await using given = await withDatabase();
  const other = given.connectAnother();
  for (const held of [given.database.kysely, given.database.apiKysely]) {
    await held.connection().execute(async (connection) => {
      const pid = sql<{ pid: number }>`select pg_backend_pid() as pid`;
      const before = (await pid.execute(connection)).rows[0]!.pid;
      await sql`select pg_terminate_backend(${before})`.execute(other.kysely);
      await eventually(async () => {
        const found = await sql`select from pg_stat_activity where pid = ${before}`.execute(other.kysely);
        return found.rows.length === 0;
      });
      await expect(pid.execute(connection)).rejects.toThrow();
    });
    expect((await sql`select 1 as one`.execute(held)).rows).toEqual([{ one: 1 }]);
  }
});

test('a statement that is not answered in time loses its connection, in a transaction too, and the next one has another', async () => {
  await using given = await withDatabase();
  const database = connect({ url: given.url, poolSize: 1, answerSeconds: 0.3 });
  try {
    await expect(database.run(sleep, 60)).rejects.toThrow('Query read timeout');
    await expect(database.transaction('test', (tx) => tx.run(sleep, 60))).rejects.toThrow('Query read timeout');
    await expect(sql`select pg_sleep(60)`.execute(database.apiKysely)).rejects.toThrow('Query read timeout');
    const client = await database.dedicatedClient('test');
    const ended = new Promise((resolve) => client.once('end', resolve));
    await expect(client.query('select pg_sleep(60)')).rejects.toThrow('Query read timeout');
    await ended;
    expect(await database.run(one)).toEqual([{ one: 1 }]);
  } finally {
    await database.close();
    // Postgres sleeps on: it notices that its client is gone when it answers.
    await given.database.run(wakeSleepers);
  }
});

test('either side of a connection notices within half a minute that the other one is gone', async () => {
  await using given = await withDatabase();
  const url = new URL(given.url);
  const isTcp = url.hostname !== '' && !url.searchParams.has('host');
  const found = Object.fromEntries((await given.database.run(settings)).map(({ name, setting }) => [name, setting]));
  expect(found).toMatchObject({ tcp_keepalives_idle: isTcp ? '15' : '0' });
});
