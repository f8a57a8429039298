import { AttemptEnd, type QueuedAttempt } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { eventually, withDatabase } from '@leeward/database/testing';
import { heartbeat } from '@leeward/lifecycle';
import { givenDag, givenRun, runState, statesOf } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import { setDebugHook } from './debug-point.ts';
import { undecidedDags } from './queries/unfinished-runs.ts';
import { givenScheduler } from './testing/index.ts';
import { createNoopExecutor } from './testing/noop-executor.ts';

const longAgo = () => new Date(Date.now() - 3_600_000);
const failsOnce = {
  endsAs: ({ workload }: QueuedAttempt) => (workload.ti.try_number === 1 ? ('retry' as const) : ('success' as const)),
};

/** A run whose task has failed and is to be tried again in an hour, unless that is set to another instant. */
async function waitsForRetry(database: Database) {
  const { kysely } = database;
  const run = await givenRun(
    database,
    await givenDag(database, { tasks: [{ id: 'a', retries: 1, retry_delay: 3_600 }] }),
  );
  await eventually(async () => (await statesOf(database, run)).a === 'up_for_retry');
  async function setDue(due_at: Date): Promise<void> {
    await kysely.updateTable('task_instance').set({ due_at }).execute();
    await kysely.updateTable('timer').set({ due_at }).where('kind', '=', 'task_due').execute();
  }
  return { run, setDue };
}

test('an attempt whose worker is silent is tried again from its own budget, and fails when that is used up', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: [{ id: 'a', retries: 0 }] });
  await using running = await givenScheduler(given.url, {
    endsAs: () => 'never',
    config: { infrastructureRetries: 1 },
  });
  const run = await givenRun(database, dag);
  const { scheduler, executor } = running;
  for (const tryNumber of [1, 2]) {
    await eventually(
      async () => (await statesOf(database, run)).a === 'running' && executor.started.length === tryNumber,
    );
    await database.kysely.updateTable('task_instance').set({ heartbeat_at: longAgo() }).execute();
    await scheduler.sweep();
    expect(await statesOf(database, run)).toEqual({ a: 'running' });
    await scheduler.sweep();
  }
  await eventually(async () => (await runState(database, run)) === 'failed');
  const row = await database.kysely.selectFrom('task_instance').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    state: 'failed',
    try_number: 2,
    infrastructure_failures: 2,
    reason: { code: 'heartbeat_timeout' },
  });
  const past = await database.kysely
    .selectFrom('task_instance_history')
    .select(['try_number', 'state', 'reason'])
    .execute();
  expect(past).toMatchObject([{ try_number: 1, state: 'failed', reason: { code: 'heartbeat_timeout' } }]);
  expect(running.errors).toEqual([]);
});

test('after a clock that jumped, an attempt that beats again goes on', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: [{ id: 'a' }] });
  await using running = await givenScheduler(given.url, { endsAs: () => 'never' });
  const run = await givenRun(database, dag);
  await eventually(async () => (await statesOf(database, run)).a === 'running');
  const [id] = running.executor.started as [string];
  for (let jump = 0; jump < 3; jump += 1) {
    await database.kysely.updateTable('task_instance').set({ heartbeat_at: longAgo() }).execute();
    await running.scheduler.sweep();
    expect(await heartbeat(database, id, { hostname: 'noop', pid: 1 })).toEqual({ kind: 'alive' });
    await running.scheduler.sweep();
  }
  expect(await statesOf(database, run)).toEqual({ a: 'running' });
  expect(running.executor.started).toEqual([id]);
});

test('last words of a container that no column takes are kept without what is at fault, and hold up no other report', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: [{ id: 'a' }, { id: 'b' }] });
  await using running = await givenScheduler(given.url, {
    endsAs: () => 'never',
    config: { infrastructureRetries: 0 },
    executors(events) {
      const executor = createNoopExecutor({ database, events, slots: 2, endsAs: () => 'never' });
      const end = (id: string) => {
        const reason = { code: 'exit_code', message: 'a\0b \ud83d' };
        events.noted(id, { ...reason, source: 'pod', occurredAt: new Date(), details: { message: reason.message } });
        events.ended(id, AttemptEnd.Infrastructure, reason);
      };
      return [{ ...executor, start: (attempt) => end(attempt.workload.ti.id) }];
    },
  });
  const run = await givenRun(database, dag);
  await eventually(async () => (await runState(database, run)) === 'failed');
  const reasons = await database.kysely.selectFrom('task_instance').select('reason').execute();
  expect(reasons).toMatchObject(Array(2).fill({ reason: { message: 'a\ufffdb \ufffd' } }));
  const notes = () =>
    database.kysely.selectFrom('attempt_event').select('message').where('source', '=', 'pod').execute();
  await eventually(async () => (await notes()).length === 2);
  expect(running.errors).toEqual([]);
});

