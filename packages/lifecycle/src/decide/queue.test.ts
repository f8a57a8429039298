import { expect, test } from 'vitest';
import { type Candidate, decideQueue, type SlotUsage } from './queue.ts';

const usage: SlotUsage = {
  pools: new Map([
    ['default_pool', { slots: 10, taken: 0, heldBy: [] }],
    ['small', { slots: 2, taken: 1, heldBy: ['other: 1'] }],
    ['endless', { slots: -1, taken: 1_000, heldBy: [] }],
  ]),
  activeByRun: new Map(),
  activeByTask: new Map(),
  activeByRunTask: new Map(),
  freeByExecutor: new Map([['Local', 100]]),
  defaultExecutor: 'Local',
};

function candidate(taskId: string, fields: Partial<Candidate> = {}): Candidate {
  return {
    dagRunId: 1,
    dagId: 'dag',
    runId: 'run',
    taskId,
    mapIndex: -1,
    pool: 'default_pool',
    poolSlots: 1,
    priorityWeight: 1,
    executor: null,
    logicalDate: null,
    maxActiveTasks: 16,
    maxActiveTisPerDag: null,
    maxActiveTisPerDagrun: null,
    ...fields,
  };
}

const ids = (candidates: readonly Candidate[]) =>
  candidates.map(({ taskId, mapIndex }) => `${taskId}${mapIndex < 0 ? '' : mapIndex}`);

test('weight comes first, then the older run, then the map index; a run without a date comes last', () => {
  const day = (date: number) => ({ logicalDate: new Date(Date.UTC(2026, 0, date)) });
  const { queued } = decideQueue(
    [
      candidate('none'),
      candidate('m', { ...day(1), mapIndex: 1 }),
      candidate('m', { ...day(1), mapIndex: 0 }),
      candidate('old', day(0)),
      candidate('heavy', { priorityWeight: 5 }),
    ],
    usage,
  );
  expect(ids(queued)).toEqual(['heavy', 'old', 'm0', 'm1', 'none']);
});

test('a full pool names its holders and does not keep others from their slots', () => {
  const { queued, blocked } = decideQueue(
    [candidate('a', { pool: 'small' }), candidate('b', { pool: 'small' }), candidate('c')],
    usage,
  );
  expect(ids(queued)).toEqual(['a', 'c']);
  expect(blocked[0]?.reason).toMatchObject({ code: 'pool_full', pool: 'small', heldBy: ['other: 1'] });
});

test('a task that needs many slots lets smaller ones behind it go first', () => {
  const { queued, blocked } = decideQueue(
    [candidate('big', { pool: 'small', poolSlots: 2, priorityWeight: 9 }), candidate('little', { pool: 'small' })],
    usage,
  );
  expect(ids(queued)).toEqual(['little']);
  expect(blocked[0]?.reason.code).toBe('pool_full');
});

test.each([
  ['pool_missing', { pool: 'gone' }],
  ['pool_too_small', { pool: 'small', poolSlots: 3 }],
  ['max_active_tasks', { maxActiveTasks: 0 }],
  ['max_active_tis_per_dag', { maxActiveTisPerDag: 0 }],
  ['max_active_tis_per_dagrun', { maxActiveTisPerDagrun: 0 }],
  ['executor_missing', { executor: 'Gone' }],
])('the limit is named: %s', (code, fields) => {
  const { blocked } = decideQueue([candidate('a', fields)], usage);
  expect(blocked.map(({ reason }) => reason.code)).toEqual([code]);
});

test('a pool without slots is said to be too small, in words', () => {
  const pools = new Map([['tiny', { slots: 0, taken: 0, heldBy: [] }]]);
  const { blocked } = decideQueue([candidate('a', { pool: 'tiny' })], { ...usage, pools });
  expect(blocked[0]?.reason.message).toBe('It needs 1 slot and the pool tiny has 0 in all.');
});

test('a pool of -1 has no end, and limits count what the same decision queued before', () => {
  const many = [0, 1, 2].map((mapIndex) => candidate('a', { pool: 'endless', mapIndex, maxActiveTisPerDagrun: 2 }));
  const { queued, blocked } = decideQueue(many, usage);
  expect(ids(queued)).toEqual(['a0', 'a1']);
  expect(blocked[0]?.reason.code).toBe('max_active_tis_per_dagrun');
});
