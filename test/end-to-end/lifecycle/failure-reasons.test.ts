import type { UiAttempts } from '@leeward/contracts/ui-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Steps, startSteps } from '../support/steps.ts';

const secret = 'hunter2-and-more';

const typescript = `
import type { Dag as AnyDag } from '@leeward/sdk';

const fails = (dag: AnyDag, spec: TaskSpec) =>
  dag.task(
    'only',
    async (_: Record<never, never>, context: TaskContext) => {
      await context.maskSecret('${secret}');
      throw new RangeError('try ' + context.tryNumber + ' was refused\\n with ${secret}');
    },
    spec,
  )();
fails(new Dag('typescript_fails', { schedule: null }), { retries: 1, retryDelay: { seconds: 0.1 } });
step(new Dag('typescript_slow', { schedule: null }), 'only', { executionTimeout: { seconds: 1 } });
`;

const python = `
import os
import sys
from datetime import timedelta

from airflow.sdk import DAG, get_current_context, task
from airflow.sdk.log import mask_secret

with DAG("python_fails", schedule=None):

    @task(task_id="only", retries=1, retry_delay=timedelta(seconds=0.1))
    def fails():
        mask_secret("${secret}")
        number = get_current_context()["ti"].try_number
        raise RuntimeError(f"try {number} was refused\\n with ${secret}")

    fails()

with DAG("python_exits", schedule=None):

    @task(task_id="only")
    def exits():
        sys.exit(3)

    exits()

with DAG("python_dies", schedule=None):

    @task(task_id="only")
    def dies():
        os._exit(7)

    dies()
`;

const dagIds = ['typescript_fails', 'typescript_slow', 'python_fails', 'python_exits', 'python_dies'];
let steps: Steps;

beforeAll(async () => {
  steps = await startSteps({ 'reasons.ts': typescript, 'reasons.py': python }, dagIds, { python: true });
});
afterAll(() => steps[Symbol.asyncDispose]());

/** The reasons of a task's tries, the earliest first, when its run has failed. */
async function reasonsOf(dagId: string, conf: Record<string, string[]> = {}) {
  const runId = await steps.run(dagId, conf);
  expect((await steps.ended(dagId, runId)).run).toBe('failed');
  const { attempts } = await steps.api.ui<UiAttempts>(
    `/dags/${dagId}/runs/${encodeURIComponent(runId)}/tasks/only/attempts`,
  );
  return attempts.map(({ reason }) => reason);
}

test.each([
  ['python_fails', 'RuntimeError'],
  ['typescript_fails', 'RangeError'],
])('each try of %s says why it failed, without the secret that is in the message', async (dagId, type) => {
  expect(await reasonsOf(dagId)).toEqual([
    { code: 'task_failed', message: `${type}: try 1 was refused with ***` },
    { code: 'task_failed', message: `${type}: try 2 was refused with ***` },
  ]);
});

test('a task that ends itself, one whose process dies and one that takes too long say so', async () => {
  const [exits, dies, slow] = await Promise.all([
    reasonsOf('python_exits'),
    reasonsOf('python_dies'),
    reasonsOf('typescript_slow', { hold: ['only'] }),
  ]);
  expect(exits).toEqual([{ code: 'exit_code', message: 'The task ended itself with exit code 3.', exitCode: 3 }]);
  expect(dies).toEqual([{ code: 'exit_code', message: "The task's process ended with exit code 7.", exitCode: 7 }]);
  expect(slow).toEqual([{ code: 'timed_out', message: 'TaskTimeout: the task ran longer than its 1 seconds' }]);
});
