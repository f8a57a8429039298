import { type ControlPlaneEvent, DagRunTriggeredBy } from '@leeward/contracts';
import { withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { setTaskInstanceStates } from '../task-instances/set-state.ts';
import { givenDag } from '../testing/given-dag.ts';
import { end, givenRun, pass, runState, statesOf } from '../testing/given-run.ts';
import { chain } from '../testing/serialized-dag.ts';

test('a chain goes from task to task, and its run ends with the last one', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: chain(3) });
  const run = await givenRun(database, dag);
  for (const taskId of ['t0', 't1', 't2']) {
    const { queued } = await pass(database, [run]);
    expect(queued).toMatchObject([{ taskId, tryNumber: 1, bundleName: 'dags', relativeFileloc: 'a_dag.py' }]);
    expect(await runState(database, run)).toBe('running');
    await end(
      database,
      queued.map((attempt) => attempt.id),
      'success',
    );
  }
  expect((await pass(database, [run])).queued).toEqual([]);
  expect(await runState(database, run)).toBe('success');
});

test('a task in a chain costs the scheduler five statements', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const run = await givenRun(database, await givenDag(database, { tasks: chain(4) }));
  const first = await pass(database, [run]);
  await end(
    database,
    first.queued.map((attempt) => attempt.id),
    'success',
  );
  const second = await pass(database, [run]);
  await end(
    database,
    second.queued.map((attempt) => attempt.id),
    'success',
  );
  const before = database.statistics.statements;
  await pass(database, [run]);
  // One more than in a scheduler, which keeps the graph between passes.
  expect(database.statistics.statements - before).toBe(5 + 1);
});

test('a retry gets an id and a try number of its own, and the attempt before it goes to the history', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const run = await givenRun(database, await givenDag(database, { tasks: [{ id: 'a', retries: 1 }] }));
  const first = (await pass(database, [run])).queued[0];
  await database.kysely
    .updateTable('task_instance')
    .set({ state: 'up_for_retry', due_at: new Date(Date.now() - 1).toISOString(), hostname: 'h' })
    .set({ reason: JSON.stringify({ code: 'up_for_retry', message: 'Goes on at some time.' }) })
    .execute();
  const second = (await pass(database, [run])).queued[0];
  expect(second).toMatchObject({ tryNumber: 2, previousId: first?.id, hostname: null });
  expect(second?.id).not.toBe(first?.id);
  const history = await database.kysely.selectFrom('task_instance_history').selectAll().execute();
  expect(history).toMatchObject([{ id: first?.id, try_number: 1, hostname: 'h', reason: null }]);
});

test('what does not get a slot keeps the limit as its reason and is queued when one is free', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = ['a', 'b', 'c'].map((id) => ({ id }));
  const run = await givenRun(database, await givenDag(database, { tasks, fields: { max_active_tasks: 2 } }));
  const { queued } = await pass(database, [run]);
  expect(queued).toHaveLength(2);
  const [left] = await database.kysely
    .selectFrom('task_instance')
    .select(['state', 'reason'])
    .where('state', '=', 'scheduled')
    .execute();
  expect(left?.reason).toMatchObject({ code: 'max_active_tasks', limit: 2 });
  await end(database, [queued[0]?.id ?? ''], 'success');
  expect((await pass(database, [])).queued).toHaveLength(1);
  expect(Object.values(await statesOf(database, run)).toSorted()).toEqual(['queued', 'queued', 'success']);
});

test('a run that takes too long skips what waits, stops what runs and tells the triggerers of what is deferred', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [{ id: 'deferred' }, { id: 'running' }, { id: 'after', after: ['running'] }];
  const run = await givenRun(database, await givenDag(database, { tasks, fields: { dagrun_timeout: 60 } }));
  const { queued } = await pass(database, [run]);
  const move = (taskId: string, state: string) =>
    database.kysely.updateTable('task_instance').set({ state }).where('task_id', '=', taskId).execute();
  await move('deferred', 'deferred');
  await move('running', 'running');
  await database.kysely
    .updateTable('dag_run')
    .set({ start_date: new Date(Date.now() - 61_000) })
    .execute();
  const heard: ControlPlaneEvent[] = [];
  database.bus.subscribe((event) => heard.push(event));
  await pass(database, [run]);
  expect(await statesOf(database, run)).toEqual({ deferred: 'skipped', running: 'skipped', after: 'skipped' });
  expect(await runState(database, run)).toBe('failed');
  const attemptId = queued.find(({ taskId }) => taskId === 'running')?.id;
  expect(heard).toContainEqual(expect.objectContaining({ kind: 'stop_attempt', attemptId }));
  expect(heard).toContainEqual({ kind: 'triggers_changed' });
});

test('what is marked in a run that has ended wakes the next run, and the next that nobody triggered', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [{ id: 'a', depends_on_past: true }];
  const dag = await givenDag(database, { tasks, fields: { catchup: true, max_active_runs: 9 } });
  const runs: number[] = [];
  for (const [day, runType] of ['scheduled', 'manual', 'scheduled'].entries()) {
    const logicalDate = new Date(Date.UTC(2026, 0, day + 1));
    runs.push(await givenRun(database, dag, { runId: `run ${day}`, runType: runType as 'manual', logicalDate }));
  }
  const [first, manual, scheduled] = runs as [number, number, number];
  const { queued } = await pass(database, runs);
  expect(queued).toHaveLength(1);
  await end(database, [queued[0]!.id], 'failed');
  expect((await pass(database, [first])).nextRunIds.toSorted()).toEqual([manual, scheduled]);
  expect(await runState(database, first)).toBe('failed');
  const heard: ControlPlaneEvent[] = [];
  database.bus.subscribe((event) => heard.push(event));
  await database.transaction('mark', (tx) => setTaskInstanceStates(tx, [queued[0]!.id], 'success', 'a test'));
  const woken = heard.flatMap((event) => (event.kind === 'run_changed' ? [event.dagRunId] : []));
  expect(woken.toSorted()).toEqual([first, manual, scheduled]);
});

test('a paused Dag starts and queues nothing but the tasks of a run that is a test of it', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: chain(1), isPaused: true });
  const ordinary = await givenRun(database, dag, { runId: 'ordinary' });
  const tested = await givenRun(database, dag, { runId: 'tested', triggeredBy: DagRunTriggeredBy.Test });
  const { queued } = await pass(database, [ordinary, tested]);
  expect(queued).toMatchObject([{ runId: 'tested', taskId: 't0' }]);
  expect(await runState(database, ordinary)).toBe('queued');
});

test("a Dag's callback is told the run as it ended and the task instance that ended it", async () => {
  await using given = await withDatabase();
  const { database } = given;
  const fields = { has_on_failure_callback: true };
  const run = await givenRun(database, await givenDag(database, { tasks: chain(2), fields }));
  const { queued } = await pass(database, [run]);
  await end(
    database,
    queued.map(({ id }) => id),
    'failed',
  );
  await pass(database, [run]);
  const { request } = await database.kysely.selectFrom('callback').select('request').executeTakeFirstOrThrow();
  expect(request).toMatchObject({
    msg: 'task_failure',
    context_from_server: {
      dag_run: { dag_id: 'a_dag', state: 'failed', run_after: expect.stringContaining('T'), consumed_asset_events: [] },
      last_ti: { id: queued[0]?.id, task_id: 't0', dag_id: 'a_dag', try_number: 1, map_index: -1 },
    },
  });
});
