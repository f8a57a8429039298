import { DagRunType, type TaskInstanceStateOrNull } from '@leeward/contracts';
import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import { expect, test } from 'vitest';
import { buildDagGraph } from '../graph/dag-graph.ts';
import { serializedDag, type TestTask } from '../testing/serialized-dag.ts';
import { decideRun } from './run.ts';
import type { RunFacts } from './run-facts.ts';
import { RunInstances } from './run-instances.ts';

const now = new Date('2026-01-01T12:00:00Z');

interface Given extends Partial<Omit<RunFacts, 'instances' | 'graph'>> {
  tasks: TestTask[];
  /** Of the Dag. */
  fields?: Record<string, unknown>;
  states?: Record<string, TaskInstanceStateOrNull>;
}

function decide({ tasks, fields = {}, states = {}, ...facts }: Given) {
  const graph = buildDagGraph(readSerializedDag(serializedDag({ tasks, fields })));
  const instances = new RunInstances();
  for (const { id } of tasks) instances.add({ taskId: id, mapIndex: -1, from: states[id] ?? null });
  const decision = decideRun(
    {
      run: {
        id: 1,
        dagId: 'a_dag',
        runId: 'a_run',
        runType: DagRunType.Manual,
        state: 'running',
        logicalDate: null,
        startDate: new Date('2026-01-01T11:59:00Z'),
      },
      graph,
      instances,
      resultLengths: new Map(),
      returnedCounts: new Map(),
      skipDecisions: [],
      past: undefined,
      isPaused: false,
      ...facts,
    },
    now,
  );
  const after = Object.fromEntries([...instances.all()].map((instance) => [instance.taskId, instance.state]));
  const reasons = Object.fromEntries([...instances.all()].map((instance) => [instance.taskId, instance.reason?.code]));
  return { outcome: decision.outcome, after, reasons };
}

test('a failure goes down the whole graph in one decision and fails the run', () => {
  const tasks = [{ id: 'a' }, { id: 'b', after: ['a'] }, { id: 'c', after: ['b'] }];
  const { after, outcome } = decide({ tasks, states: { a: 'failed' } });
  expect(after).toEqual({ a: 'failed', b: 'upstream_failed', c: 'upstream_failed' });
  expect(outcome).toMatchObject({ kind: 'finished', state: 'failed', reason: { code: 'task_failure' } });
});

test('a leaf that runs whatever happened above decides the run', () => {
  const tasks = [{ id: 'a' }, { id: 'watcher', after: ['a'], trigger_rule: 'all_done' }];
  const { outcome } = decide({ tasks, states: { a: 'failed', watcher: 'success' } });
  expect(outcome).toMatchObject({ state: 'success' });
});

test('empty operators succeed on the spot, and what follows them goes on in the same decision', () => {
  const tasks = [
    { id: 'start', _is_empty: true },
    { id: 'join', after: ['start'], _is_empty: true },
    { id: 'work', after: ['join'] },
  ];
  expect(decide({ tasks }).after).toEqual({ start: 'success', join: 'success', work: 'scheduled' });
});

test('a branch skips what it did not follow, also where that was cleared and comes again', () => {
  const tasks = [
    { id: 'branch', _can_skip_downstream: true },
    { id: 'left', after: ['branch'] },
    { id: 'right', after: ['branch'] },
    { id: 'join', after: ['left', 'right'], trigger_rule: 'none_failed_min_one_success' },
  ];
  const skipDecisions = [{ taskId: 'branch', mapIndex: -1, decision: { followed: ['left'] } }];
  const { after, reasons } = decide({ tasks, states: { branch: 'success' }, skipDecisions });
  expect(after).toEqual({ branch: 'success', left: 'scheduled', right: 'skipped', join: null });
  expect(reasons.right).toBe('skipped_by');
});

const setupAndTeardown = [
  { id: 'setup', is_setup: true },
  { id: 'work', after: ['setup'] },
  { id: 'more', after: ['work'] },
  { id: 'teardown', after: ['setup', 'more'], is_teardown: true, trigger_rule: 'all_done_setup_success' },
];

test('a teardown runs though the work failed, waits for all of it, and does not save the run', () => {
  const waiting = decide({ tasks: setupAndTeardown, states: { setup: 'success', work: 'running' } });
  expect(waiting.after.teardown).toBeNull();
  const failed = decide({ tasks: setupAndTeardown, states: { setup: 'success', work: 'failed' } });
  expect(failed.after).toMatchObject({ more: 'upstream_failed', teardown: 'scheduled' });
  const ended = decide({
    tasks: setupAndTeardown,
    states: { setup: 'success', work: 'failed', more: 'upstream_failed', teardown: 'success' },
  });
  expect(ended.outcome).toMatchObject({ kind: 'finished', state: 'failed' });
});

