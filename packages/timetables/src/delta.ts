/** Distances between runs: seconds, or a calendar distance (dateutil's relativedelta) counted in UTC. */
import type { Schedule } from './schedule.ts';

/** Fields as serialized: plural ones are added, singular ones set, `weekday` is [0 = Monday, nth]. */
export type RelativeDelta = Readonly<Record<string, number | readonly number[]>>;

/** Seconds or calendar distance. */
export type Delta = number | RelativeDelta;

const msPerSecond = 1_000;
const msPerMinute = 60_000;
const msPerHour = 3_600_000;
const msPerDay = 86_400_000;

function part(delta: RelativeDelta, name: string): number {
  const value = delta[name];
  return typeof value === 'number' ? value : 0;
}

/** The distance backwards: what is added is taken, what is set stays set. */
function negated(delta: RelativeDelta): RelativeDelta {
  const added = new Set(['years', 'months', 'days', 'hours', 'minutes', 'seconds', 'microseconds']);
  return Object.fromEntries(
    Object.entries(delta).map(([name, value]) => [name, added.has(name) && typeof value === 'number' ? -value : value]),
  );
}

/** `instant + delta`, in milliseconds. */
function addDelta(instant: number, delta: Delta): number {
  return typeof delta === 'number' ? instant + delta * msPerSecond : addRelative(instant, delta);
}

/** `instant - delta`, in milliseconds. */
export function subtractDelta(instant: number, delta: Delta): number {
  return typeof delta === 'number' ? instant - delta * msPerSecond : addRelative(instant, negated(delta));
}

/** relativedelta.__radd__ of dateutil: set and clamp the date, add the rest, go to the weekday. */
function addRelative(instant: number, delta: RelativeDelta): number {
  const date = new Date(instant);
  const set = (name: string, present: number): number =>
    typeof delta[name] === 'number' ? (delta[name] as number) : present;
  const monthsFromZero =
    (set('year', date.getUTCFullYear()) + part(delta, 'years')) * 12 + set('month', date.getUTCMonth() + 1) - 1;
  const year = Math.floor((monthsFromZero + part(delta, 'months')) / 12);
  const month = monthsFromZero + part(delta, 'months') - year * 12;
  const daysInMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const isLeapYear = new Date(Date.UTC(year, 2, 0)).getUTCDate() === 29;
  const leapDays = month > 1 && isLeapYear ? part(delta, 'leapdays') : 0;
  const moved =
    Date.UTC(
      year,
      month,
      Math.min(daysInMonth, set('day', date.getUTCDate())),
      set('hour', date.getUTCHours()),
      set('minute', date.getUTCMinutes()),
      set('second', date.getUTCSeconds()),
      typeof delta.microsecond === 'number' ? Math.floor(delta.microsecond / 1_000) : date.getUTCMilliseconds(),
    ) +
    (part(delta, 'days') + leapDays) * msPerDay +
    part(delta, 'hours') * msPerHour +
    part(delta, 'minutes') * msPerMinute +
    part(delta, 'seconds') * msPerSecond +
    part(delta, 'microseconds') / 1_000;
  return Array.isArray(delta.weekday) ? toWeekday(moved, delta.weekday as number[]) : moved;
}

function toWeekday(instant: number, [weekday = 0, nth = 1]: readonly number[]): number {
  const present = (new Date(instant).getUTCDay() + 6) % 7;
  const weeks = (Math.abs(nth) - 1) * 7;
  if (nth > 0) return instant + (weeks + ((7 - present + weekday) % 7)) * msPerDay;
  return instant - (weeks + ((((present - weekday) % 7) + 7) % 7)) * msPerDay;
}

/** Every instant is on the schedule (timetables/_delta.py). */
export class DeltaSchedule implements Schedule {
  readonly delta: Delta;

  constructor(delta: Delta) {
    this.delta = delta;
  }

  next(instant: number): number {
    return addDelta(instant, this.delta);
  }

  previous(instant: number): number {
    return subtractDelta(instant, this.delta);
  }

  alignToNext(instant: number): number {
    return instant;
  }

  alignToPrevious(instant: number): number {
    return instant;
  }

  /**
   * The latest boundary at or before `instant`: on a grid from the epoch, or, where months or years have no fixed length, by steps from
   * `anchor`, which must not be later (DeltaDataIntervalTimetable._round).
   */
  floor(instant: number, anchor: number): number {
    const { delta } = this;
    if (typeof delta === 'object' && (part(delta, 'months') !== 0 || part(delta, 'years') !== 0)) {
      let boundary = anchor;
      for (let next = this.next(boundary); next <= instant && next > boundary; next = this.next(boundary))
        boundary = next;
      return boundary;
    }
    const length = typeof delta === 'number' ? delta * msPerSecond : fixedLength(delta);
    return instant - (((instant % length) + length) % length);
  }
}

function fixedLength(delta: RelativeDelta): number {
  return (
    part(delta, 'days') * msPerDay +
    part(delta, 'hours') * msPerHour +
    part(delta, 'minutes') * msPerMinute +
    part(delta, 'seconds') * msPerSecond
  );
}
