import type { ExecuteTask } from '@leeward/contracts';
import { defineStatement } from '@leeward/database';
import { eventually } from '@leeward/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeededRun, seedAttempt, seedDagRun, type TestServer, withServer } from '../testing/fixtures.ts';
import { bundleName, executeWorkload, type SdkRun } from '../testing/task-sdk.ts';

const readAttempt = defineStatement<
  [id: string],
  {
    state: string;
    endDate: Date | null;
    dueAt: Date | null;
    nextMethod: string | null;
    nextKwargs: unknown;
    triggerId: number | null;
    pid: number | null;
  }
>(
  'test_read_attempt',
  `select state, end_date as "endDate", due_at as "dueAt", next_method as "nextMethod", next_kwargs as "nextKwargs",
          trigger_id as "triggerId", pid
     from task_instance where id = $1`,
);

const readTrigger = defineStatement<[id: number], { classpath: string; kwargs: string }>(
  'test_read_trigger',
  'select classpath, kwargs from trigger where id = $1',
);

const readTimers = defineStatement<[subject: string], { kind: string }>(
  'test_read_timers',
  'select kind from timer where subject = $1 order by kind',
);

const readXcoms = defineStatement<[taskId: string], { key: string; value: unknown }>(
  'test_read_xcoms',
  'select key, value from xcom where task_id = $1 order by key',
);

const readFields = defineStatement<[taskId: string], { fields: unknown }>(
  'test_read_rendered_fields',
  'select rendered_fields as fields from rendered_task_instance_fields where task_id = $1',
);

const resume = defineStatement<[id: string], never>(
  'test_resume_attempt',
  `update task_instance set state = 'queued', trigger_id = null,
          next_kwargs = next_kwargs || '{"event": {"fired": true}}' where id = $1`,
);

