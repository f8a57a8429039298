import { parseExactJson, WholeFloat } from '@leeward/contracts';
import { withDatabase } from '@leeward/database/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { givenDag } from '../testing/given-dag.ts';
import { givenRun, pass, statesOf } from '../testing/given-run.ts';
import { fireTrigger } from '../triggers/fire-trigger.ts';

const startTriggerArgs = {
  trigger_cls: 'airflow.providers.standard.triggers.temporal.TimeDeltaTrigger',
  trigger_kwargs: { __type: 'dict', __var: { moment: 1.5, whole: new WholeFloat(2), big: 2n ** 60n + 1n } },
  next_method: 'execute_complete',
  next_kwargs: { __type: 'dict', __var: { whole: new WholeFloat(3) } },
  timeout: null,
};

test('a task that starts from its trigger is deferred without a worker, with the shorter of its timeouts', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const fields = { start_from_trigger: true, start_trigger_args: startTriggerArgs, execution_timeout: 60 };
  const dag = await givenDag(database, {
    tasks: [
      { id: 'a', ...fields },
      { id: 'b', after: ['a'] },
    ],
  });
  const run = await givenRun(database, dag);
  expect((await pass(database, [run])).queued).toEqual([]);
  expect(await statesOf(database, run)).toEqual({ a: 'deferred', b: null });
  const [trigger] = await database.kysely.selectFrom('trigger').selectAll().execute();
  expect(trigger).toMatchObject({ classpath: startTriggerArgs.trigger_cls, kwargs_encrypted: false });
  expect(parseExactJson(trigger!.kwargs)).toEqual(startTriggerArgs.trigger_kwargs);
  const attempt = await database.kysely
    .selectFrom('task_instance')
    .select(['try_number', 'next_method', 'trigger_id', 'start_date', 'trigger_timeout_at'])
    .select(sql<unknown>`next_kwargs::json`.as('next_kwargs'))
    .where('task_id', '=', 'a')
    .executeTakeFirstOrThrow();
  const { next_kwargs } = startTriggerArgs;
  expect(attempt).toMatchObject({
    try_number: 1,
    next_method: 'execute_complete',
    next_kwargs,
    trigger_id: trigger!.id,
  });
  expect(attempt.trigger_timeout_at!.getTime() - attempt.start_date!.getTime()).toBe(60_000);
  expect(await database.kysely.selectFrom('timer').select('kind').execute()).toEqual([{ kind: 'trigger_timeout' }]);

  await database.transaction('test', (tx) => fireTrigger(tx, trigger!.id, { kind: 'event', payload: 7 }));
  expect((await pass(database, [run])).queued.map(({ taskId }) => taskId)).toEqual(['a']);
});
