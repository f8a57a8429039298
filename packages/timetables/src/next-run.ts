/** The room's questions: which run is next, which interval has a manual run, which runs lie in a window. All pure. */
import type { TimetableSpec } from '@leeward/contracts';
import { NoSuchDate } from './cron-schedule.ts';
import { readTimetable } from './read-timetable.ts';
import type { Interval, Next, NoRunReason, Partition, Restriction, Timetable } from './timetable.ts';

export type DataInterval = { readonly start: Date; readonly end: Date };

/** A run by time has a logical date and its interval, or a partition. */
export type ScheduledRun = { readonly runAfter: Date } & (
  | { readonly logicalDate: Date; readonly dataInterval: DataInterval; readonly partition: null }
  | { readonly logicalDate: null; readonly dataInterval: null; readonly partition: DatedPartition }
);

type DatedPartition = { readonly key: string; readonly date: Date };

export type NextRun =
  | ({ readonly kind: 'run' } & ScheduledRun)
  | { readonly kind: 'none'; readonly reason: NoRunReason };

export type NextRunQuestion = {
  readonly timetable: TimetableSpec;
  /** The last automated run (scheduled or backfill, not manual); null before the first. One that has a partition is its `runAfter` long. */
  readonly lastRun: { readonly dataInterval: DataInterval | null } | null;
  /** Bounds of the Dag with its tasks: `Dag.earliest` and `Dag.latest`. */
  readonly startDate: Date | null;
  readonly endDate: Date | null;
  readonly catchup: boolean;
  readonly now: Date;
};

/** The next run by time, which may lie in the future; or why there is none. */
export function nextRun(question: NextRunQuestion): NextRun {
  const read = readTimetable(question.timetable);
  if (read.kind === 'refused') return { kind: 'none', reason: read.reason };
  const last = question.lastRun?.dataInterval ?? null;
  const restriction = {
    earliest: question.startDate?.getTime() ?? null,
    latest: question.endDate?.getTime() ?? null,
    catchup: question.catchup,
  };
  const next = ask(read.timetable, last === null ? null : toInterval(last), restriction, question.now.getTime());
  return next.kind === 'run' ? { kind: 'run', ...toRun(read.timetable, next.interval) } : next;
}

/** The data interval of a run that somebody starts; a timetable that is not understood gives the instant itself. */
export function inferManualDataInterval(timetable: TimetableSpec, runAfter: Date): DataInterval {
  const read = readTimetable(timetable);
  const exact = { start: runAfter, end: runAfter };
  if (read.kind === 'refused') return exact;
  try {
    return toDates(read.timetable.manualInterval(runAfter.getTime()));
  } catch (error) {
    if (error instanceof NoSuchDate) return exact;
    throw error;
  }
}

/**
 * The runs whose logical date lies in a window, both ends inclusive, in their order, as a backfill makes them
 * (SerializedDAG.iter_dagrun_infos_between). None for a timetable that does not run by time. Of partitions the date counts, and the window
 * is read as a clock in the timetable's zone.
 */
export function* runsBetween(
  timetable: TimetableSpec,
  earliest: Date,
  latest: Date,
  now: Date,
): Generator<ScheduledRun> {
  const read = readTimetable(timetable);
  if (read.kind === 'refused') return;
  if (read.timetable.partitions !== undefined) {
    for (const partition of read.timetable.partitions.between(earliest.getTime(), latest.getTime())) {
      yield { ...partitioned(partition), runAfter: new Date(partition.date) };
    }
    return;
  }
  const restriction = { earliest: earliest.getTime(), latest: latest.getTime(), catchup: true };
  let last: Interval | null = null;
  while (true) {
    const next: Next = ask(read.timetable, last, restriction, now.getTime());
    // A timetable that follows the clock ("@continuous") has one run up to now.
    if (next.kind === 'none' || (last !== null && next.interval.end <= last.end)) return;
    yield toRun(read.timetable, next.interval);
    last = next.interval;
  }
}

export type TimetableFacts = Pick<
  Timetable,
  'summary' | 'description' | 'periodic' | 'canBeScheduled' | 'activeRunsLimit'
>;

/** What is shown of a timetable, and how it limits runs. One that is not understood shows its class. */
export function timetableFacts(timetable: TimetableSpec): TimetableFacts {
  const read = readTimetable(timetable);
  if (read.kind === 'timetable') {
    const { summary, description, periodic, canBeScheduled, activeRunsLimit } = read.timetable;
    return { summary, description, periodic, canBeScheduled, activeRunsLimit };
  }
  const summary = timetable.type.slice(timetable.type.lastIndexOf('.') + 1);
  return { summary, description: '', periodic: true, canBeScheduled: false, activeRunsLimit: null };
}

/** Whether it is an author's own class, which only the author's code can answer for. */
export function isAuthored(timetable: TimetableSpec): boolean {
  const read = readTimetable(timetable);
  return read.kind === 'refused' && read.reason.code === 'unsupported';
}

/** Airflow's name of the kind: the class alone for its own timetables, the whole path for an author's. */
export function timetableType(timetable: TimetableSpec): string {
  const own = /^airflow\.(timetables|sdk\.definitions\.timetables)\./.test(timetable.type);
  return own ? timetable.type.slice(timetable.type.lastIndexOf('.') + 1) : timetable.type;
}

function ask(timetable: Timetable, last: Interval | null, restriction: Restriction, now: number): Next {
  try {
    return timetable.next(last, restriction, now);
  } catch (error) {
    if (error instanceof NoSuchDate) return { kind: 'none', reason: { code: 'invalid', text: error.message } };
    throw error;
  }
}

function toInterval({ start, end }: DataInterval): Interval {
  return { start: start.getTime(), end: end.getTime() };
}

function toDates({ start, end }: Interval): DataInterval {
  return { start: new Date(start), end: new Date(end) };
}

function toRun({ partitions }: Timetable, interval: Interval): ScheduledRun {
  const dataInterval = toDates(interval);
  const runAfter = dataInterval.end;
  if (partitions !== undefined) return { ...partitioned(partitions.at(interval.end)), runAfter };
  return { logicalDate: dataInterval.start, dataInterval, partition: null, runAfter };
}

function partitioned({ key, date }: Partition) {
  return { logicalDate: null, dataInterval: null, partition: { key, date: new Date(date) } };
}
