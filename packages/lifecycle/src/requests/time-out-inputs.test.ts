import type { Database } from '@leeward/database';
import { withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { awaitInput } from '../attempts/index.ts';
import { givenDag, givenRun, statesOf } from '../testing/index.ts';
import { timeOutInputs } from './time-out-inputs.ts';

async function ask(
  database: Database,
  dagRunId: number,
  taskId: string,
  asked: { defaults?: string; seconds: number },
) {
  const { id } = await database.kysely
    .updateTable('task_instance')
    .set({ state: 'running', try_number: 1 })
    .where('dag_run_id', '=', dagRunId)
    .where('task_id', '=', taskId)
    .returning('id')
    .executeTakeFirstOrThrow();
  await database.kysely
    .insertInto('hitl_detail')
    .values({
      task_instance_id: id,
      dag_run_id: dagRunId,
      task_id: taskId,
      map_index: -1,
      options: '["yes","no"]',
      subject: 's',
      params: '{"why":{"value":"as planned","schema":{}},"times":3}',
      ...(asked.defaults === undefined ? {} : { defaults: asked.defaults }),
    })
    .execute();
  const message = { timeoutSeconds: asked.seconds, nextMethod: 'execute_complete', nextKwargs: { a: 1 } };
  await awaitInput(database, id, { ...message, renderedMapIndex: null });
  return id;
}

async function found(database: Database, id: string) {
  const { next_kwargs } = await database.kysely
    .selectFrom('task_instance')
    .select('next_kwargs')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const detail = await database.kysely
    .selectFrom('hitl_detail')
    .select(['responded_at', 'responded_by', 'chosen_options', 'params_input'])
    .where('task_instance_id', '=', id)
    .executeTakeFirstOrThrow();
  return { next_kwargs, ...detail };
}

test('a question that nobody answered in time is answered by its defaults, and fails without them; another one waits on', async () => {
  await using test = await withDatabase();
  const { database } = test;
  const dag = await givenDag(database, { tasks: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] });
  const dagRunId = await givenRun(database, dag);
  const ids = [
    await ask(database, dagRunId, 'a', { defaults: '["no"]', seconds: 0 }),
    await ask(database, dagRunId, 'b', { seconds: 0 }),
    await ask(database, dagRunId, 'c', { seconds: 3_600 }),
  ];
  await database.transaction('time out inputs', (tx) => timeOutInputs(tx, ids));
  expect(await statesOf(database, dagRunId)).toEqual({ a: 'scheduled', b: 'scheduled', c: 'awaiting_input' });
  const values = { why: 'as planned', times: 3 };
  expect(await found(database, ids[0]!)).toMatchObject({
    next_kwargs: {
      a: 1,
      event: { chosen_options: ['no'], params_input: values, responded_by_user: null, timedout: true },
    },
    responded_at: expect.anything(),
    responded_by: null,
    chosen_options: ['no'],
    params_input: values,
  });
  expect(await found(database, ids[1]!)).toMatchObject({
    next_kwargs: { a: 1, event: { error_type: 'timeout' } },
    responded_at: null,
    chosen_options: null,
  });
});