describe("Airflow's own Task SDK", { timeout: 180_000 }, () => {
  let test: TestServer;
  let run: SeededRun;
  let url: string;

  beforeAll(async () => {
    test = await withServer();
    run = await seedDagRun(test.database, { dagId: 'every_end' });
    url = `${(await test.server.listen('127.0.0.1', 0)).url}/execution/`;
  });
  afterAll(() => test[Symbol.asyncDispose]());

  async function start(taskId: string, maxTries = 0): Promise<{ attempt: string; sdk: SdkRun }> {
    const attempt = await seedAttempt(test.database, run, { taskId, maxTries });
    return { attempt, sdk: await execute(attempt, taskId) };
  }

  async function execute(attempt: string, taskId: string): Promise<SdkRun> {
    const workload: ExecuteTask = {
      type: 'ExecuteTask',
      token: await test.workloadToken(attempt),
      ti: {
        id: attempt,
        task_id: taskId,
        dag_id: run.dagId,
        run_id: run.runId,
        try_number: 1,
        dag_version_id: run.dagVersionId,
        map_index: -1,
        hostname: null,
        context_carrier: null,
        queue: 'default',
        pool_slots: 1,
        priority_weight: 1,
      },
      dag_rel_path: 'every_end.py',
      bundle_info: { name: bundleName, version: null },
      log_path: `${taskId}.log`,
      sentry_integration: '',
    };
    return executeWorkload(workload, url);
  }

  const attemptNow = async (attempt: string) => (await test.database.run(readAttempt, attempt))[0]!;

  async function runToEnd(taskId: string, maxTries = 0) {
    const { attempt, sdk } = await start(taskId, maxTries);
    const { output } = await sdk.ended;
    const row = await attemptNow(attempt);
    if (row.state === 'queued' || row.state === 'running')
      throw new Error(`the attempt is still ${row.state}:\n${output}`);
    return { attempt, ...row };
  }

  it('ends a task in success and leaves its XComs and rendered fields', async () => {
    expect(await runToEnd('success')).toMatchObject({ state: 'success', endDate: expect.any(Date) });
    expect(await test.database.run(readXcoms, 'success')).toEqual([
      { key: 'return_value', value: { answer: 42 } },
      { key: 'seen/with slash', value: { nested: [1, null, 'ü'] } },
    ]);
    expect(await test.database.run(readFields, 'success')).toEqual([{ fields: { how: 'success' } }]);
  });

  it('ends a task in failed', async () => {
    expect(await runToEnd('failed')).toMatchObject({ state: 'failed', endDate: expect.any(Date) });
  });

  it('ends a task with tries left in up_for_retry, with the timer of its next try', async () => {
    const { attempt, state, endDate, dueAt } = await runToEnd('up_for_retry', 1);
    expect(state).toBe('up_for_retry');
    expect(dueAt!.getTime() - endDate!.getTime()).toBe(300_000);
    expect(await test.database.run(readTimers, attempt)).toEqual([{ kind: 'task_due' }]);
  });

  it('ends a task that forbids its retry in failed', async () => {
    expect(await runToEnd('fail_without_retry', 1)).toMatchObject({ state: 'failed' });
  });

  it('ends a task in skipped', async () => {
    expect(await runToEnd('skipped')).toMatchObject({ state: 'skipped' });
  });

  it('ends a task past its execution timeout in failed', async () => {
    expect(await runToEnd('timeout')).toMatchObject({ state: 'failed' });
  });

  it('gives back the slot until the date that a sensor names', async () => {
    const { attempt, state, dueAt } = await runToEnd('up_for_reschedule');
    expect(state).toBe('up_for_reschedule');
    expect(dueAt!.getTime()).toBeGreaterThan(Date.now() + 200_000);
    expect(await test.database.run(readTimers, attempt)).toEqual([{ kind: 'task_due' }]);
  });

  it('defers a task to its trigger and resumes it with the event', async () => {
    const { attempt, state, nextMethod, triggerId } = await runToEnd('deferred');
    expect({ state, nextMethod }).toEqual({ state: 'deferred', nextMethod: 'resumed' });
    expect((await test.database.run(readTrigger, triggerId!))[0]!.classpath).toContain('DateTimeTrigger');
    expect(await test.database.run(readTimers, attempt)).toEqual([{ kind: 'trigger_timeout' }]);

    await test.database.run(resume, attempt);
    const { output } = await (await execute(attempt, 'deferred')).ended;
    expect(await attemptNow(attempt), output).toMatchObject({ state: 'success', nextMethod: null });
    const xcoms = await test.database.run(readXcoms, 'deferred');
    expect(xcoms).toContainEqual({
      key: 'return_value',
      value: { event: { fired: true }, since: '2026-11-20T00:00:00+00:00' },
    });
  });

  it('lets a task wait for a human, whose question stands with it', async () => {
    const { attempt, state, nextMethod } = await runToEnd('awaiting_input');
    expect({ state, nextMethod }).toEqual({ state: 'awaiting_input', nextMethod: 'execute_complete' });
    const question = await test.database.kysely
      .selectFrom('hitl_detail')
      .select(['subject', 'options'])
      .where('task_instance_id', '=', attempt)
      .execute();
    expect(question).toEqual([{ subject: 'Go on?', options: ['yes', 'no'] }]);
  });

  it('skips what comes after a short circuit', async () => {
    const after = await seedAttempt(test.database, run, { taskId: 'left_out', state: null });
    expect(await runToEnd('short_circuit')).toMatchObject({ state: 'success' });
    expect(await attemptNow(after)).toMatchObject({ state: 'skipped' });
  });

  it('lets a task that its Dag file does not have wait for a newer file', async () => {
    expect(await runToEnd('taken_out')).toMatchObject({ state: 'up_for_reschedule' });
  });

  it('ends a killed task in failed', async () => {
    const { attempt, sdk } = await start('killed');
    const pid = await eventually(async () => {
      const fields = await test.database.run(readFields, 'killed');
      return fields.length > 0 ? ((await attemptNow(attempt)).pid ?? undefined) : undefined;
    });
    process.kill(pid, 'SIGKILL');
    const { output } = await sdk.ended;
    expect(await attemptNow(attempt), output).toMatchObject({ state: 'failed' });
  });
});
