/**
 * The next and the previous match of a cron expression on a wall clock. Wall-clock times are milliseconds since 1970-01-01T00:00 on
 * that clock, without a time zone.
 */
import type { CronExpression, CronField } from './cron-expression.ts';

const msPerSecond = 1_000;
const msPerMinute = 60 * msPerSecond;
const msPerHour = 60 * msPerMinute;
const msPerDay = 24 * msPerHour;

/** How far croniter looks before it gives up. */
const maxYearsBetweenMatches = 50;

/** The first match strictly after a wall-clock time; null where none follows within 50 years. */
export function nextMatch(cron: CronExpression, after: number): number | null {
  const unit = cron.second === null ? msPerMinute : msPerSecond;
  const from = (Math.floor(after / unit) + 1) * unit;
  const lastYear = yearOf(from) + maxYearsBetweenMatches;
  for (let day = startOfDay(from); yearOf(day) <= lastYear; day = nextCandidate(cron, day)) {
    if (!dayMatches(cron, day)) continue;
    const time = firstTime(cron, Math.max(0, from - day));
    if (time !== null) return day + time;
  }
  return null;
}

/** The last match strictly before a wall-clock time; null where none precedes within 50 years. */
export function previousMatch(cron: CronExpression, before: number): number | null {
  const unit = cron.second === null ? msPerMinute : msPerSecond;
  const from = (Math.ceil(before / unit) - 1) * unit;
  const firstYear = yearOf(from) - maxYearsBetweenMatches;
  for (let day = startOfDay(from); yearOf(day) >= firstYear; day = previousCandidate(cron, day)) {
    if (!dayMatches(cron, day)) continue;
    const time = lastTime(cron, Math.min(msPerDay - unit, from - day));
    if (time !== null) return day + time;
  }
  return null;
}

function matches(field: CronField | null, value: number): boolean {
  return field === null || field.any || field.values.includes(value);
}

function startOfDay(time: number): number {
  return Math.floor(time / msPerDay) * msPerDay;
}

function yearOf(time: number): number {
  return new Date(time).getUTCFullYear();
}

/** The next day to look at: a month that does not match is left at once. */
function nextCandidate(cron: CronExpression, day: number): number {
  const date = new Date(day);
  if (matches(cron.month, date.getUTCMonth() + 1)) return day + msPerDay;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

function previousCandidate(cron: CronExpression, day: number): number {
  const date = new Date(day);
  if (matches(cron.month, date.getUTCMonth() + 1)) return day - msPerDay;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 0);
}

/** An ordinal weekday or a nearest working day says all about the day; croniter often finds no date where the other field is restricted too. */
function dayMatches(cron: CronExpression, day: number): boolean {
  const date = new Date(day);
  if (!matches(cron.year, date.getUTCFullYear()) || !matches(cron.month, date.getUTCMonth() + 1)) return false;
  const nearest =
    cron.nearestWorkingDays.length > 0
      ? cron.nearestWorkingDays.some((target) => isNearestWorkingDay(date, target))
      : null;
  const ordinal = cron.nthWeekdays.size > 0 ? isNthWeekday(cron, date) : null;
  if (nearest !== null || ordinal !== null) return (nearest ?? true) && (ordinal ?? true);

  const dayRestricted = !cron.day.any;
  const weekdayRestricted = !cron.weekday.any;
  const dayFits = matches(cron.day, date.getUTCDate()) || (cron.lastDayOfMonth && date.getUTCDate() === lastDay(date));
  const weekdayFits = matches(cron.weekday, date.getUTCDay());
  return dayRestricted && weekdayRestricted ? dayFits || weekdayFits : dayFits && weekdayFits;
}

function lastDay(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

function isNthWeekday(cron: CronExpression, date: Date): boolean {
  const ordinals = cron.nthWeekdays.get(date.getUTCDay());
  if (ordinals === undefined) return false;
  const isLast = date.getUTCDate() + 7 > lastDay(date);
  return ordinals.has(Math.ceil(date.getUTCDate() / 7)) || (isLast && ordinals.has('last'));
}

/** The working day nearest to a day of the month, without leaving the month. */
function isNearestWorkingDay(date: Date, target: number): boolean {
  const last = lastDay(date);
  const day = Math.min(target, last);
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay();
  const saturday = day > 1 ? day - 1 : day + 2;
  const sunday = day < last ? day + 1 : day - 2;
  const nearest = weekday === 6 ? saturday : weekday === 0 ? sunday : day;
  return date.getUTCDate() === nearest;
}

/** The times of a day in order, or in reverse; whole hours on the wrong side of `bound` are left out. */
function* times(cron: CronExpression, direction: 1 | -1, bound: number): Generator<number> {
  const values = (field: CronField, count: number): readonly number[] => {
    const all = field.any ? Array.from({ length: count }, (_, value) => value) : field.values;
    return direction === 1 ? all : all.toReversed();
  };
  const minutes = values(cron.minute, 60);
  const seconds = cron.second === null ? [0] : values(cron.second, 60);
  for (const hour of values(cron.hour, 24)) {
    const begin = hour * msPerHour;
    if (direction === 1 ? begin + msPerHour <= bound : begin > bound) continue;
    for (const minute of minutes) {
      for (const second of seconds) yield begin + minute * msPerMinute + second * msPerSecond;
    }
  }
}

function firstTime(cron: CronExpression, from: number): number | null {
  for (const time of times(cron, 1, from)) if (time >= from) return time;
  return null;
}

function lastTime(cron: CronExpression, upTo: number): number | null {
  for (const time of times(cron, -1, upTo)) if (time <= upTo) return time;
  return null;
}
