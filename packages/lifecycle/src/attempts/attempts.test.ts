import type { ControlPlaneEvent } from '@leeward/contracts';
import { type Database, listen } from '@leeward/database';
import { eventually, withDatabase } from '@leeward/database/testing';
import { describe, expect, it } from 'vitest';
import { type GivenDag, givenDag, givenRun, statesOf } from '../testing/index.ts';
import {
  awaitInput,
  deferAttempt,
  enterRunning,
  finishAttempt,
  heartbeat,
  retryAttempt,
  skipDownstream,
} from './index.ts';

const worker = { hostname: 'worker-1', unixname: 'airflow', pid: 4711 };
const startDate = '2026-11-20T10:00:00Z';
const endDate = '2026-11-20T10:00:01.5Z';
const success = {
  state: 'success',
  endDate,
  renderedMapIndex: null,
  failure: null,
  outlets: [],
  outletEvents: [],
} as const;
const failure = { ...success, state: 'failed' } as const;
const options = { clearStateStoreOnSuccess: false, mostPartitions: 1_000 };

async function set(
  database: Database,
  dagRunId: number,
  taskId: string,
  values: Record<string, unknown>,
): Promise<string> {
  const { id } = await database.kysely
    .updateTable('task_instance')
    .set(values)
    .where('dag_run_id', '=', dagRunId)
    .where('task_id', '=', taskId)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const queue = (database: Database, dagRunId: number, taskId: string) =>
  set(database, dagRunId, taskId, { state: 'queued', try_number: 1 });

async function run(database: Database, dagRunId: number, taskId: string): Promise<string> {
  const id = await queue(database, dagRunId, taskId);
  await enterRunning(database, id, { ...worker, startDate });
  return id;
}

function heard(database: Database): ControlPlaneEvent[] {
  const events: ControlPlaneEvent[] = [];
  database.bus.subscribe((event) => events.push(event));
  return events;
}

async function given(
  database: Database,
  fields: Parameters<typeof givenDag>[1] = { tasks: [{ id: 'a' }, { id: 'b' }] },
) {
  const dag: GivenDag = await givenDag(database, fields);
  return { dag, dagRunId: await givenRun(database, dag) };
}

describe('a worker starts its attempt', () => {
  it('once, and is answered again when it asks again; another worker is refused', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const { dagRunId } = await given(database);
    const id = await queue(database, dagRunId, 'a');
    const events = heard(database);
    const first = await enterRunning(database, id, { ...worker, startDate });
    const again = await enterRunning(database, id, { ...worker, startDate });
    expect(first.kind).toBe('started');
    expect(again).toEqual(first);
    expect(await enterRunning(database, id, { ...worker, pid: 1, startDate })).toEqual({
      kind: 'refused',
      state: 'running',
    });
    await eventually(() => events.length > 0);
    expect(events).toEqual([
      { kind: 'run_changed', dagRunId, dagId: 'a_dag', runId: 'a_run', taskIds: ['a'], settled: true },
    ]);
  });

  it('and is told by its heartbeat when it must stop', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const { dagRunId } = await given(database);
    const id = await run(database, dagRunId, 'a');
    expect(await heartbeat(database, id, worker)).toEqual({ kind: 'alive' });
    expect(await heartbeat(database, id, { ...worker, pid: 1 })).toEqual({
      kind: 'running_elsewhere',
      hostname: 'worker-1',
      pid: 4711,
    });
    await set(database, dagRunId, 'a', { state: 'restarting' });
    expect(await heartbeat(database, id, worker)).toEqual({ kind: 'not_running', state: 'restarting' });
  });
});

