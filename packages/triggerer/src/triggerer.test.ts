import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Transaction } from '@leeward/database';
import { eventually, withDatabase } from '@leeward/database/testing';
import { clearTaskInstances, fireTrigger, GraphStore, setTaskInstanceStates } from '@leeward/lifecycle';
import { testPython } from '@leeward/runtimes/testing';
import { expect, test } from 'vitest';
import { deferTo, startTriggerer, triggerCount, waiting } from './testing/fixtures.ts';

const timeDelta = {
  classpath: 'airflow.providers.standard.triggers.temporal.TimeDeltaTrigger',
  kwargs: { delta: { __classname__: 'datetime.timedelta', __version__: 2, __data__: 0.2 } },
};
const patience = { deadlineSeconds: 50 };

test('events resume tasks with their payload, ends end them, failures fail them with the traceback', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await database.kysely.insertInto('variable').values({ key: 'colour', value: 'green' }).execute();
  await database.kysely
    .insertInto('connection')
    .values({ conn_id: 'broker', conn_type: 'http', host: 'a-host', password: 'a-secret' })
    .execute();
  const run = await deferTo(database, {
    echo: { classpath: 'Echo', kwargs: { a: 1 } },
    moment: { classpath: 'Moment' },
    pair: { classpath: 'Pair' },
    ask: { classpath: 'Ask' },
    fail: { classpath: 'Fail' },
    missing: { classpath: 'no.such.Trigger' },
    unstorable: { classpath: 'Unstorable' },
    unserializable: { classpath: 'Unserializable' },
    succeed: { classpath: 'Succeed' },
    skip: { classpath: 'Skip' },
    end: { classpath: 'End' },
    sealed: { classpath: 'Echo' },
    delta: timeDelta,
  });
  const ofSealed = database.kysely.selectFrom('task_instance').select('trigger_id').where('task_id', '=', 'sealed');
  await database.kysely.updateTable('trigger').set({ kwargs_encrypted: true }).where('id', 'in', ofSealed).execute();
  await using mine = await startTriggerer(database);
  await eventually(async () => (await triggerCount(database)) === 0, { ...patience, what: 'the end of all triggers' });
  const tasks = await waiting(database, run);
  const state = (id: string) => tasks.get(id)?.state;
  const kwargs = (id: string) => tasks.get(id)?.next_kwargs;
  expect(tasks.get('echo')).toMatchObject({ state: 'scheduled', next_method: 'resume' });
  expect(kwargs('echo')).toEqual({ kept: 1, event: { a: 1 } });
  expect(kwargs('moment')).toMatchObject({ event: { __classname__: 'datetime.datetime' } });
  expect(kwargs('pair')).toMatchObject({ event: [1, [2]] });
  expect(kwargs('ask')).toMatchObject({ event: ['green', 'a-host'] });
  expect(kwargs('delta')).toMatchObject({ kept: 1, event: expect.anything() });
  for (const [id, problem] of [
    ['fail', 'ValueError: this trigger fails'],
    ['missing', 'no'],
    ['unstorable', 'cannot be stored'],
    ['unserializable', 'object'],
    ['sealed', 'fernet_key'],
  ] as const) {
    expect(tasks.get(id)).toMatchObject({ state: 'scheduled', next_method: '__fail__' });
    expect(kwargs(id)).toMatchObject({ error: 'Trigger failure' });
    expect((kwargs(id).traceback as string[]).join('')).toContain(problem);
  }
  expect([state('succeed'), state('skip')]).toEqual(['success', 'skipped']);
  expect(tasks.get('end')).toMatchObject({ state: 'scheduled', next_method: '__fail__' });
  const xcom = await database.kysely.selectFrom('xcom').select(['task_id', 'key', 'value']).execute();
  expect(xcom).toEqual([{ task_id: 'succeed', key: 'return_value', value: 7 }]);

  const [path] = [...mine.logs.keys()].filter((name) => name.includes('task_id=ask'));
  expect(path).toMatch(/^dag_id=a_dag\/run_id=a_run\/task_id=ask\/attempt=1\.log\.trigger\.\d+\.log$/);
  const said = mine.logs.get(path!)!.map((record) => record.event);
  expect(said).toContain('the password is ***');
  expect(said.some((event) => event.includes('Trigger fired event'))).toBe(true);
});

