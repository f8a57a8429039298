import { withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { givenDag } from '../testing/given-dag.ts';
import { end, givenRun, pass, runState, statesOf } from '../testing/given-run.ts';

const mapped = (id: string, after: string[], source: object) => ({
  id,
  after,
  _is_mapped: true,
  _expand_input_attr: 'expand_input',
  expand_input: { type: 'dict-of-lists', value: { x: source } },
  partial_kwargs: {},
});
const resultOf = (taskId: string) => ({ __type: 'xcomref', __var: { task_id: taskId, key: 'return_value' } });

test('a mapped task gets an instance an item of what its upstream returned, and its downstream waits for all of them', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [{ id: 'list' }, mapped('each', ['list'], resultOf('list')), { id: 'sum', after: ['each'] }];
  const run = await givenRun(database, await givenDag(database, { tasks }));
  const [list] = (await pass(database, [run])).queued;
  await database.kysely
    .insertInto('task_map')
    .values({ dag_run_id: run, task_id: 'list', map_index: -1, length: 3 })
    .execute();
  await end(database, [list?.id ?? ''], 'success');
  const { queued } = await pass(database, [run]);
  expect(queued.map((attempt) => attempt.mapIndex).toSorted()).toEqual([0, 1, 2]);
  const byIndex = queued.toSorted((left, right) => left.mapIndex - right.mapIndex).map((attempt) => attempt.id);
  await end(database, byIndex.slice(0, 2), 'success');
  expect((await pass(database, [run])).queued).toEqual([]);
  await end(database, byIndex.slice(2), 'success');
  const [sum] = (await pass(database, [run])).queued;
  await end(database, [sum?.id ?? ''], 'success');
  await pass(database, [run]);
  expect(await statesOf(database, run)).toEqual({
    'each[0]': 'success',
    'each[1]': 'success',
    'each[2]': 'success',
    list: 'success',
    sum: 'success',
  });
  expect(await runState(database, run)).toBe('success');
});

test('an empty list skips the mapped task and what follows it, and the run succeeds', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [mapped('each', [], [1, 2].slice(2)), { id: 'sum', after: ['each'] }];
  const run = await givenRun(database, await givenDag(database, { tasks }));
  await pass(database, [run]);
  expect(await statesOf(database, run)).toEqual({ each: 'skipped', sum: 'skipped' });
  expect(await runState(database, run)).toBe('success');
});

test('a result that was not recorded fails the mapped task with its reason', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [{ id: 'list' }, mapped('each', ['list'], resultOf('list'))];
  const run = await givenRun(database, await givenDag(database, { tasks }));
  const [list] = (await pass(database, [run])).queued;
  await end(database, [list?.id ?? ''], 'success');
  await pass(database, [run]);
  expect(await statesOf(database, run)).toEqual({ each: 'upstream_failed', list: 'success' });
  expect(await runState(database, run)).toBe('failed');
});
