import { expect, test } from 'vitest';
import { nextAuthored } from './authored-runs.ts';

const day = (date: number) => ({
  start: new Date(Date.UTC(2026, 0, date)),
  end: new Date(Date.UTC(2026, 0, date + 1)),
});
const run = (date: number) => {
  const dataInterval = day(date);
  return { logicalDate: dataInterval.start, dataInterval, partition: null, runAfter: dataInterval.end };
};
const answer = { after: day(1), runs: [run(2), run(5)], hasMore: true };

test('the answer gives the run after the one that it was asked for, and those after its own', () => {
  expect(nextAuthored(answer, day(1))).toMatchObject({ kind: 'run', logicalDate: day(2).start });
  expect(nextAuthored(answer, day(2))).toMatchObject({ kind: 'run', logicalDate: day(5).start });
});

test.each([
  ['nobody has answered', null, day(1)],
  ['the answer is used up', answer, day(5)],
  ['the last run is another one', answer, day(3)],
  ['there was no run yet, then', answer, null],
])('where %s the timetable must be asked', (_, given, last) => {
  expect(nextAuthored(given, last)).toMatchObject({ kind: 'none', reason: { code: 'unanswered' } });
});

test('a timetable that had no more has ended', () => {
  expect(nextAuthored({ ...answer, hasMore: false }, day(5))).toMatchObject({
    kind: 'none',
    reason: { code: 'ended' },
  });
});
