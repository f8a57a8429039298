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
const group = (id: string | null, children: object, more: object = {}) => ({
  _group_id: id,
  group_display_name: id ?? '',
  prefix_group_id: true,
  children,
  tooltip: '',
  ui_color: '#fff',
  ui_fgcolor: '#000',
  upstream_group_ids: [],
  downstream_group_ids: [],
  upstream_task_ids: [],
  downstream_task_ids: [],
  ...more,
});
/** The mapped group `g` of tasks directly in it, over the items of `source`. */
const mappedGroup = (taskIds: readonly string[], source: object) =>
  group('g', Object.fromEntries(taskIds.map((id) => [id, ['operator', id]])), {
    is_mapped: true,
    expand_input: { type: 'dict-of-lists', value: { x: source } },
  });

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

test('in a mapped group each instance waits only for the instances of its own place', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [{ id: 'g.a' }, { id: 'g.b', after: ['g.a'] }, { id: 'end', after: ['g.b'] }];
  const inner = mappedGroup(['g.a', 'g.b'], [1, 2]);
  const taskGroup = group(null, { g: ['taskgroup', inner], end: ['operator', 'end'] });
  const run = await givenRun(database, await givenDag(database, { tasks, taskGroup }));
  const { queued } = await pass(database, [run]);
  expect(queued.map(({ taskId, mapIndex }) => `${taskId}[${mapIndex}]`).toSorted()).toEqual(['g.a[0]', 'g.a[1]']);
  const idOf = (mapIndex: number) => queued.find((attempt) => attempt.mapIndex === mapIndex)?.id ?? '';
  await end(database, [idOf(1)], 'success');
  expect((await pass(database, [run])).queued).toMatchObject([{ taskId: 'g.b', mapIndex: 1 }]);
  await end(database, [idOf(0)], 'failed');
  await pass(database, [run]);
  expect(await statesOf(database, run)).toEqual({
    end: 'upstream_failed',
    'g.a[0]': 'failed',
    'g.a[1]': 'success',
    'g.b[0]': 'upstream_failed',
    'g.b[1]': 'queued',
  });
});

test('a list in the Dag file makes its instances with the run, so that what its upstream decides is told of each', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [{ id: 'before' }, mapped('each', ['before'], [1, 2]), { id: 'g.a', after: ['before'] }];
  const inner = mappedGroup(['g.a'], [1, 2]);
  const run = await givenRun(
    database,
    await givenDag(database, { tasks, taskGroup: group(null, { g: ['taskgroup', inner] }) }),
  );
  const [before] = (await pass(database, [run])).queued;
  await end(database, [before?.id ?? ''], 'failed');
  await pass(database, [run]);
  expect(await statesOf(database, run)).toEqual({
    before: 'failed',
    'each[0]': 'upstream_failed',
    'each[1]': 'upstream_failed',
    'g.a[0]': 'upstream_failed',
    'g.a[1]': 'upstream_failed',
  });
});

test('what a mapped group expands over fails all of the group, whatever the rules in it say of each other', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [
    { id: 'list' },
    { id: 'g.a', after: ['list'] },
    { id: 'g.b', after: ['g.a'], trigger_rule: 'all_skipped' },
  ];
  const inner = mappedGroup(['g.a', 'g.b'], resultOf('list'));
  const run = await givenRun(
    database,
    await givenDag(database, {
      tasks,
      taskGroup: group(null, { g: ['taskgroup', inner], list: ['operator', 'list'] }),
    }),
  );
  const [list] = (await pass(database, [run])).queued;
  await end(database, [list?.id ?? ''], 'failed');
  await pass(database, [run]);
  expect(await statesOf(database, run)).toEqual({ list: 'failed', 'g.a': 'upstream_failed', 'g.b': 'upstream_failed' });
});
