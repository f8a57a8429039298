/** Runs that start at points of a schedule; their data interval is independent of it (Airflow: timetables/trigger.py). */
import type { CronSchedule } from './cron-schedule.ts';
import { type Delta, type DeltaSchedule, subtractDelta } from './delta.ts';
import type { Schedule } from './schedule.ts';
import { type Interval, type Next, type Restriction, runUntil, type Timetable } from './timetable.ts';

/** The first run of a Dag without a start date and without runs. */
type FirstRun = (now: number) => number;

type TriggerOptions = { schedule: Schedule; interval: Delta; firstRun: FirstRun; summary: string; description: string };

const leastBufferMs = 5 * 60_000;

export function triggerTimetable({ schedule, interval, firstRun, summary, description }: TriggerOptions): Timetable {
  const start = (last: Interval | null, { earliest, catchup }: Restriction, now: number): number => {
    if (catchup) {
      if (last !== null) return schedule.next(last.end);
      return earliest === null ? firstRun(now) : schedule.alignToNext(earliest);
    }
    const candidates = [schedule.alignToPrevious(now)];
    if (last !== null) candidates.push(schedule.next(last.end));
    else if (earliest === null) candidates.push(firstRun(now));
    if (earliest !== null) candidates.push(schedule.alignToNext(earliest));
    return Math.max(...candidates);
  };
  return {
    summary,
    description,
    periodic: true,
    canBeScheduled: true,
    activeRunsLimit: null,
    next: (last, restriction, now) => {
      const end = start(last, restriction, now);
      return runUntil(restriction.latest, end, { start: subtractDelta(end, interval), end });
    },
    manualInterval: (runAfter) => ({ start: subtractDelta(runAfter, interval), end: runAfter }),
  };
}

/**
 * The past point or the next one: the past one always with `true`, or when it is not longer ago than `runImmediately` seconds; without
 * a figure, than a tenth of the gap between the two and five minutes.
 */
export function cronFirstRun(schedule: CronSchedule, runImmediately: boolean | number): FirstRun {
  return (now) => {
    const past = schedule.alignToPrevious(now);
    if (runImmediately === true) return past;
    const next = schedule.alignToNext(now);
    const buffer = runImmediately === false ? Math.max((next - past) / 10, leastBufferMs) : runImmediately * 1_000;
    return now - past <= buffer ? past : next;
  };
}

export function deltaFirstRun(schedule: DeltaSchedule): FirstRun {
  return (now) => schedule.alignToPrevious(now);
}

/** The next run of several timetables of one kind: with catch-up the earliest; without, the latest that is due, else the earliest. */
export function anyOf(timetables: readonly Timetable[]): Timetable {
  const order = (next: Next, catchup: boolean, now: number): number => {
    if (next.kind === 'none') return Number.POSITIVE_INFINITY;
    const { start } = next.interval;
    return !catchup && start <= now ? -start : start;
  };
  return {
    summary: timetables.map(({ summary }) => summary).join(', '),
    description: timetables.map(({ description }) => description).join(', '),
    periodic: true,
    canBeScheduled: true,
    activeRunsLimit: null,
    next: (last, restriction, now) =>
      timetables
        .map((timetable) => timetable.next(last, restriction, now))
        .reduce((best, next) =>
          order(next, restriction.catchup, now) < order(best, restriction.catchup, now) ? next : best,
        ),
    manualInterval: (runAfter) =>
      timetables
        .map((timetable) => timetable.manualInterval(runAfter))
        .reduce((best, interval) => (interval.start < best.start ? interval : best)),
  };
}
