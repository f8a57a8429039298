/** A distance as Python writes it, which is what Airflow shows as the summary of a delta timetable. */
import type { Delta, RelativeDelta } from './delta.ts';

const secondsPerDay = 86_400;

export function describeDelta(delta: Delta): string {
  return typeof delta === 'number' ? timedelta(delta) : relativedelta(delta);
}

/** `str(timedelta)`: `1 day, 2:00:00`, `0:30:00`, `0:00:01.500000`. */
function timedelta(seconds: number): string {
  const micros = Math.round(seconds * 1_000_000);
  const whole = Math.floor(micros / 1_000_000);
  const fraction = micros - whole * 1_000_000;
  const days = Math.floor(whole / secondsPerDay);
  const rest = whole - days * secondsPerDay;
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${Math.floor(rest / 3_600)}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  const parts = fraction === 0 ? clock : `${clock}.${String(fraction).padStart(6, '0')}`;
  if (days === 0) return parts;
  return `${days} day${Math.abs(days) === 1 ? '' : 's'}, ${parts}`;
}

const relativeNames = ['years', 'months', 'days', 'leapdays', 'hours', 'minutes', 'seconds', 'microseconds'];
const absoluteNames = ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second', 'microsecond'];
const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** `repr(relativedelta)`: `relativedelta(months=+1, day=31)`. */
function relativedelta(delta: RelativeDelta): string {
  const relative = relativeNames.flatMap((name) => {
    const value = delta[name];
    return typeof value !== 'number' || value === 0 ? [] : [`${name}=${value > 0 ? '+' : ''}${value}`];
  });
  const absolute = absoluteNames.flatMap((name) => {
    const value = delta[name];
    if (value === undefined) return [];
    return [`${name}=${typeof value === 'number' ? value : weekday(value)}`];
  });
  return `relativedelta(${[...relative, ...absolute].join(', ')})`;
}

function weekday([day = 0, nth]: readonly number[]): string {
  return nth === undefined ? weekdayNames[day]! : `${weekdayNames[day]}(${nth > 0 ? '+' : ''}${nth})`;
}
