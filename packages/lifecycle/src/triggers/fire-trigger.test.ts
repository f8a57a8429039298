import type { ControlPlaneEvent } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { withDatabase } from '@leeward/database/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { deferAttempt, enterRunning } from '../attempts/index.ts';
import { setTaskInstanceStates } from '../task-instances/set-state.ts';
import { givenDag, givenRun } from '../testing/index.ts';
import { fireTrigger, type TriggerEvent } from './fire-trigger.ts';

async function deferred(database: Database) {
  const run = await givenRun(database, await givenDag(database, { tasks: [{ id: 'a' }] }));
  const { id } = await database.kysely
    .updateTable('task_instance')
    .set({ state: 'queued', try_number: 1 })
    .where('dag_run_id', '=', run)
    .returning('id')
    .executeTakeFirstOrThrow();
  await enterRunning(database, id, { hostname: 'h', unixname: 'u', pid: 1, startDate: '2026-01-01T00:00:00Z' });
  await deferAttempt(database, id, {
    classpath: 'a.Trigger',
    triggerKwargs: '{}',
    triggerKwargsEncrypted: false,
    timeoutSeconds: 60,
    queue: null,
    nextMethod: 'resume',
    nextKwargs: { kept: 1 },
    renderedMapIndex: null,
  });
  const trigger = await database.kysely.selectFrom('trigger').select('id').executeTakeFirstOrThrow();
  const fire = (event: TriggerEvent) => database.transaction('fire', (tx) => fireTrigger(tx, trigger.id, event));
  const task = () =>
    database.kysely
      .selectFrom('task_instance')
      .select(['state', 'next_method', 'next_kwargs', 'trigger_id', 'trigger_timeout_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  const left = async () => [
    (await database.kysely.selectFrom('trigger').selectAll().execute()).length,
    (await database.kysely.selectFrom('timer').selectAll().where('kind', '=', 'trigger_timeout').execute()).length,
  ];
  return { id, fire, task, left };
}

test('an event resumes the task once, with its payload, and leaves neither trigger nor timer', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const { fire, task, left } = await deferred(database);
  const heard: ControlPlaneEvent[] = [];
  database.bus.subscribe((event) => heard.push(event));
  expect(await fire({ kind: 'event', payload: [1] })).toBe(1);
  expect(await task()).toEqual({
    state: 'scheduled',
    next_method: 'resume',
    next_kwargs: { kept: 1, event: [1] },
    trigger_id: null,
    trigger_timeout_at: null,
  });
  expect(await left()).toEqual([0, 0]);
  expect(heard).toContainEqual(expect.objectContaining({ kind: 'run_changed', taskIds: ['a'] }));
  expect(await fire({ kind: 'event', payload: [2] })).toBe(0);
  expect((await task()).next_kwargs).toEqual({ kept: 1, event: [1] });
});

test('a payload keeps an integer beyond what a number holds', async () => {
  await using given = await withDatabase();
  const { fire } = await deferred(given.database);
  await fire({ kind: 'event', payload: 2n ** 60n + 1n });
  const { rows } = await sql<{ text: string }>`select next_kwargs ->> 'event' as text from task_instance`.execute(
    given.database.kysely,
  );
  expect(rows).toEqual([{ text: '1152921504606846977' }]);
});

test('a failure sends the task to a worker with the traceback', async () => {
  await using given = await withDatabase();
  const { fire, task } = await deferred(given.database);
  await fire({ kind: 'failure', traceback: ['line'] });
  expect(await task()).toMatchObject({
    state: 'scheduled',
    next_method: '__fail__',
    next_kwargs: { error: 'Trigger failure', traceback: ['line'] },
  });
});

test('an end ends the task with its XComs', async () => {
  await using given = await withDatabase();
  const { fire, task, left } = await deferred(given.database);
  await fire({ kind: 'end', state: 'success', xcoms: { return_value: { a: 1 } } });
  expect(await task()).toMatchObject({ state: 'success', next_method: null, next_kwargs: null });
  expect(await given.database.kysely.selectFrom('xcom').select(['key', 'value']).execute()).toEqual([
    { key: 'return_value', value: { a: 1 } },
  ]);
  expect(await left()).toEqual([0, 0]);
});

test('a task that a person ended meanwhile stays as it is', async () => {
  await using given = await withDatabase();
  const { id, fire, task } = await deferred(given.database);
  await given.database.transaction('mark', (tx) => setTaskInstanceStates(tx, [id], 'failed', 'a test'));
  expect(await fire({ kind: 'event', payload: 1 })).toBe(0);
  expect((await task()).state).toBe('failed');
});
