import type { Executor, QueuedAttempt } from '@leeward/contracts';
import { eventually, withDatabase } from '@leeward/database/testing';
import { clearTaskInstances, enterRunning, finishAttempt, GraphStore } from '@leeward/lifecycle';
import { chain, givenDag, givenRun, runState, statesOf } from '@leeward/lifecycle/testing';
import { expect, onTestFinished, test } from 'vitest';
import { setDebugHook } from './debug-point.ts';
import { givenScheduler } from './testing/index.ts';

test('a running task instance that is cleared is stopped and runs again with a new attempt', async () => {
  await using given = await withDatabase();
  const dag = await givenDag(given.database, { tasks: [{ id: 'a' }] });
  let mayEnd = false;
  await using running = await givenScheduler(given.url, { endsAs: () => (mayEnd ? 'success' : 'never') });
  const run = await givenRun(given.database, dag);
  await eventually(async () => (await statesOf(given.database, run)).a === 'running');
  mayEnd = true;
  await given.database.transaction('clear', (tx) =>
    clearTaskInstances(tx, new GraphStore(), {
      taskInstanceIds: [...running.executor.started],
      runState: 'queued',
      runOnLatestVersion: false,
      preventRunning: false,
    }),
  );
  await eventually(async () => (await runState(given.database, run)) === 'success');
  expect(running.executor.started).toHaveLength(2);
  const [row] = await given.database.kysely.selectFrom('task_instance').select(['try_number', 'state']).execute();
  expect(row).toEqual({ try_number: 2, state: 'success' });
});

test('two schedulers together never take more slots of a pool than it has', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await database.kysely.insertInto('slot_pool').values({ pool: 'narrow', slots: 3 }).execute();
  const tasks = Array.from({ length: 40 }, (_, index) => ({ id: `t${index}`, pool: 'narrow' }));
  const dag = await givenDag(database, { tasks, fields: { max_active_tasks: 100 } });
  let most = 0;
  const endsAs = () => 'success' as const;
  await using one = await givenScheduler(given.url, { endsAs });
  await using two = await givenScheduler(given.url, { endsAs });
  const run = await givenRun(database, dag);
  await eventually(
    async () => {
      const active = await database.kysely
        .selectFrom('task_instance')
        .select('id')
        .where('state', 'in', ['queued', 'running'])
        .execute();
      most = Math.max(most, active.length);
      return (await runState(database, run)) === 'success';
    },
    { deadlineSeconds: 40 },
  );
  expect(most).toBeLessThanOrEqual(3);
  expect(one.executor.started.length + two.executor.started.length).toBe(40);
});

test('a full pool with many urgent tasks does not hide the tasks of another pool', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await database.kysely.insertInto('slot_pool').values({ pool: 'narrow', slots: 1 }).execute();
  const urgent = Array.from({ length: 60 }, (_, index) => ({ id: `u${index}`, pool: 'narrow', priority_weight: 100 }));
  const tasks = [...urgent, { id: 'modest' }];
  const dag = await givenDag(database, { tasks, fields: { max_active_tasks: 100 } });
  const endsAs = ({ workload }: QueuedAttempt) => (workload.ti.task_id === 'modest' ? 'success' : 'never');
  await using _running = await givenScheduler(given.url, { endsAs, slots: 4 });
  const run = await givenRun(database, dag);
  await eventually(async () => (await statesOf(database, run)).modest === 'success');
  const waiting = await database.kysely
    .selectFrom('task_instance')
    .select(['reason'])
    .where('state', '=', 'scheduled')
    .execute();
  expect(waiting).toHaveLength(59);
  expect(waiting.every(({ reason }) => (reason as { code: string } | null)?.code === 'pool_full')).toBe(true);
});

test('what one scheduler has no executor slot for, another one takes', async () => {
  await using given = await withDatabase();
  const tasks = Array.from({ length: 6 }, (_, index) => ({ id: `t${index}` }));
  const dag = await givenDag(given.database, { tasks });
  const endsAs = () => 'never' as const;
  await using one = await givenScheduler(given.url, { endsAs, slots: 3 });
  await using two = await givenScheduler(given.url, { endsAs, slots: 3 });
  await givenRun(given.database, dag);
  await eventually(() => one.executor.started.length === 3 && two.executor.started.length === 3);
});

test('a slot that an executor frees while a pass goes by what was free before is handed out', async () => {
  await using given = await withDatabase();
  const dag = await givenDag(given.database, { tasks: chain(2) });
  const started: string[] = [];
  let isHeld = false;
  let hasEnded = false;
  await using running = await givenScheduler(given.url, {
    executors: (events) => {
      const release = () => {
        isHeld = false;
        events.slotsFreed();
      };
      const executor: Executor = {
        name: 'OneSlot',
        freeSlots() {
          if (hasEnded) setImmediate(release);
          return isHeld ? 0 : 1;
        },
        start({ workload }) {
          isHeld = true;
          hasEnded = false;
          started.push(workload.ti.id);
        },
        stop() {},
        adopt: async () => new Set(),
        async close() {},
      };
      return [executor];
    },
  });
  const run = await givenRun(given.database, dag);
  await eventually(() => started.length === 1);
  const [first] = started as [string];
  const now = new Date().toISOString();
  await enterRunning(running.database, first, { hostname: 'test', unixname: 'test', pid: 1, startDate: now });
  hasEnded = true;
  const message = {
    state: 'success' as const,
    endDate: now,
    renderedMapIndex: null,
    failure: null,
    outlets: [],
    outletEvents: [],
  };
  await finishAttempt(running.database, first, message, { clearStateStoreOnSuccess: false, mostPartitions: 1_000 });
  await eventually(() => started.length === 2, { what: 'the second task' });
  expect((await statesOf(given.database, run)).t1).toBe('queued');
});

test('a run that other transactions hold one after the other goes on when it is free, though none of them tells', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const dag = await givenDag(database, { tasks: [{ id: 'a' }] });
  const run = await givenRun(database, dag);
  let looks = 0;
  let endHold = () => {};
  const held = database.transaction('hold', async (tx) => {
    await tx.kysely.selectFrom('dag_run').select('id').where('id', '=', run).forUpdate().execute();
    await new Promise<void>((resolve) => {
      endHold = resolve;
    });
  });
  setDebugHook((point) => {
    if (point === 'before_pass') looks += 1;
  });
  onTestFinished(() => setDebugHook(undefined));
  await using _running = await givenScheduler(given.url);
  await eventually(() => looks >= 4, { what: 'four looks at the held run' });
  endHold();
  await held;
  await eventually(async () => (await runState(database, run)) === 'success');
});
