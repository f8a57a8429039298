/** What every kind of timetable answers. Instants are milliseconds since the epoch; Dates stand only in the room's own interface. */

export type Interval = { readonly start: number; readonly end: number };

/** Bounds of scheduled runs, both inclusive (Airflow's TimeRestriction). */
export type Restriction = {
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly catchup: boolean;
};

export type NoRunCode =
  | 'never'
  | 'assets'
  | 'already-ran'
  | 'no-start-date'
  | 'ended'
  | 'no-more-events'
  | 'unsupported'
  | 'unanswered'
  | 'invalid';

/** Why there is no next run: a code, and a sentence for a person. */
export type NoRunReason = { readonly code: NoRunCode; readonly text: string };

export type Next =
  | { readonly kind: 'run'; readonly interval: Interval }
  | { readonly kind: 'none'; readonly reason: NoRunReason };

export type Timetable = {
  readonly summary: string;
  readonly description: string;
  /** Whether runs follow one another without end. */
  readonly periodic: boolean;
  /** Whether any run is ever scheduled by time. */
  readonly canBeScheduled: boolean;
  /** The most runs that may be active at once; null without a limit of the timetable. */
  readonly activeRunsLimit: number | null;
  /** The next run after the last automated one; a run starts at the end of its interval. */
  next: (last: Interval | null, restriction: Restriction, now: number) => Next;
  /** The interval of a run that somebody starts at `runAfter`. */
  manualInterval: (runAfter: number) => Interval;
  /** Where its runs have partitions in place of logical dates. */
  readonly partitions?: Partitions;
};

/** The partitions of a timetable's runs. */
export type Partitions = {
  /** That of the run at an instant. */
  at: (runAfter: number) => Partition;
  /** Those whose dates lie between two readings of the clock in the timetable's zone, both inclusive, in their order. */
  between: (earliest: number, latest: number) => Iterable<Partition>;
  /** The date that a key stands for; throws InvalidPartition. */
  dateOf: (key: string) => number;
};

export type Partition = { readonly key: string; readonly date: number };

export function none(code: NoRunCode, text: string): Next {
  return { kind: 'none', reason: { code, text } };
}

/** The run of an interval, unless the deciding instant lies behind the end of the Dag. */
export function runUntil(latest: number | null, deciding: number, interval: Interval): Next {
  if (latest === null || deciding <= latest) return { kind: 'run', interval };
  const [when, end] = [deciding, latest].map((instant) => new Date(instant).toISOString());
  return none('ended', `The next run would be at ${when}, after the end date ${end}.`);
}

export function exactly(instant: number): Interval {
  return { start: instant, end: instant };
}