describe('an attempt ends', () => {
  it('once; a repetition is told so, and a contradiction is refused', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const { dagRunId } = await given(database);
    const id = await run(database, dagRunId, 'a');
    expect(await finishAttempt(database, id, success, options)).toEqual({ kind: 'moved' });
    expect(await finishAttempt(database, id, success, options)).toEqual({ kind: 'repeated' });
    expect(await finishAttempt(database, id, failure, options)).toEqual({ kind: 'refused', state: 'success' });
  });

  it('and other processes hear of it with the commit', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const other = test.connectAnother();
    const events = heard(other);
    const listener = await listen(other, () => {});
    const { dagRunId } = await given(database);
    const id = await run(database, dagRunId, 'a');
    await finishAttempt(database, id, success, options);
    await eventually(() => events.some(({ kind }) => kind === 'slots_changed'));
    expect(events).toContainEqual({ kind: 'run_changed', dagRunId, dagId: 'a_dag', runId: 'a_run', taskIds: ['a'] });
    await listener.close();
  });

  it('for another try with a timer at the date that it may begin', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const { dagRunId } = await given(database, { tasks: [{ id: 'a', retries: 1, retry_delay: 7 }] });
    const id = await run(database, dagRunId, 'a');
    const message = { endDate, renderedMapIndex: null, delaySeconds: null, reason: null, failure: null };
    expect(await retryAttempt(database, id, message)).toEqual({ kind: 'moved' });
    expect(await retryAttempt(database, id, message)).toEqual({ kind: 'repeated' });
    expect(await database.kysely.selectFrom('timer').selectAll().execute()).toEqual([
      { kind: 'task_due', subject: id, due_at: new Date('2026-11-20T10:00:08.5Z') },
    ]);
  });

  it('and takes a fail_fast run with it: what runs fails, what did not start is skipped, teardowns stay', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const mappedTeardown = {
      _is_mapped: true,
      partial_kwargs: { is_teardown: true },
      _expand_input_attr: 'expand_input',
      expand_input: { type: 'dict-of-lists', value: { __type: 'dict', __var: { x: [1, 2] } } },
    };
    const tasks = [
      ...[{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd', is_teardown: true }, { id: 'e' }, { id: 'f' }],
      { id: 'g', ...mappedTeardown },
    ];
    const { dagRunId } = await given(database, { tasks, fields: { fail_fast: true } });
    const [failing, running] = [await run(database, dagRunId, 'a'), await run(database, dagRunId, 'b')];
    await set(database, dagRunId, 'e', { state: 'deferred' });
    await set(database, dagRunId, 'f', { state: 'upstream_failed' });
    const events = heard(database);
    await finishAttempt(database, failing, failure, options);
    expect(await statesOf(database, dagRunId)).toEqual({
      a: 'failed',
      b: 'failed',
      c: 'skipped',
      d: null,
      e: 'skipped',
      f: 'skipped',
      'g[0]': null,
      'g[1]': null,
    });
    await eventually(() => events.length > 0);
    expect(events).toContainEqual({ kind: 'triggers_changed' });
    expect(events).toContainEqual({ kind: 'stop_attempt', attemptId: running, reason: 'fail_fast' });
  });

  it('and records the events of its outlets for the Dags that wait for them', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const { kysely } = database;
    const { dagRunId } = await given(database);
    const waiting = await givenDag(database, { dagId: 'waiting', tasks: [{ id: 'x' }] });
    const { id: asset } = await kysely
      .insertInto('asset')
      .values({ name: 'orders', uri: 's3://orders', is_active: true })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id: alias } = await kysely
      .insertInto('asset_alias')
      .values({ name: 'any' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await kysely
      .insertInto('dag_schedule_asset')
      .values([
        { dag_id: waiting.dagId, kind: 'asset', reference: 'orders', asset_id: asset },
        { dag_id: waiting.dagId, kind: 'alias', reference: 'any', alias_id: alias },
      ])
      .execute();
    const id = await run(database, dagRunId, 'a');
    const events = heard(database);
    const outlets = [
      { name: 'orders', uri: 's3://orders', type: 'Asset' },
      { name: 'any', uri: null, type: 'AssetAlias' },
      { name: 'gone', uri: 's3://gone', type: 'Asset' },
    ];
    const emission = {
      source_alias_name: 'any',
      dest_asset_key: { name: 'new', uri: 's3://new' },
      extra: { rows: 2n ** 60n },
    };
    await finishAttempt(database, id, { ...success, outlets, outletEvents: [emission] }, options);
    const recorded = await kysely
      .selectFrom('asset_event')
      .innerJoin('asset', 'asset.id', 'asset_event.asset_id')
      .select(['asset.name', 'asset_event.extra', 'source_task_id'])
      .orderBy('asset.name')
      .execute();
    expect(recorded).toEqual([
      { name: 'new', extra: { rows: 2 ** 60 }, source_task_id: 'a' },
      { name: 'orders', extra: {}, source_task_id: 'a' },
    ]);
    const queued = await kysely.selectFrom('asset_dag_run_queue').select('target_dag_id').execute();
    expect(queued).toEqual([{ target_dag_id: 'waiting' }, { target_dag_id: 'waiting' }]);
    await eventually(() => events.some(({ kind }) => kind === 'dag_changed'));
  });
});

