import { eventually } from '@leeward/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Steps, startSteps } from '../support/steps.ts';

const parallelism = 10;

/** Each Dag has more to do at once than its limit lets it. */
const file = `
const wide = (dagId: string, dagSpec: object, spec: TaskSpec = {}, count = 6) => {
  const dag = new Dag(dagId, { schedule: null, maxActiveTasks: 32, ...dagSpec });
  for (let index = 0; index < count; index += 1) step(dag, \`step_\${index}\`, spec);
};
wide('pooled', {}, { pool: 'narrow' });
wide('heavy', {}, { pool: 'narrow', poolSlots: 2 });
wide('active_tasks', { maxActiveTasks: 3 });
wide('active_runs', { maxActiveRuns: 1 }, {}, 1);
wide('per_dag', {}, { maxActiveTisPerDag: 1 }, 1);
wide('per_run', { maxActiveRuns: 4 }, { maxActiveTisPerDagrun: 1 }, 2);
wide('parallel', {}, {}, 16);
`;
const dagIds = ['pooled', 'heavy', 'active_tasks', 'active_runs', 'per_dag', 'per_run', 'parallel'];
let steps: Steps;

beforeAll(async () => {
  steps = await startSteps({ 'limits.ts': file }, dagIds, {
    env: { AIRFLOW__CORE__PARALLELISM: String(parallelism) },
  });
  await steps.api.send('POST', '/pools', { name: 'narrow', slots: 2 });
});
afterAll(() => steps[Symbol.asyncDispose]());

const allSteps = Array.from({ length: 16 }, (_, index) => `step_${index}`);

test.each([
  ['the slots of a pool', 'pooled', 1, 2],
  ['the slots of a pool, two a task', 'heavy', 1, 1],
  ['max_active_tasks', 'active_tasks', 1, 3],
  ['max_active_runs', 'active_runs', 3, 1],
  ['max_active_tis_per_dag', 'per_dag', 3, 1],
  ['parallelism', 'parallel', 1, parallelism],
])('%s bound what runs at once, and are used up', async (_, dagId, runs, most) => {
  const runIds: string[] = [];
  for (let index = 0; index < runs; index += 1) runIds.push(await steps.run(dagId, { hold: allSteps }));
  await eventually(() => steps.mostAtOnce(dagId) === most, { deadlineSeconds: 30, what: `${most} steps at once` });
  for (const runId of runIds) for (const taskId of allSteps) await steps.release(dagId, runId, taskId);
  for (const runId of runIds) expect((await steps.ended(dagId, runId)).run).toBe('success');
  expect(steps.mostAtOnce(dagId)).toBe(most);
});

test('two Dags share the slots of a pool', async () => {
  const [pooled, heavy] = [await steps.run('pooled'), await steps.run('heavy')];
  await steps.ended('pooled', pooled);
  await steps.ended('heavy', heavy);
  expect(steps.mostAtOnce('pooled', 'heavy')).toBeLessThanOrEqual(2);
});

test('max_active_tis_per_dagrun bounds a task within each run, and no task of another run', async () => {
  const conf = { hold: ['step_0'] };
  const [one, two] = [await steps.run('per_run', conf), await steps.run('per_run', conf)];
  await Promise.all([one, two].map((runId) => steps.started('per_run', runId, 'step_0')));
  for (const runId of [one, two]) await steps.release('per_run', runId, 'step_0');
  for (const runId of [one, two]) expect((await steps.ended('per_run', runId)).run).toBe('success');
});

test('a pool that becomes wider lets those go on that wait for it', async () => {
  const resize = (slots: number) =>
    steps.api.send('PATCH', '/pools/narrow', { pool: 'narrow', slots, include_deferred: false });
  await resize(0);
  const runId = await steps.run('pooled');
  await eventually(async () => (await steps.state('pooled', runId, 'step_0')) === 'scheduled', { deadlineSeconds: 30 });
  await resize(2);
  expect((await steps.ended('pooled', runId)).run).toBe('success');
});
