/** Which keys make up a period: airflow/partition_mappers/window.py. */
import { InvalidPartition } from './invalid-partition.ts';

/** A key in a mapper's own form: what a clock shows, or a name. */
export type Decoded = string | { readonly wallClock: number; readonly offsetMs: number | undefined };

/** The members of a period, from its decoded beginning. Throws InvalidPartition. */
export type Window = (period: Decoded) => Decoded[];

type Spec = { readonly __type: string; readonly __var: Readonly<Record<string, unknown>> };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Throws InvalidPartition for a class that is not known. */
export function readWindow({ __type: type, __var: fields }: Spec): Window {
  const isBackward = fields.direction === 'backward';
  switch (type.slice(type.lastIndexOf('.') + 1)) {
    case 'HourWindow':
      return times((start) => steps(start, 60, isBackward, (at, count) => at + count * minuteMs));
    case 'DayWindow':
      return times((start) => steps(start, 24, isBackward, (at, count) => at + count * hourMs));
    case 'WeekWindow':
      return times((start) => steps(start, 7, isBackward, (at, count) => at + count * dayMs));
    case 'MonthWindow':
      return times((start) => daysOfMonth(firstOfMonth(start, type), isBackward));
    case 'QuarterWindow':
      return times((start) => steps(firstOfMonth(start, type), 3, isBackward, addMonths));
    case 'YearWindow':
      return times((start) => steps(firstOfMonth(start, type), 12, isBackward, addMonths));
    case 'SegmentWindow':
      return () => fields.segments as string[];
    default:
      throw new InvalidPartition(`The window ${type} is not supported.`);
  }
}

function times(members: (start: number) => number[]): Window {
  return (period) => {
    if (typeof period === 'string')
      throw new InvalidPartition(`"${period}" is no time, and the window is one of times.`);
    return members(period.wallClock).map((wallClock) => ({ wallClock, offsetMs: period.offsetMs }));
  };
}

/** From the start on, or up to it. */
function steps(start: number, count: number, isBackward: boolean, step: (at: number, count: number) => number) {
  const first = isBackward ? step(start, 1 - count) : start;
  return Array.from({ length: count }, (_, index) => step(first, index));
}

function daysOfMonth(start: number, isBackward: boolean): number[] {
  const [from, to] = isBackward ? [addMonths(start, -1) + dayMs, start + dayMs] : [start, addMonths(start, 1)];
  return steps(from, Math.round((to - from) / dayMs), false, (at, count) => at + count * dayMs);
}

function firstOfMonth(start: number, type: string): number {
  if (new Date(start).getUTCDate() === 1) return start;
  const name = type.slice(type.lastIndexOf('.') + 1);
  throw new InvalidPartition(`${name} expects a period that starts on day 1 of a month, got ${isoOf(start)}.`);
}

function addMonths(at: number, count: number): number {
  const date = new Date(at);
  return date.setUTCMonth(date.getUTCMonth() + count);
}

export function isoOf(wallClock: number): string {
  return new Date(wallClock).toISOString().slice(0, 19);
}