test('an attempt that its executor never starts is tried again, without costing a retry', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: [{ id: 'a', retries: 0 }] });
  await using running = await givenScheduler(given.url, {
    endsAs: ({ workload }) => (workload.ti.try_number === 1 ? 'unstarted' : 'success'),
  });
  const run = await givenRun(database, dag);
  await eventually(() => running.executor.started.length === 1);
  await database.kysely.updateTable('task_instance').set({ queued_at: longAgo() }).execute();
  await running.scheduler.sweep();
  expect(await statesOf(database, run)).toEqual({ a: 'queued' });
  await running.scheduler.sweep();
  await eventually(async () => (await runState(database, run)) === 'success');
  const past = await database.kysely.selectFrom('task_instance_history').select(['try_number', 'reason']).execute();
  expect(past).toMatchObject([{ try_number: 1, reason: { code: 'queued_timeout' } }]);
});

test('a timer that is set while the earliest one is read rings in time', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await using running = await givenScheduler(given.url, failsOnce);
  const { run, setDue } = await waitsForRetry(database);
  setDebugHook(async (point) => {
    if (point !== 'after_next_timer') return;
    setDebugHook(undefined);
    const dueAt = new Date(Date.now() + 200);
    await setDue(dueAt);
    running.database.bus.publish([{ kind: 'timer_set', dueAt: dueAt.toISOString() }]);
  });
  running.scheduler.lookAtEverything();
  await eventually(async () => (await runState(database, run)) === 'success', { what: 'the second try' });
});

test('an asset event whose notification nobody heard starts its Dag, with the next scheduler or the next sweep', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const { kysely } = database;
  const dag = await givenDag(database, { tasks: [{ id: 'a' }] });
  const asset = { name: 'one', uri: 's3://one' };
  const asset_expression = JSON.stringify({ asset: { ...asset, group: 'asset' } }) as never;
  await kysely.updateTable('dag').set({ asset_expression }).execute();
  const { id: asset_id } = await kysely.insertInto('asset').values(asset).returning('id').executeTakeFirstOrThrow();
  const happen = async () => {
    const event = await kysely.insertInto('asset_event').values({ asset_id }).returning('id').executeTakeFirstOrThrow();
    const queued = { target_dag_id: dag.dagId, asset_id, event_id: event.id };
    await kysely.insertInto('asset_dag_run_queue').values(queued).execute();
  };
  const runs = async () => (await kysely.selectFrom('dag_run').select('id').execute()).length;
  {
    await using _first = await givenScheduler(given.url);
    await eventually(async () => (await database.run(undecidedDags)).length === 0);
  }
  await happen();
  await using running = await givenScheduler(given.url);
  await eventually(async () => (await runs()) === 1);
  await happen();
  await running.scheduler.sweep();
  await eventually(async () => (await runs()) === 2);
});

test('what fell due while the alarm slept is done by the sweep', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await using running = await givenScheduler(given.url, failsOnce);
  const { run, setDue } = await waitsForRetry(database);
  await setDue(longAgo());
  await running.scheduler.sweep();
  await eventually(async () => (await runState(database, run)) === 'success');
});

test('after an outage of the database a scheduler that beats again keeps its attempts; one that stays silent loses them', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: [{ id: 'a' }] });
  const endsAs = ({ workload }: QueuedAttempt) => (workload.ti.try_number === 1 ? 'never' : 'success');
  await using owner = await givenScheduler(given.url, { endsAs });
  const run = await givenRun(database, dag);
  await eventually(async () => (await statesOf(database, run)).a === 'running');
  await using other = await givenScheduler(given.url, { endsAs });
  const silence = () =>
    database.kysely
      .updateTable('process')
      .set({ heartbeat_at: longAgo() })
      .where('id', '=', owner.database.processId)
      .execute();
  await silence();
  const heartbeatOf = async () =>
    (
      await database.kysely
        .selectFrom('process')
        .select('heartbeat_at')
        .where('id', '=', owner.database.processId)
        .executeTakeFirstOrThrow()
    ).heartbeat_at;
  await eventually(async () => (await heartbeatOf()) > new Date(Date.now() - 60_000), { what: 'the next heartbeat' });
  expect(await statesOf(database, run)).toEqual({ a: 'running' });
  expect(other.counts.get('attempts_lost') ?? 0).toBe(0);
  // As a machine without a network: it holds its lock and beats no more.
  const isTakenOver = async () => {
    await silence();
    return (await statesOf(database, run)).a === 'success';
  };
  await eventually(isTakenOver, { deadlineSeconds: 30, what: 'the next attempt' });
  expect(other.counts.get('attempts_lost')).toBe(1);
});
