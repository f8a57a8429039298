import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Steps, startSteps } from '../support/steps.ts';

const python = `
from airflow.sdk import DAG, Param, task

params = {"a": 1.0, "b": Param(2.0, type="number"), "c": [3.0, 3], "big": 2**60 + 1}
with DAG("exact_numbers", schedule=None, params=params):

    @task(params={"d": 5.0})
    def tell(x, params=None):
        return {"seen": repr([x, params["a"], params["b"], params["c"], params["big"], params["d"]]), "x": x, "big": params["big"]}

    tell(4.0)
`;
let steps: Steps;

beforeAll(async () => {
  steps = await startSteps({ 'numbers.py': python }, ['exact_numbers'], { python: true });
});
afterAll(() => steps[Symbol.asyncDispose]());

test('floats and large integers of a Python Dag reach its tasks and the REST API as they were written', async () => {
  const runId = await steps.run('exact_numbers');
  expect((await steps.ended('exact_numbers', runId)).run).toBe('success');
  const details = await steps.api.text('/dags/exact_numbers/details');
  expect(details).toContain('"a":{"value":1.0,');
  expect(details).toContain('"b":{"value":2.0,');
  expect(details).toContain('"c":{"value":[3.0,3],');
  expect(details).toContain('"big":{"value":1152921504606846977,');
  expect(await steps.api.text('/dags/exact_numbers/tasks/tell')).toContain('"d":{"value":5.0,');
  const run = `/dags/exact_numbers/dagRuns/${encodeURIComponent(runId)}`;
  const returned = await steps.api.text(`${run}/wait?interval=1&result=tell`);
  expect(JSON.parse(returned).results.tell.seen).toBe('[4.0, 1.0, 2.0, [3.0, 3], 1152921504606846977, 5.0]');
  expect(returned).toContain('"x":4.0');
  expect(returned).toContain('"big":1152921504606846977');
  expect(await steps.api.text(`${run}/taskInstances/tell`)).toContain('"op_args":[4.0]');
});
