import { FailureCode } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { GraphStore } from '../graph/graph-store.ts';
import { clearTaskInstances } from '../task-instances/clear.ts';
import { loseAttempts } from '../task-instances/lose-attempts.ts';
import { givenDag } from '../testing/given-dag.ts';
import { givenRun, pass, statesOf } from '../testing/given-run.ts';
import { enterRunning, finishAttempt, retryAttempt } from './index.ts';

const worker = { hostname: 'worker-1', unixname: 'airflow', pid: 4711, startDate: '2026-11-20T10:00:00Z' };
const end = { endDate: '2026-11-20T10:00:01Z', renderedMapIndex: null };
const failure = { code: FailureCode.TaskFailed, message: 'ValueError: no such file' };

async function given(database: Database, retryDelaySeconds = 0) {
  const tasks = [{ id: 'a', retries: 1, retry_delay: retryDelaySeconds }];
  const run = await givenRun(database, await givenDag(database, { tasks }));
  return run;
}

async function startTry(database: Database, run: number): Promise<string> {
  const [attempt] = (await pass(database, [run])).queued;
  const id = attempt!.id;
  await enterRunning(database, id, worker);
  return id;
}

const retry = (database: Database, id: string) =>
  retryAttempt(database, id, { ...end, delaySeconds: null, reason: null, failure });

const fail = (database: Database, id: string, told: typeof failure | null = failure) =>
  finishAttempt(
    database,
    id,
    { ...end, state: 'failed', failure: told, outlets: [], outletEvents: [] },
    { clearStateStoreOnSuccess: false, mostPartitions: 1_000 },
  );

const clear = (database: Database, id: string) =>
  database.transaction('clear', (tx) =>
    clearTaskInstances(tx, new GraphStore(), {
      taskInstanceIds: [id],
      runState: 'queued',
      runOnLatestVersion: false,
      preventRunning: false,
    }),
  );

const present = async (database: Database) =>
  (await database.kysely.selectFrom('task_instance').select(['state', 'reason']).executeTakeFirstOrThrow()) as {
    state: string | null;
    reason: Record<string, unknown> | null;
  };
const earlier = async (database: Database) =>
  (await database.kysely.selectFrom('task_instance_history').select('reason').orderBy('try_number').execute()).map(
    ({ reason }) => reason,
  );

test('why a try failed is gone on the next one and stays with it in the history, try by try', async () => {
  await using test = await withDatabase();
  const { database } = test;
  const run = await given(database);
  const first = await startTry(database, run);
  await retry(database, first);
  expect(await present(database)).toMatchObject({
    state: 'up_for_retry',
    reason: {
      code: 'task_failed',
      message: 'ValueError: no such file. It is tried again at 2026-11-20T10:00:01.000Z.',
    },
  });

  const second = await startTry(database, run);
  expect(await present(database)).toEqual({ state: 'running', reason: null });
  expect(await earlier(database)).toEqual([failure]);
  const other = { ...failure, message: 'OSError: disk full' };
  await fail(database, second, other);
  expect(await present(database)).toEqual({ state: 'failed', reason: other });

  await clear(database, second);
  expect(await present(database)).toEqual({ state: null, reason: null });
  expect(await earlier(database)).toEqual([failure, other]);
});

test('a worker that gives no reason leaves none, and a success takes none', async () => {
  await using test = await withDatabase();
  const { database } = test;
  const run = await given(database);
  const id = await startTry(database, run);
  await fail(database, id, null);
  expect(await present(database)).toEqual({ state: 'failed', reason: null });
  await clear(database, id);
  const again = await startTry(database, run);
  const success = { ...end, state: 'success', failure, outlets: [], outletEvents: [] } as const;
  await finishAttempt(database, again, success, { clearStateStoreOnSuccess: false, mostPartitions: 1_000 });
  expect(await present(database)).toEqual({ state: 'success', reason: null });
});

test('a try whose retry waits for something else, or is cleared, keeps why it failed', async () => {
  await using test = await withDatabase();
  const { database } = test;
  const run = await given(database);
  const id = await startTry(database, run);
  await retry(database, id);
  await database.kysely.updateTable('dag').set({ is_paused: true }).execute();
  await pass(database, [run]);
  expect(await present(database)).toMatchObject({ state: 'up_for_retry', reason: { code: 'dag_paused', failure } });
  await clear(database, id);
  expect(await earlier(database)).toEqual([failure]);
});

test('what the machinery failed stays with its try without the date of the next one', async () => {
  await using test = await withDatabase();
  const { database } = test;
  const run = await given(database, 600);
  const id = await startTry(database, run);
  const reason = { code: 'exit_code', message: 'The worker ended with 3', exitCode: 3 };
  await database.transaction('lose', (tx) =>
    loseAttempts(tx, new GraphStore(), [{ attemptId: id, end: 'failed', reason }], 5),
  );
  const waiting = await present(database);
  expect(waiting.state).toBe('up_for_retry');
  expect(waiting.reason?.message).toMatch(/^The worker ended with 3\. It is tried again at 2.+Z\.$/);
  await clear(database, id);
  expect(await earlier(database)).toEqual([reason]);
});

test('an attempt of which nothing is heard any more ends the rest of its fail_fast run', async () => {
  await using test = await withDatabase();
  const { database } = test;
  const tasks = [{ id: 'a' }, { id: 'b', after: ['a'] }, { id: 'c', after: ['a'], is_teardown: true }];
  const run = await givenRun(database, await givenDag(database, { tasks, fields: { fail_fast: true } }));
  const id = await startTry(database, run);
  const loss = {
    attemptId: id,
    end: 'failed',
    reason: { code: 'exit_code', message: 'The worker ended with 3' },
  } as const;
  await database.transaction('lose', (tx) => loseAttempts(tx, new GraphStore(), [loss], 0));
  expect(await statesOf(database, run)).toEqual({ a: 'failed', b: 'skipped', c: null });
});
