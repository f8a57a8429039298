import { eventually, withDatabase } from '@leeward/database/testing';
import { chain, givenDag, givenRun, runState, statesOf } from '@leeward/lifecycle/testing';
import { expect, onTestFinished, test } from 'vitest';
import { setDebugHook } from './debug-point.ts';
import { undecidedDags } from './queries/unfinished-runs.ts';
import { givenScheduler } from './testing/index.ts';

test('a chained task costs the scheduler five statements and its worker two', async () => {
  await using given = await withDatabase();
  const dag = await givenDag(given.database, { tasks: chain(40), fields: { max_active_runs: 4 } });
  await using running = await givenScheduler(given.url);
  const run = await givenRun(given.database, dag);
  await eventually(async () => (await runState(given.database, run)) === 'success');
  const before = running.database.statistics.statements;
  const startedAt = performance.now();
  const second = await givenRun(given.database, dag, { runId: 'second' });
  await eventually(async () => (await runState(given.database, second)) === 'success');
  const seconds = (performance.now() - startedAt) / 1_000;
  const perTask = (running.database.statistics.statements - before) / 40;
  console.log(`${perTask.toFixed(2)} statements a chained task, 40 tasks in ${seconds.toFixed(3)} s`);
  expect(perTask).toBeLessThan(8);
  expect(running.errors).toEqual([]);
});

test('two schedulers at once run every task of many runs once', async () => {
  await using given = await withDatabase();
  const tasks = [
    ...chain(5),
    ...['x', 'y', 'z'].map((id) => ({ id, after: ['t1'] })),
    { id: 'end', after: ['x', 'y', 'z', 't4'] },
  ];
  const dag = await givenDag(given.database, { tasks, fields: { max_active_runs: 7, max_active_tasks: 2 } });
  await using one = await givenScheduler(given.url, { slots: 5 });
  await using two = await givenScheduler(given.url, { slots: 5 });
  const runs: number[] = [];
  for (let index = 0; index < 30; index += 1) runs.push(await givenRun(given.database, dag, { runId: `run ${index}` }));
  await eventually(
    async () => {
      for (const run of runs) if ((await runState(given.database, run)) !== 'success') return false;
      return true;
    },
    { deadlineSeconds: 50 },
  );
  const started = [...one.executor.started, ...two.executor.started];
  expect(started).toHaveLength(30 * tasks.length);
  expect(new Set(started).size).toBe(started.length);
  for (const { scheduler, counts, errors } of [one, two]) {
    await scheduler.sweep();
    expect(counts.get('missed_notifications') ?? 0).toBe(0);
    expect(errors).toEqual([]);
  }
});

test('what a scheduler that died had queued runs again elsewhere, without costing a retry', async () => {
  await using given = await withDatabase();
  const dag = await givenDag(given.database, { tasks: [{ id: 'a' }] });
  const run = await givenRun(given.database, dag);
  await given.database.kysely
    .updateTable('task_instance')
    .set({ state: 'running', try_number: 1, queued_by: '00000000-0000-0000-0000-000000000001' })
    .execute();
  await given.database.kysely.updateTable('dag_run').set({ state: 'running' }).execute();
  await using _running = await givenScheduler(given.url);
  await eventually(async () => (await runState(given.database, run)) === 'success');
  expect(await statesOf(given.database, run)).toEqual({ a: 'success' });
  const [row] = await given.database.kysely.selectFrom('task_instance').selectAll().execute();
  expect(row).toMatchObject({ try_number: 2, max_tries: 1, infrastructure_failures: 1 });
});

