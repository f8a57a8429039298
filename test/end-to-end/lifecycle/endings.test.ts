import { readFileSync } from 'node:fs';
import { eventually } from '@leeward/database/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAlive } from '../support/processes.ts';
import { type Steps, startSteps } from '../support/steps.ts';

const typescript = `
const failFast = new Dag('fail_fast', { schedule: null, failFast: true });
step(failFast, 'breaks');
step(failFast, 'runs').before(step(failFast, 'waits'));

const timed = new Dag('timed', { schedule: null, dagrunTimeout: { seconds: 2 } });
step(timed, 'runs').before(step(timed, 'waits'));

step(new Dag('slow', { schedule: null }), 'only', { executionTimeout: { seconds: 1 } });

const backoff = { retries: 3, retryDelay: { seconds: 0.5 }, retryExponentialBackoff: 3, maxRetryDelay: { seconds: 1.5 } };
step(new Dag('retried', { schedule: null }), 'only', backoff);

const by_hand = new Dag('by_hand', { schedule: null });
step(by_hand, 'only').before(step(by_hand, 'after'));
`;

const python = `
import os
import time
from datetime import timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.triggers.temporal import TimeDeltaTrigger
from airflow.sdk import DAG, BaseOperator


class Waits(BaseOperator):
    def execute(self, context):
        with open("FOLDER/python-pid", "w") as file:
            file.write(str(os.getpid()))
        while not os.path.exists("FOLDER/python-killed"):
            time.sleep(0.05)

    def on_kill(self):
        with open("FOLDER/python-killed", "w") as file:
            file.write("on_kill")


class Defers(BaseOperator):
    def execute(self, context):
        self.defer(trigger=TimeDeltaTrigger(timedelta(days=1)), method_name="execute")


with DAG("python_waits", schedule=None):
    Waits(task_id="only")
with DAG("python_slow", schedule=None):
    BashOperator(
        task_id="only", bash_command="echo $$ > FOLDER/bash-pid; exec sleep 600", execution_timeout=timedelta(seconds=1)
    )
with DAG("python_defers", schedule=None):
    Defers(task_id="only")
`;
const dagIds = ['fail_fast', 'timed', 'slow', 'retried', 'by_hand', 'python_waits', 'python_slow', 'python_defers'];
let steps: Steps;

beforeAll(async () => {
  steps = await startSteps({ 'endings.ts': typescript, 'endings.py': python }, dagIds, { python: true });
});
afterAll(() => steps[Symbol.asyncDispose]());

const wasKilled = (dagId: string, runId: string, taskId: string) =>
  eventually(
    () => steps.notes().some(({ event, task }) => event === 'killed' && task === [dagId, runId, taskId].join(' ')),
    { deadlineSeconds: 30, what: `on_kill of ${taskId}` },
  );

const triesOf = async (dagId: string, runId: string, taskId: string) => {
  const path = `/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}/tries`;
  const { task_instances: tries } = await steps.api.get<{ task_instances: { state: string }[] }>(path);
  return tries.map(({ state }) => state);
};

const clear = (dagId: string, runId: string, taskId: string) =>
  steps.api.send('POST', `/dags/${dagId}/clearTaskInstances`, {
    dry_run: false,
    only_failed: false,
    only_running: false,
    dag_run_id: runId,
    task_ids: [taskId],
  });

const fileOf = (name: string) => readFileSync(`${steps.folder}/${name}`, 'utf8').trim();

describe('a run', () => {
  test('of a fail_fast Dag ends with its first failure: what runs is killed and failed, what waits is skipped', async () => {
    const runId = await steps.run('fail_fast', { hold: ['runs', 'breaks'], fail: ['breaks'] });
    await steps.started('fail_fast', runId, 'runs');
    await steps.release('fail_fast', runId, 'breaks');
    expect(await steps.ended('fail_fast', runId)).toEqual({
      run: 'failed',
      tasks: { breaks: 'failed', runs: 'failed', waits: 'skipped' },
    });
    await wasKilled('fail_fast', runId, 'runs');
  });

  test('fails at its dagrun_timeout: what runs is killed', async () => {
    const runId = await steps.run('timed', { hold: ['runs'] });
    expect((await steps.ended('timed', runId)).run).toBe('failed');
    expect(await steps.state('timed', runId, 'waits')).toBe('skipped');
    await wasKilled('timed', runId, 'runs');
  });
});

