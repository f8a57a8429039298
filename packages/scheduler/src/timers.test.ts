import { defineStatement } from '@leeward/database';
import { withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import type { SchedulerContext } from './context.ts';
import { readDue } from './timers.ts';

const setAnew = defineStatement<[], never>('test_set_timers', 'update timer set due_at = clock_timestamp()');

test('a timer goes when what it asked for is done, unless it was set anew meanwhile, to an instant that has passed too', async () => {
  await using given = await withDatabase();
  const { kysely } = given.database;
  const context = { database: given.database } as SchedulerContext;
  const timers = () => kysely.selectFrom('timer').select('subject').execute();
  await kysely
    .insertInto('timer')
    .values({ kind: 'run_due', subject: '1', due_at: new Date(0) })
    .execute();
  const due = await readDue(context, new Set());
  expect(due.dagRunIds).toEqual([1]);
  await given.database.run(setAnew);
  await due.end();
  expect(await timers()).toEqual([{ subject: '1' }]);
  await (await readDue(context, new Set())).end();
  expect(await timers()).toEqual([]);
});