describe('an attempt waits', () => {
  it('for its trigger, with a timer for the timeout', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const { dagRunId } = await given(database);
    const id = await run(database, dagRunId, 'a');
    const message = {
      classpath: 'a.B',
      triggerKwargs: '{}',
      triggerKwargsEncrypted: false,
      timeoutSeconds: 60,
      queue: null,
      nextMethod: 'go',
      nextKwargs: {},
      renderedMapIndex: null,
    };
    expect(await deferAttempt(database, id, message)).toEqual({ kind: 'moved' });
    expect(await deferAttempt(database, id, message)).toEqual({ kind: 'repeated' });
    expect(await database.kysely.selectFrom('trigger').select('classpath').execute()).toHaveLength(1);
    expect(await database.kysely.selectFrom('timer').select('kind').execute()).toEqual([{ kind: 'trigger_timeout' }]);
  });

  it('for a human, and goes on at once when the human was faster', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const { dagRunId } = await given(database);
    const message = {
      timeoutSeconds: null,
      nextMethod: 'execute_complete',
      nextKwargs: { a: 1 },
      renderedMapIndex: null,
    };
    const [slow, fast] = [await run(database, dagRunId, 'a'), await run(database, dagRunId, 'b')];
    expect(await awaitInput(database, slow, message)).toEqual({ kind: 'moved' });
    await database.kysely
      .insertInto('hitl_detail')
      .values({
        task_instance_id: fast,
        dag_run_id: dagRunId,
        task_id: 'b',
        map_index: -1,
        options: '["yes"]',
        subject: 's',
        responded_at: '2026-11-20T10:00:00Z',
        chosen_options: '["yes"]',
      })
      .execute();
    expect(await awaitInput(database, fast, message)).toEqual({ kind: 'moved' });
    expect(await statesOf(database, dagRunId)).toEqual({ a: 'awaiting_input', b: 'scheduled' });
    const { next_kwargs } = await database.kysely
      .selectFrom('task_instance')
      .select('next_kwargs')
      .where('id', '=', fast)
      .executeTakeFirstOrThrow();
    expect(next_kwargs).toMatchObject({ a: 1, event: { chosen_options: ['yes'], timedout: false } });
  });
});

describe('a task acts on others', () => {
  it('skips what its branch left out, unless it runs or ended', async () => {
    await using test = await withDatabase();
    const { database } = test;
    const { dagRunId } = await given(database, { tasks: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }] });
    const id = await run(database, dagRunId, 'a');
    await run(database, dagRunId, 'c');
    expect(
      await skipDownstream(database, id, [
        ['b', -1],
        ['c', -1],
        ['d', 4],
      ]),
    ).toBe(true);
    expect(await statesOf(database, dagRunId)).toEqual({ a: 'running', b: 'skipped', c: 'running', d: null });
  });
});
