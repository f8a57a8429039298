import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@leeward/database/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Steps, startSteps } from '../support/steps.ts';

const plugin = `
from datetime import timedelta

from airflow.plugins_manager import AirflowPlugin
from airflow.timetables.base import DagRunInfo, DataInterval, Timetable


class EveryFewDays(Timetable):
    def __init__(self, days):
        self.days = days

    def serialize(self):
        return {"days": self.days}

    @classmethod
    def deserialize(cls, data):
        return cls(data["days"])

    def infer_manual_data_interval(self, *, run_after):
        return DataInterval(run_after, run_after)

    def next_dagrun_info(self, *, last_automated_data_interval, restriction):
        last = last_automated_data_interval
        start = restriction.earliest if last is None else last.start + timedelta(days=self.days)
        if restriction.latest is not None and start > restriction.latest:
            return None
        return DagRunInfo.interval(start, start + timedelta(hours=self.days))


class EveryFewDaysPlugin(AirflowPlugin):
    name = "every_few_days"
    timetables = [EveryFewDays]
`;

const callbacks = `
def tell(colour, context):
    with open("FOLDER/told-" + colour, "w") as file:
        file.write(context["dag_run"]["dag_run_id"])


async def tell_soon(colour, context):
    tell(colour, context)
`;

const python = `
import os
import time
from datetime import datetime, timedelta, timezone

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.providers.standard.sensors.date_time import DateTimeSensorAsync
from airflow.sdk import DAG, AsyncCallback, DeadlineAlert, DeadlineReference, SyncCallback, task
from every_few_days import EveryFewDays


def day(number):
    return datetime(2024, 1, number, tzinfo=timezone.utc)


def late(callback):
    return DeadlineAlert(reference=DeadlineReference.DAGRUN_QUEUED_AT, interval=timedelta(seconds=1), callback=callback)


@task
def waits_until_told():
    while not all(os.path.exists("FOLDER/told-" + colour) for colour in ("red", "green")):
        time.sleep(0.05)


@task
def sleeps():
    time.sleep(600)


@task
def breaks(dag_run):
    if dag_run.conf.get("break", True):
        raise ValueError("as the conf says")


with DAG(
    "late",
    schedule=None,
    deadline=[
        late(SyncCallback("late_callbacks.tell", kwargs={"colour": "red"})),
        late(AsyncCallback("late_callbacks.tell_soon", kwargs={"colour": "green"})),
    ],
):
    waits_until_told()

with DAG("from_trigger", schedule=None):
    long_ago = {"target_time": "2024-01-01T00:00:00+00:00", "start_from_trigger": True}
    DateTimeSensorAsync(task_id="resumes", **long_ago)
    DateTimeSensorAsync(task_id="ends", **long_ago, pool="closed", end_from_trigger=True)
    DateTimeSensorAsync(task_id="waits", target_time="2099-01-01T00:00:00+00:00", start_from_trigger=True, pool="closed")

with DAG("resumed", schedule=None):
    DateTimeSensorAsync(task_id="only", **long_ago)

with DAG("few_days", schedule=EveryFewDays(3), start_date=day(1), end_date=day(8), catchup=True):
    EmptyOperator(task_id="only")

with DAG("past_failed", schedule=None, start_date=day(1), default_args={"depends_on_past": True}):
    breaks()

with DAG("fails_fast", schedule=None, fail_fast=True):
    breaks()
    sleeps() >> EmptyOperator(task_id="after")

with DAG("times_out", schedule=None, dagrun_timeout=timedelta(seconds=1)):
    sleeps() >> EmptyOperator(task_id="after")

with DAG("tried", schedule=None, params={"colour": "red"}):

    @task
    def first():
        return "first"

    @task
    def tell(upstream, **context):
        print(context["params"]["colour"], os.environ.get("SHADE"), context.get("ds"), upstream)
        if context["params"]["colour"] == "black":
            raise ValueError("black is no colour")

    tell(first())
`;

const typescript = `
step(new Dag('typed', { schedule: null }), 'only');
`;

const dagIds = [
  'late',
  'from_trigger',
  'resumed',
  'few_days',
  'past_failed',
  'fails_fast',
  'times_out',
  'tried',
  'typed',
];
let steps: Steps;
let plugins: string;

beforeAll(async () => {
  plugins = await mkdtemp(join(tmpdir(), 'leeward-plugins-'));
  await writeFile(join(plugins, 'every_few_days.py'), plugin);
  const files = { 'dags.py': python, 'late_callbacks.py': callbacks, 'typed.ts': typescript };
  const env = { AIRFLOW__CORE__PLUGINS_FOLDER: plugins };
  steps = await startSteps(files, dagIds, { python: true, env });
  await steps.api.send('POST', '/pools', { name: 'closed', slots: 0 });
});
afterAll(async () => {
  await steps[Symbol.asyncDispose]();
  await rm(plugins, { recursive: true, force: true });
});