test('a trigger that blocks, and one that ends the process, hold up no other', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const run = await deferTo(database, {
    block: { classpath: 'Block', kwargs: { seconds: 15 } },
    leave: { classpath: 'Leave' },
    wait: { classpath: 'Wait', kwargs: { seconds: 1, killed: '/dev/null' } },
    echo: { classpath: 'Echo' },
  });
  await using mine = await startTriggerer(database, { blockedSeconds: 2 });
  const stateOf = async (id: string) => (await waiting(database, run)).get(id)!;
  await eventually(
    async () => (await stateOf('wait')).state === 'scheduled' && (await stateOf('echo')).state === 'scheduled',
    { ...patience, what: 'the events of the triggers that behave' },
  );
  expect((await stateOf('block')).state).toBe('deferred');
  await eventually(async () => (await stateOf('leave')).next_method === '__fail__', {
    ...patience,
    what: 'the failure of the trigger that ends its process',
  });
  expect(((await stateOf('leave')).next_kwargs.traceback as string[]).join()).toContain('exit code 3');
  await eventually(async () => (await stateOf('block')).state === 'scheduled', { ...patience, what: 'the block' });
  expect((await stateOf('block')).next_kwargs).toMatchObject({ event: 'blocked' });
  expect(mine.events.some((event) => event.kind === 'processEnded' && event.blamed !== undefined)).toBe(true);
});

test.each<[string, (tx: Transaction, attemptId: string) => Promise<unknown>]>([
  ['ended by a person', (tx, id) => setTaskInstanceStates(tx, [id], 'failed', 'a test')],
  [
    'cleared',
    (tx, id) =>
      clearTaskInstances(tx, new GraphStore(), {
        taskInstanceIds: [id],
        runState: 'queued',
        runOnLatestVersion: false,
        preventRunning: false,
      }),
  ],
])('a trigger whose task was %s is cancelled at once and its on_kill runs', async (_, end) => {
  await using given = await withDatabase();
  const { database } = given;
  const killed = join(await mkdtemp(join(tmpdir(), 'leeward-trigger-')), 'killed');
  const run = await deferTo(database, { wait: { classpath: 'Wait', kwargs: { killed } } });
  await using mine = await startTriggerer(database, { sweepSeconds: 600 });
  await eventually(() => [...mine.logs.values()].flat().some(({ event }) => event.includes('starting')), patience);
  const { id } = await database.kysely
    .selectFrom('task_instance')
    .select('id')
    .where('dag_run_id', '=', run)
    .executeTakeFirstOrThrow();
  await database.transaction('end', (tx) => end(tx, id));
  await eventually(async () => (await readFile(killed, 'utf8')) === 'on_kill', patience);
  expect(await triggerCount(database)).toBe(0);
});

test('two triggerers share the triggers; a stopped one gives its own back at once', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const killed = '/dev/null';
  const run = await deferTo(
    database,
    Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { classpath: 'Wait', kwargs: { killed } }])),
  );
  const owners = async () => {
    const rows = await database.kysely.selectFrom('trigger').select('triggerer_id').execute();
    return new Map(rows.map(({ triggerer_id: id }) => [id, rows.filter((row) => row.triggerer_id === id).length]));
  };
  const one = await startTriggerer(database, { capacity: 2 });
  await using _two = await startTriggerer(database, { capacity: 4 });
  await eventually(
    async () => [...(await owners()).entries()].every(([id, count]) => id !== null && count === 2),
    patience,
  );
  await one[Symbol.asyncDispose]();
  await eventually(async () => [...(await owners()).values()].join() === '4', patience);
  expect([...(await waiting(database, run)).values()].every(({ state }) => state === 'deferred')).toBe(true);
});

test('the triggers of a killed triggerer are taken over, and no event is taken twice', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const interpreter = await testPython();
  const script = join(import.meta.dirname, 'testing/triggerer-process.ts');
  const other = spawn(process.execPath, [script, given.url], {
    env: { ...process.env, LEEWARD_TEST_PYTHON: interpreter },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const run = await deferTo(database, { wait: { classpath: 'Wait', kwargs: { seconds: 4, killed: '/dev/null' } } });
  await eventually(
    async () =>
      (await database.kysely.selectFrom('trigger').select('triggerer_id').executeTakeFirst())?.triggerer_id != null,
    patience,
  );
  other.kill('SIGKILL');
  await once(other, 'exit');
  await using mine = await startTriggerer(database, { sweepSeconds: 1 });
  await eventually(async () => (await waiting(database, run)).get('wait')?.state === 'scheduled', patience);
  const fired = mine.events.filter((event) => event.kind === 'fired');
  expect(fired).toMatchObject([{ count: 1 }]);
  const again = await database.transaction('again', (tx) =>
    fireTrigger(tx, fired[0]!.triggerId, { kind: 'event', payload: 2 }),
  );
  expect(again).toBe(0);
}, 90_000);

test('Python runs only while there are triggers', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await using mine = await startTriggerer(database, { idleSeconds: 0.1 });
  const pids = () => mine.events.flatMap((event) => (event.kind === 'processStarted' ? [event.pid] : []));
  const run = await deferTo(database, { echo: { classpath: 'Echo' } });
  await eventually(async () => (await waiting(database, run)).get('echo')?.state === 'scheduled', patience);
  expect(pids()).toHaveLength(1);
  await eventually(() => !existsSync(`/proc/${pids()[0]}`), { ...patience, what: 'the end of the process' });
});