test('a failed setup fails what is in its scope, the teardown too', () => {
  const { after } = decide({ tasks: setupAndTeardown, states: { setup: 'failed' } });
  expect(after).toEqual({
    setup: 'failed',
    work: 'upstream_failed',
    more: 'upstream_failed',
    teardown: 'upstream_failed',
  });
});

test('a setup that has not ended holds its scope back, but neither what always runs nor what the own upstream ends', () => {
  const tasks = [
    { id: 'setup', is_setup: true },
    { id: 'work', after: ['setup'] },
    { id: 'bad' },
    { id: 'joins', after: ['work', 'bad'] },
    { id: 'always', after: ['work'], trigger_rule: 'always' },
    { id: 'done', after: ['work'], trigger_rule: 'all_done' },
    { id: 'teardown', after: ['setup', 'joins', 'always', 'done'], is_teardown: true },
  ];
  const { after } = decide({ tasks, states: { setup: 'running', bad: 'failed' } });
  expect(after).toMatchObject({ joins: 'upstream_failed', always: 'scheduled', done: null });
  expect(decide({ tasks, states: { setup: 'failed', bad: 'failed' } }).after).toMatchObject({
    always: 'scheduled',
    done: 'upstream_failed',
  });
});

test('where a skip and a failure come down from one task, the one that has the shorter way decides', () => {
  const tasks = [
    { id: 'bad' },
    { id: 'skipped', after: ['bad'], trigger_rule: 'all_skipped' },
    { id: 'failed', after: ['bad'] },
    { id: 'skipped_later', after: ['skipped'] },
    { id: 'failed_later', after: ['failed'] },
    { id: 'skip_first', after: ['skipped', 'failed_later'] },
    { id: 'failure_first', after: ['skipped_later', 'failed'] },
    { id: 'at_once', after: ['skipped', 'failed'] },
  ];
  expect(decide({ tasks, states: { bad: 'failed' } }).after).toMatchObject({
    skipped_later: 'skipped',
    failed_later: 'upstream_failed',
    skip_first: 'skipped',
    failure_first: 'upstream_failed',
    at_once: 'upstream_failed',
  });
});

test('a fail_fast Dag runs what was cleared although another of its tasks had failed', () => {
  const tasks = [{ id: 'bad' }, { id: 'runs' }, { id: 'cleared' }];
  const { after } = decide({ tasks, fields: { fail_fast: true }, states: { bad: 'failed', runs: 'running' } });
  expect(after).toEqual({ bad: 'failed', runs: 'running', cleared: 'scheduled' });
});

test('a run that took too long fails and what is left of it is skipped', () => {
  const tasks = [{ id: 'a' }, { id: 'b', after: ['a'] }];
  const { after, outcome } = decide({ tasks, fields: { dagrun_timeout: 60 }, states: { a: 'running' } });
  expect(after).toEqual({ a: 'skipped', b: 'skipped' });
  expect(outcome).toMatchObject({ state: 'failed', reason: { code: 'timed_out' } });
  expect(decide({ tasks, fields: { dagrun_timeout: 61 } }).outcome.kind).toBe('unfinished');
});

test('a run of which nothing can go on any more fails as deadlocked', () => {
  const tasks = [{ id: 'a' }, { id: 'b', after: ['a'] }, { id: 'c', after: ['b'], trigger_rule: 'all_skipped' }];
  const { outcome } = decide({ tasks, states: { a: 'removed', b: 'removed' } });
  expect(outcome).toMatchObject({ state: 'failed', reason: { code: 'all_tasks_deadlocked' } });
});

const previous = (successful: number) => ({
  isFirstOfBackfill: false,
  everRunTaskIds: new Set<string>(),
  previous: { runId: 'before', logicalDate: null, tasks: new Map([['a', { total: 1, successful }]]) },
});

test('a task that depends on its past waits for it, with the run that it waits for', () => {
  const tasks = [{ id: 'a', depends_on_past: true }];
  const waiting = decide({ tasks, past: previous(0) });
  expect(waiting).toMatchObject({
    after: { a: null },
    reasons: { a: 'depends_on_past' },
    outcome: { kind: 'unfinished' },
  });
  expect(decide({ tasks, past: previous(1) }).after).toEqual({ a: 'scheduled' });
  expect(decide({ tasks, past: { ...previous(0), previous: null } }).after).toEqual({ a: 'scheduled' });
  expect(decide({ tasks, past: { ...previous(0), isFirstOfBackfill: true } }).after).toEqual({ a: 'scheduled' });
});

test('no task of a paused Dag starts, and its run does not end as deadlocked', () => {
  const { after, reasons, outcome } = decide({ tasks: [{ id: 'a' }], isPaused: true });
  expect({ after, reasons }).toEqual({ after: { a: null }, reasons: { a: 'dag_paused' } });
  expect(outcome.kind).toBe('unfinished');
});