test('what the machinery failed twice waits for its third try, says why and until when, and its tries grow with it', async () => {
  await using given = await withDatabase();
  const dag = await givenDag(given.database, { tasks: [{ id: 'a' }] });
  await givenRun(given.database, dag);
  await given.database.kysely
    .updateTable('task_instance')
    .set({
      state: 'running',
      try_number: 2,
      max_tries: 1,
      infrastructure_failures: 1,
      queued_by: '00000000-0000-0000-0000-000000000001',
    })
    .execute();
  await given.database.kysely.updateTable('dag_run').set({ state: 'running' }).execute();
  const attempt = () => given.database.kysely.selectFrom('task_instance').selectAll().executeTakeFirstOrThrow();
  await using running = await givenScheduler(given.url);
  await eventually(async () => (await attempt()).state === 'up_for_retry');
  await running.scheduler.sweep();
  const { due_at: dueAt, reason, ...row } = await attempt();
  expect(row).toMatchObject({ state: 'up_for_retry', try_number: 2, max_tries: 2, infrastructure_failures: 2 });
  expect((reason as { message: string }).message).toMatch(/ It is tried again at \d{4}-/);
  const waitsMs = new Date(dueAt as unknown as string).getTime() - Date.now();
  expect(waitsMs).toBeGreaterThan(5_000);
  expect(waitsMs).toBeLessThan(20_000);
});

test('a Dag that was unpaused while no scheduler ran gets its due runs when one starts', async () => {
  await using given = await withDatabase();
  const today = Math.floor(Date.now() / 86_400_000) * 86_400;
  const dag = await givenDag(given.database, {
    tasks: [{ id: 'a' }],
    isPaused: true,
    fields: {
      timetable: {
        __type: 'airflow.timetables.trigger.CronTriggerTimetable',
        __var: { expression: '0 0 * * *', timezone: 'UTC', interval: 0, run_immediately: false },
      },
      start_date: today - 86_400,
      catchup: true,
    },
  });
  const nextRun = () =>
    given.database.kysely.selectFrom('dag').select('next_dagrun_create_after').executeTakeFirstOrThrow();
  {
    await using _before = await givenScheduler(given.url, {});
    await eventually(async () => (await nextRun()).next_dagrun_create_after !== null, { what: 'the next run' });
  }
  await given.database.kysely.updateTable('dag').set({ is_paused: false }).where('dag_id', '=', dag.dagId).execute();
  await using _after = await givenScheduler(given.url, {});
  const runs = () => given.database.kysely.selectFrom('dag_run').select('state').execute();
  await eventually(async () => (await runs()).length === 2 && (await runs()).every((run) => run.state === 'success'));
});

test('where many Dags are due at once the tasks of the first start while the others get their runs', async () => {
  await using given = await withDatabase();
  const timetable = {
    __type: 'airflow.timetables.trigger.CronTriggerTimetable',
    __var: { expression: '0 0 * * *', timezone: 'UTC', interval: 0, run_immediately: false },
  };
  const startDate = Math.floor(Date.now() / 86_400_000) * 86_400;
  for (let index = 0; index < 50; index += 1) {
    const fields = { dag_id: `dag_${index}`, timetable, start_date: startDate, catchup: true };
    await givenDag(given.database, { tasks: [{ id: 'a' }], fields });
  }
  const startedAtLook: number[] = [];
  let started: readonly string[] = [];
  setDebugHook((point) => {
    if (point === 'after_due_runs') startedAtLook.push(started.length);
  });
  onTestFinished(() => setDebugHook(undefined));
  await using running = await givenScheduler(given.url);
  started = running.executor.started;
  await eventually(() => started.length === 50);
  expect(startedAtLook.length).toBeGreaterThanOrEqual(50);
  expect(startedAtLook[40]).toBeGreaterThan(0);
});

