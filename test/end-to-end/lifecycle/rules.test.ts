import { eventually } from '@leeward/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Steps, startSteps } from '../support/steps.ts';

/** What becomes of a task by its rule, where the two before it end as the column says (airflow/ti_deps/deps/trigger_rule_dep.py). */
const upstreams = {
  ok_ok: ['ok', 'ok_too'],
  ok_bad: ['ok', 'bad'],
  ok_skip: ['ok', 'skip'],
  skip_skip: ['skip', 'skip_too'],
  bad_bad: ['bad', 'bad_too'],
  bad_upf: ['bad', 'upf'],
  skip_upf: ['skip', 'upf'],
} as const;
const table = `
all_success                 success         upstream_failed skipped skipped         upstream_failed upstream_failed upstream_failed
all_failed                  skipped         skipped         skipped skipped         success         success         skipped
all_done                    success         success         success success         success         success         success
all_done_min_one_success    success         success         skipped skipped         upstream_failed upstream_failed skipped
all_done_setup_success      success         success         success success         success         success         success
one_success                 success         success         success skipped         upstream_failed upstream_failed upstream_failed
one_failed                  skipped         success         skipped skipped         success         success         success
one_done                    success         success         success skipped         success         success         skipped
none_failed                 success         upstream_failed success success         upstream_failed upstream_failed upstream_failed
none_skipped                success         success         skipped skipped         success         success         skipped
none_failed_min_one_success success         upstream_failed success skipped         upstream_failed upstream_failed upstream_failed
all_skipped                 skipped         skipped         skipped success         skipped         skipped         skipped
always                      success         success         success success         success         success         success
`;
const rows = table
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/) as [string, ...string[]]);

const file = `
const rules = new Dag('rules', { schedule: null, maxActiveTasks: 128 });
const before: Record<string, any> = {};
for (const taskId of ['ok', 'ok_too', 'bad', 'bad_too', 'skip', 'skip_too']) before[taskId] = step(rules, taskId);
before.upf = rules.empty('upf').after(before.bad);
for (const triggerRule of ${JSON.stringify(rows.map(([rule]) => rule))} as any[]) {
  for (const [name, [one, two]] of Object.entries(${JSON.stringify(upstreams)})) {
    rules.empty(\`\${triggerRule}.\${name}\`, { triggerRule }).after(before[one!], before[two!]);
  }
}

const past = new Dag('past', { schedule: null, startDate: '2024-01-01', defaultArgs: { dependsOnPast: true } });
step(past, 'first', { waitForDownstream: true }).before(step(past, 'second'));

const paused = new Dag('paused', { schedule: null });
step(paused, 'first').before(step(paused, 'second'));

const days = { schedule: '0 0 * * *', startDate: '2024-01-01', maxActiveRuns: 16 };
step(new Dag('caught_up', { ...days, endDate: '2024-01-04', catchup: true }), 'only');
step(new Dag('over', { ...days, endDate: '2024-01-04', catchup: false }), 'only');
step(new Dag('latest', { ...days, catchup: false }), 'only');
`;
const dagIds = ['rules', 'past', 'paused', 'caught_up', 'over', 'latest'];
let steps: Steps;

beforeAll(async () => {
  steps = await startSteps({ 'rules.ts': file }, dagIds);
});
afterAll(() => steps[Symbol.asyncDispose]());

test('each of the 13 trigger rules lets a task run or ends it as in Airflow', async () => {
  const conf = { fail: ['bad', 'bad_too'], skip: ['skip', 'skip_too'], hold: ['skip'] };
  const runId = await steps.run('rules', conf);
  // Some rules decide by the first that they hear of: where `upf` is one of the two, it comes before `skip`.
  const isDecided = async () => (await steps.state('rules', runId, 'upf')) === 'upstream_failed';
  await eventually(isDecided, { deadlineSeconds: 60, what: 'upf has its state' });
  await steps.release('rules', runId, 'skip');
  const { tasks } = await steps.ended('rules', runId);
  const states = rows.map(([rule]) => [rule, ...Object.keys(upstreams).map((name) => tasks[`${rule}.${name}`])]);
  expect(states).toEqual(rows);
});

test('a task that depends on its past waits for it over several runs, and for what comes after it there', async () => {
  const days = ['2024-01-01', '2024-01-02', '2024-01-03'].map((day) => ({ logical_date: `${day}T00:00:00Z` }));
  const one = await steps.run('past', { fail: ['second'], hold: ['first'] }, days[0]);
  const two = await steps.run('past', {}, days[1]);
  const three = await steps.run('past', {}, days[2]);
  await steps.started('past', one, 'first');
  await steps.release('past', one, 'first');
  expect(await steps.ended('past', one)).toEqual({ run: 'failed', tasks: { first: 'success', second: 'failed' } });
  // `first` succeeded there, but `second` after it did not: both later runs wait.
  for (const runId of [two, three]) expect(await steps.state('past', runId, 'first')).toBeNull();
  await steps.setState('past', one, 'second', 'success');
  for (const runId of [two, three]) expect((await steps.ended('past', runId)).run).toBe('success');
  const order = steps.notes().filter(({ event, task }) => event === 'start' && task.startsWith('past '));
  expect(order.map(({ task }) => task.split(' ').slice(1))).toEqual(
    [one, two, three].flatMap((runId) => ['first', 'second'].map((taskId) => [runId, taskId])),
  );
});

test('a paused Dag lets what runs end and starts nothing; unpaused, it goes on', async () => {
  const pause = (is_paused: boolean) => steps.api.send('PATCH', '/dags/paused', { is_paused });
  const runId = await steps.run('paused', { hold: ['first'] });
  await steps.started('paused', runId, 'first');
  await pause(true);
  await steps.release('paused', runId, 'first');
  await eventually(async () => (await steps.state('paused', runId, 'first')) === 'success', { deadlineSeconds: 30 });
  expect(await steps.state('paused', runId, 'second')).toBeNull();
  await pause(false);
  expect(await steps.ended('paused', runId)).toEqual({
    run: 'success',
    tasks: { first: 'success', second: 'success' },
  });
});

test('catch-up makes the runs up to the end date and none after; without it only the latest, and none of a Dag that is over', async () => {
  const datesOf = async (dagId: string) => (await steps.api.runs(dagId)).map((run) => run.logical_date).toSorted();
  await eventually(async () => (await datesOf('caught_up')).length >= 4, { deadlineSeconds: 30 });
  await eventually(async () => (await datesOf('latest')).length >= 1, { deadlineSeconds: 30 });
  for (const dagId of ['caught_up', 'latest']) {
    for (const { dag_run_id: runId } of await steps.api.runs(dagId)) {
      expect((await steps.ended(dagId, runId)).run).toBe('success');
    }
  }
  const days = [1, 2, 3, 4].map((day) => `2024-01-0${day}T00:00:00Z`);
  expect(await datesOf('caught_up')).toEqual(days);
  expect(await datesOf('latest')).toHaveLength(1);
  expect(await datesOf('over')).toEqual([]);
});