describe('a task', () => {
  test('fails at its execution_timeout, and its on_kill runs', async () => {
    const runId = await steps.run('slow', { hold: ['only'] });
    expect(await steps.ended('slow', runId)).toEqual({ run: 'failed', tasks: { only: 'failed' } });
    await wasKilled('slow', runId, 'only');
  });

  test('in Python takes the command that it started along at its execution_timeout', async () => {
    const runId = await steps.run('python_slow');
    expect((await steps.ended('python_slow', runId)).run).toBe('failed');
    await eventually(() => !isAlive(Number(fileOf('bash-pid'))), { what: 'the end of the command' });
    expect(await steps.api.log('python_slow', runId, 'only')).toContain('Timeout');
  });

  test('is tried again after longer and longer pauses, up to the longest', async () => {
    const runId = await steps.run('retried', { fail: ['only'] });
    expect((await steps.ended('retried', runId)).run).toBe('failed');
    const mine = steps.notes().filter(({ task }) => task === `retried ${runId} only`);
    const starts = mine.filter(({ event }) => event === 'start');
    expect(starts.map(({ tryNumber }) => tryNumber)).toEqual([1, 2, 3, 4]);
    const ends = mine.filter(({ event }) => event === 'end');
    const pauses = starts.slice(1).map(({ atMs }, index) => atMs - ends[index]!.atMs);
    for (const pauseMs of pauses) expect(pauseMs).toBeGreaterThan(950);
    expect(pauses[2]).toBeGreaterThan(1_450);
    expect(await triesOf('retried', runId, 'only')).toEqual(['failed', 'failed', 'failed', 'failed']);
  });

  test('that is killed from outside runs again though it has no retries: the machinery failed, not the task', async () => {
    const runId = await steps.run('by_hand', { hold: ['only'] });
    const { pid } = await steps.started('by_hand', runId, 'only');
    process.kill(pid, 'SIGKILL');
    await steps.started('by_hand', runId, 'only', 2);
    await steps.release('by_hand', runId, 'only');
    expect((await steps.ended('by_hand', runId)).run).toBe('success');
    expect(await triesOf('by_hand', runId, 'only')).toEqual(['failed', 'success']);
    expect(await steps.api.log('by_hand', runId, 'only', 1)).toContain('SIGKILL');
  });

  test('that is cleared while it runs is killed and starts anew', async () => {
    const runId = await steps.run('by_hand', { hold: ['only'] });
    await steps.started('by_hand', runId, 'only');
    await clear('by_hand', runId, 'only');
    await wasKilled('by_hand', runId, 'only');
    await steps.started('by_hand', runId, 'only', 2);
    await steps.release('by_hand', runId, 'only');
    expect(await steps.ended('by_hand', runId)).toEqual({
      run: 'success',
      tasks: { only: 'success', after: 'success' },
    });
  });

  test.each(['success', 'failed'] as const)('that is marked %s while it runs is killed and stays so', async (state) => {
    const runId = await steps.run('by_hand', { hold: ['only'] });
    await steps.started('by_hand', runId, 'only');
    await steps.setState('by_hand', runId, 'only', state);
    await wasKilled('by_hand', runId, 'only');
    const after = state === 'success' ? 'success' : 'upstream_failed';
    expect(await steps.ended('by_hand', runId)).toEqual({ run: state, tasks: { only: state, after } });
  });

  test('in Python that is marked failed while it runs has its on_kill called', async () => {
    const runId = await steps.run('python_waits');
    await eventually(() => fileOf('python-pid') !== '', { deadlineSeconds: 60, what: 'the start of the task' });
    await steps.setState('python_waits', runId, 'only', 'failed');
    await eventually(() => fileOf('python-killed') === 'on_kill', { deadlineSeconds: 30, what: 'on_kill' });
    expect((await steps.ended('python_waits', runId)).run).toBe('failed');
    await eventually(() => !isAlive(Number(fileOf('python-pid'))), { what: 'the end of the process' });
  });

  test('that is cleared while it is deferred starts anew, and its trigger is ended', async () => {
    const runId = await steps.run('python_defers');
    const isDeferred = async () => (await steps.state('python_defers', runId, 'only')) === 'deferred';
    const triggerId = async () => {
      const path = `/dags/python_defers/dagRuns/${runId}/taskInstances/only`;
      return (await steps.api.get<{ trigger: { id: number } | null }>(path)).trigger?.id;
    };
    await eventually(isDeferred, { deadlineSeconds: 60, what: 'the deferral' });
    const first = await triggerId();
    await clear('python_defers', runId, 'only');
    await eventually(async () => (await isDeferred()) && (await triggerId()) !== first, { deadlineSeconds: 30 });
    await steps.setState('python_defers', runId, 'only', 'success');
    expect((await steps.ended('python_defers', runId)).run).toBe('success');
  });
});

test('no notification was missed: the sweep after all this finds nothing', async () => {
  const before = await steps.server.schedulerCount('sweeps');
  await eventually(async () => (await steps.server.schedulerCount('sweeps')) > before, { deadlineSeconds: 60 });
  expect(await steps.server.schedulerCount('missed_notifications')).toBe(0);
});