test('unpausing creates the due runs, and a retry starts when it is due and not before', async () => {
  await using given = await withDatabase();
  const startedAt = new Date();
  const today = Date.UTC(startedAt.getUTCFullYear(), startedAt.getUTCMonth(), startedAt.getUTCDate());
  const dag = await givenDag(given.database, {
    tasks: [{ id: 'a', retries: 1, retry_delay: 1 }],
    isPaused: true,
    fields: {
      timetable: {
        __type: 'airflow.timetables.trigger.CronTriggerTimetable',
        __var: { expression: '0 0 * * *', timezone: 'UTC', interval: 0, run_immediately: false },
      },
      start_date: today / 1_000 - 86_400,
      catchup: true,
    },
  });
  const tries = new Map<string, number>();
  await using running = await givenScheduler(given.url, {
    endsAs: ({ workload }) => {
      tries.set(workload.ti.run_id, (tries.get(workload.ti.run_id) ?? 0) + 1);
      return workload.ti.try_number === 1 ? 'retry' : 'success';
    },
  });
  const runs = () => given.database.kysely.selectFrom('dag_run').select(['id', 'state']).execute();
  expect(await runs()).toEqual([]);
  await running.database.transaction('unpause', async (tx) => {
    await tx.kysely.updateTable('dag').set({ is_paused: false }).execute();
    tx.emit({ kind: 'dag_changed', dagId: dag.dagId });
  });
  await eventually(async () => {
    const all = await runs();
    return all.length === 2 && all.every((run) => run.state === 'success');
  });
  expect(Date.now() - startedAt.getTime()).toBeGreaterThan(1_000);
  expect([...tries.values()]).toEqual([2, 2]);
  await running.scheduler.sweep();
  expect(running.counts.get('missed_notifications') ?? 0).toBe(0);
  expect(running.errors).toEqual([]);
});

test('the sweep finds a run whose event was lost, goes on with it and counts it', async () => {
  await using given = await withDatabase();
  const dag = await givenDag(given.database, { tasks: chain(2) });
  await using running = await givenScheduler(given.url, {
    endsAs: ({ workload }) => (workload.ti.task_id === 't0' ? 'never' : 'success'),
  });
  // A look at the Dag, or one under way, would find the change below before the sweep: neither comes once this is over.
  await eventually(async () => (await given.database.run(undecidedDags)).length === 0);
  const run = await givenRun(given.database, dag);
  await eventually(async () => (await statesOf(given.database, run)).t0 === 'running');
  await running.scheduler.sweep();
  const longAgo = new Date(Date.now() - 60_000);
  await given.database.kysely
    .updateTable('task_instance')
    .set({ state: 'success', updated_at: longAgo })
    .where('task_id', '=', 't0')
    .execute();
  await given.database.kysely.updateTable('task_instance').set({ updated_at: longAgo }).execute();
  await given.database.kysely.updateTable('dag_run').set({ updated_at: longAgo }).execute();
  await running.scheduler.sweep();
  await eventually(async () => (await runState(given.database, run)) === 'success');
  expect(running.counts.get('missed_notifications')).toBe(1);
});

test('what an event tells while the sweep looks is not counted as missed, whatever else it looks at', async () => {
  await using given = await withDatabase();
  const { kysely } = given.database;
  const dag = await givenDag(given.database, { tasks: chain(2) });
  await using running = await givenScheduler(given.url, {
    endsAs: ({ workload }) => (workload.ti.task_id === 't0' ? 'never' : 'success'),
  });
  await eventually(async () => (await given.database.run(undecidedDags)).length === 0);
  const ending = await givenRun(given.database, dag);
  const other = await givenRun(given.database, dag, { runId: 'another_run' });
  for (const run of [ending, other])
    await eventually(async () => (await statesOf(given.database, run)).t0 === 'running');
  const longAgo = new Date(Date.now() - 60_000);
  await kysely.updateTable('task_instance').set({ updated_at: longAgo }).execute();
  await kysely.updateTable('dag_run').set({ updated_at: longAgo }).execute();
  setDebugHook(async (point) => {
    if (point !== 'after_quiet_runs') return;
    setDebugHook(undefined);
    await kysely
      .updateTable('task_instance')
      .set({ state: 'success' })
      .where('task_id', '=', 't0')
      .where('dag_run_id', '=', ending)
      .execute();
    const event = { kind: 'run_changed', dagRunId: ending, dagId: dag.dagId, runId: 'a run' } as const;
    setImmediate(() => running.database.bus.publish([event]));
  });
  await running.scheduler.sweep();
  await eventually(async () => (await runState(given.database, ending)) === 'success');
  expect(await statesOf(given.database, other)).toEqual({ t0: 'running', t1: null });
  expect(running.counts.get('missed_notifications') ?? 0).toBe(0);
});
