/** Runs of consecutive data intervals, each started at the end of its interval (Airflow: timetables/interval.py). */
import type { CronSchedule } from './cron-schedule.ts';
import type { DeltaSchedule } from './delta.ts';
import type { Schedule } from './schedule.ts';
import { type Interval, none, type Restriction, runUntil, type Timetable } from './timetable.ts';

type IntervalOptions = {
  schedule: Schedule;
  /** The start of the latest whole interval, or a later earliest start: where a Dag without catch-up goes on. */
  skipToLatest: (earliest: number | null, now: number) => number;
  manualInterval: (runAfter: number) => Interval;
  summary: string;
  description: string;
};

function intervalTimetable({
  schedule,
  skipToLatest,
  manualInterval,
  summary,
  description,
}: IntervalOptions): Timetable {
  // A coarser schedule than before, or an hour that occurs twice, may align onto the last run; the run after it must be a later one.
  const startAfter = (last: Interval, earliest: number | null): number | null => {
    let start = Math.max(schedule.alignToPrevious(last.end), earliest ?? Number.NEGATIVE_INFINITY);
    while (start <= last.start) {
      const following = schedule.next(start);
      if (following <= start) return null;
      start = following;
    }
    return start;
  };
  const earliestStart = ({ earliest, catchup }: Restriction, now: number): number | null => {
    if (!catchup) return skipToLatest(earliest, now);
    return earliest === null ? null : schedule.alignToNext(earliest);
  };
  return {
    summary,
    description,
    periodic: true,
    canBeScheduled: true,
    activeRunsLimit: null,
    next: (last, restriction, now) => {
      const earliest = earliestStart(restriction, now);
      const start = last === null ? earliest : startAfter(last, earliest);
      if (start === null) {
        return last === null
          ? none('no-start-date', 'A Dag with catch-up needs a start date for its first run.')
          : none('invalid', `The schedule does not lead past the run of ${new Date(last.start).toISOString()}.`);
      }
      return runUntil(restriction.latest, start, { start, end: schedule.next(start) });
    },
    manualInterval,
  };
}

type Texts = { summary: string; description: string };

export function cronIntervalTimetable(schedule: CronSchedule, texts: Texts): Timetable {
  return intervalTimetable({
    ...texts,
    schedule,
    skipToLatest: (earliest, now) => {
      const lastStart = schedule.previous(now);
      const start = schedule.next(lastStart) === now ? lastStart : schedule.previous(lastStart);
      return earliest === null ? start : Math.max(start, schedule.alignToNext(earliest));
    },
    manualInterval: (runAfter) => {
      const end = schedule.alignToPrevious(runAfter);
      return { start: schedule.previous(end), end };
    },
  });
}

export function deltaIntervalTimetable(schedule: DeltaSchedule, texts: Texts): Timetable {
  return intervalTimetable({
    ...texts,
    schedule,
    skipToLatest: (earliest, now) => {
      const start = schedule.previous(schedule.floor(now, earliest ?? now));
      return earliest === null ? start : Math.max(start, earliest);
    },
    manualInterval: (runAfter) => ({ start: schedule.previous(runAfter), end: runAfter }),
  });
}
