import type { DataInterval, NextRun, ScheduledRun } from '@leeward/timetables';

/** What a timetable written in Python has answered: the runs after one, in their order. */
export interface AuthoredRuns {
  /** The run that was the last one when it was asked; null before the first. */
  readonly after: DataInterval | null;
  readonly runs: readonly ScheduledRun[];
  /** Whether the timetable has runs after those. */
  readonly hasMore: boolean;
}

/** The run after `last`; a reason of code `unanswered` where the timetable must be asked first. */
export function nextAuthored(answer: AuthoredRuns | null, last: DataInterval | null): NextRun {
  const place = answer === null ? undefined : placeAfter(answer, last);
  if (answer === null || place === undefined) return unanswered;
  const run = answer.runs[place];
  if (run !== undefined) return { kind: 'run', ...run };
  if (answer.hasMore) return unanswered;
  return { kind: 'none', reason: { code: 'ended', text: 'The timetable has no run after the last one.' } };
}

const unanswered: NextRun = {
  kind: 'none',
  reason: { code: 'unanswered', text: 'The timetable is written in Python and is being asked for its next run.' },
};

function placeAfter({ after, runs }: AuthoredRuns, last: DataInterval | null): number | undefined {
  if (isSame(after, last)) return 0;
  const place = runs.findIndex((run) => isSame(run.dataInterval, last));
  return place < 0 ? undefined : place + 1;
}

function isSame(one: DataInterval | null, other: DataInterval | null): boolean {
  if (one === null || other === null) return one === other;
  return one.start.getTime() === other.start.getTime() && one.end.getTime() === other.end.getTime();
}
