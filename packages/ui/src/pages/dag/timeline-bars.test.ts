import type { UiGridCell } from '@leeward/contracts/ui-api';
import { expect, test } from 'vitest';
import { timelineOf } from './timeline-bars.ts';

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`;
const cell = (task_id: string, start: number | null, end: number | null) =>
  ({ task_id, start_date: start === null ? null : at(start), end_date: end === null ? null : at(end) }) as UiGridCell;

test('tasks stand in the order of their starts, as parts of the time from the first start to the last end', () => {
  const line = timelineOf([cell('c', 5, null), cell('a', 0, 5), cell('waits', null, null)], new Date(at(10)));
  expect(line?.bars.map(({ cell: { task_id }, from, length }) => [task_id, from, length])).toEqual([
    ['a', 0, 0.5],
    ['c', 0.5, 0.5],
  ]);
});

test('there is none before a task started, and a task that took no time has a place', () => {
  expect(timelineOf([cell('a', null, null)], new Date())).toBeUndefined();
  expect(timelineOf([cell('a', 1, 1)], new Date())?.bars[0]).toMatchObject({ from: 0, length: 0 });
});