describe('a Dag file in Python', () => {
  test('has its callbacks called where a run is not done by its deadline, sync and async', async () => {
    const runId = await steps.run('late');
    expect(await steps.ended('late', runId)).toEqual({ run: 'success', tasks: { waits_until_told: 'success' } });
    for (const colour of ['red', 'green']) {
      expect(readFileSync(join(steps.folder, `told-${colour}`), 'utf8')).toBe(runId);
    }
  });

  test('has tasks that start from their trigger: they take no slot, and resume in a worker or end without one', async () => {
    const runId = await steps.run('from_trigger');
    const state = (taskId: string) => steps.state('from_trigger', runId, taskId);
    const until = (taskId: string, wanted: string) =>
      eventually(async () => (await state(taskId)) === wanted, { deadlineSeconds: 60, what: `${taskId} ${wanted}` });
    await until('waits', 'deferred');
    await until('ends', 'success');
    await until('resumes', 'success');
    const instances = await steps.api.taskInstances('from_trigger', runId);
    const workers = Object.fromEntries(instances.map((each) => [each.task_id, (each.hostname ?? '') !== '']));
    expect(workers).toEqual({ waits: false, ends: false, resumes: true });
    await steps.setState('from_trigger', runId, 'waits', 'success');
    expect((await steps.ended('from_trigger', runId)).run).toBe('success');
  });

  test("is scheduled by a plugin's timetable, with its logical dates and intervals, to its end date", async () => {
    const runs = await eventually(
      async () => {
        const all = await steps.api.runs('few_days');
        return all.length >= 3 && all.every((run) => run.state === 'success') ? all : undefined;
      },
      { deadlineSeconds: 60, what: 'three runs' },
    );
    const facts = runs.map((run) => [run.run_type, run.logical_date, run.data_interval_end]);
    expect(facts.toSorted()).toEqual(
      ['01', '04', '07'].map((day) => ['scheduled', `2024-01-${day}T00:00:00Z`, `2024-01-${day}T03:00:00Z`]),
    );
  });

  test('has a task that depends on its past wait where the run before failed, until that is mended', async () => {
    const dated = (day: number) => ({ logical_date: `2024-01-0${day}T00:00:00Z` });
    const one = await steps.run('past_failed', {}, dated(1));
    expect((await steps.ended('past_failed', one)).run).toBe('failed');
    const two = await steps.run('past_failed', { break: false }, dated(2));
    const run = `/dags/past_failed/dagRuns/${two}`;
    await eventually(async () => (await steps.api.get(run)).state === 'running', { deadlineSeconds: 30 });
    const { stdout } = await steps.server.leeward('tasks', 'failed-deps', 'past_failed', 'breaks', two);
    expect(stdout).toContain('past');
    expect(await steps.state('past_failed', two, 'breaks')).toBeNull();
    await steps.setState('past_failed', one, 'breaks', 'success');
    expect((await steps.ended('past_failed', two)).run).toBe('success');
  });

  test('ends its run with the first failure where it is fail_fast, and at its dagrun_timeout', async () => {
    const [fast, timed] = await Promise.all([steps.run('fails_fast'), steps.run('times_out')]);
    expect(await steps.ended('fails_fast', fast)).toMatchObject({ run: 'failed', tasks: { breaks: 'failed' } });
    expect(await steps.ended('times_out', timed)).toEqual({
      run: 'failed',
      tasks: { sleeps: 'skipped', after: 'skipped' },
    });
  });
});

describe('leeward tasks test', () => {
  const tasksTest = (...args: string[]) => steps.server.leeward('tasks', 'test', ...args);

  test('runs a Python task of a date with params and variables, and keeps nothing of it', async () => {
    const colour = ['-t', '{"colour": "blue"}', '--env-vars', '{"SHADE": "dark"}'];
    const { exitCode, stdout } = await tasksTest('tried', 'tell', '2024-01-05', ...colour);
    expect(stdout).toContain('tell | blue dark 2024-01-05 None\n');
    expect(stdout).toContain('state: success\n');
    expect(exitCode).toBe(0);
    expect(await steps.api.runs('tried')).toEqual([]);
  });

  test('reads the XComs of the run that it is given, and leaves its task instance as it is', async () => {
    const runId = await steps.run('tried');
    await steps.ended('tried', runId);
    const read = async () => {
      const path = `/dags/tried/dagRuns/${runId}/taskInstances/tell`;
      const { state, try_number, start_date, end_date, rendered_fields } = await steps.api.get(path);
      return { state, try_number, start_date, end_date, rendered_fields };
    };
    const before = await read();
    const { exitCode, stdout } = await tasksTest('tried', 'tell', runId, '-t', '{"colour": "black"}');
    expect(stdout).toContain('tell | black None None first\n');
    expect(stdout).toContain('tell | ValueError: black is no colour\n');
    expect(stdout).toContain('state: failed\n');
    expect(exitCode).toBe(1);
    expect(await read()).toEqual(before);
  });

  test('runs a TypeScript task', async () => {
    const ran = await tasksTest('typed', 'only', '-t', '{"fail": ["only"]}');
    expect(ran).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('as the conf says') });
    expect(await tasksTest('typed', 'only')).toMatchObject({ exitCode: 0, stdout: 'state: success\n' });
  });
});

test('a server that stops does not wait for a task that was killed before and does not heed it', async () => {
  const runId = await steps.run('times_out');
  expect((await steps.ended('times_out', runId)).run).toBe('failed');
  const beganAt = performance.now();
  await steps.server.end();
  expect(performance.now() - beganAt).toBeLessThan(10_000);
});

test('leeward dags test runs the triggers of its run, where no server does', async () => {
  const { exitCode, stdout } = await steps.server.leeward('dags', 'test', 'resumed');
  expect(stdout).toContain('run: success\n');
  expect(exitCode).toBe(0);
});

test('leeward dags test runs a Dag that was written since the last parse, for a date, where no server does', async () => {
  const file = `
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

with DAG("just_written", schedule=None):
    BashOperator(task_id="tell", bash_command="echo told of {{ ds }}")
`;
  await writeFile(join(steps.dagsFolder, 'just_written.py'), file);
  const { exitCode, stdout } = await steps.server.leeward('dags', 'test', 'just_written', '2024-01-05');
  expect(stdout).toContain('told of 2024-01-05\n');
  expect(stdout).toContain('run: success\n');
  expect(exitCode).toBe(0);
});
