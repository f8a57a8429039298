/** Timetables without arithmetic (Airflow: timetables/simple.py, events.py, assets.py). */
import { exactly, none, runUntil, type Timetable } from './timetable.ts';

const unscheduled = {
  periodic: false,
  canBeScheduled: true,
  activeRunsLimit: null,
  manualInterval: exactly,
} as const;

/** `schedule=None`. */
export const nullTimetable: Timetable = {
  ...unscheduled,
  canBeScheduled: false,
  summary: 'None',
  description: 'Never, external triggers only',
  next: () => none('never', 'The Dag has no schedule; its runs are started from outside.'),
};

export const partitionedAtRuntimeTimetable: Timetable = {
  ...nullTimetable,
  summary: 'PartitionedAtRuntime',
  description: 'Never, partition key(s) set at runtime',
};

/** `schedule=[assets]`: the scheduler makes a run when the assets' condition holds. */
export function assetTimetable(summary: string): Timetable {
  return {
    ...unscheduled,
    summary,
    description: 'Triggered by assets',
    next: () => none('assets', 'Runs follow updates of assets, not the time.'),
  };
}

export function assetOrTimeTimetable(timetable: Timetable): Timetable {
  return {
    ...timetable,
    summary: `Asset or ${timetable.summary}`,
    description: `Triggered by assets or ${timetable.description}`,
  };
}

/** `@once`: at the start date, whether it is past or not, else now. */
export const onceTimetable: Timetable = {
  ...unscheduled,
  summary: '@once',
  description: 'Once, as soon as possible',
  next: (last, { earliest, latest }, now) => {
    if (last !== null) return none('already-ran', 'The Dag runs once, and has.');
    const when = earliest ?? now;
    return runUntil(latest, when, exactly(when));
  },
};

/** `@continuous`: the next run begins where the last one ended. */
export const continuousTimetable: Timetable = {
  ...unscheduled,
  activeRunsLimit: 1,
  summary: '@continuous',
  description: 'As frequently as possible, but only one run at a time.',
  next: (last, { earliest, latest }, now) => {
    const begin = earliest ?? now;
    if (last === null) {
      const end = Math.max(begin, now);
      return runUntil(latest, end, { start: begin, end });
    }
    const interval =
      last.end > now ? { start: begin, end: begin + last.end - last.start } : { start: last.end, end: now };
    return runUntil(latest, interval.end, interval);
  },
};

type Events = { dates: readonly number[]; restrictToEvents: boolean; summary: string; description: string };

/** At the listed instants, which are sorted. */
export function eventsTimetable({ dates, restrictToEvents, summary, description }: Events): Timetable {
  return {
    summary,
    description,
    periodic: true,
    canBeScheduled: true,
    activeRunsLimit: null,
    next: (last, { earliest, latest, catchup }, now) => {
      const from = catchup ? (earliest ?? Number.NEGATIVE_INFINITY) : Math.max(now, earliest ?? now);
      const event = dates.find((date) => date >= from && (last === null || date > last.end));
      if (event === undefined) return none('no-more-events', 'None of the listed dates is still to come.');
      return runUntil(latest, event, exactly(event));
    },
    manualInterval: (runAfter) => {
      const [first] = dates;
      if (!restrictToEvents || first === undefined) return exactly(runAfter);
      return exactly(dates.findLast((date) => date <= runAfter) ?? first);
    },
  };
}
