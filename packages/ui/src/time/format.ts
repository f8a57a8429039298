import { texts } from '../texts.ts';

/** `2026-11-23 19:14:57` in the zone; with `now` of the same day there, only the time of day. */
export function formatInstant(iso: string, zone: string, now?: Date): string {
  const { day, clock } = partsIn(new Date(iso), zone);
  return now !== undefined && partsIn(now, zone).day === day ? clock : `${day} ${clock}`;
}

/** `2026-11-23` in the zone. */
export function formatDay(iso: string, zone: string): string {
  return partsIn(new Date(iso), zone).day;
}

/** The time of day to the millisecond, as a log shows it. */
export function formatClock(iso: string, zone: string): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return iso;
  return `${partsIn(instant, zone).clock}.${String(instant.getUTCMilliseconds()).padStart(3, '0')}`;
}

/** A sentence with its instants (ISO 8601 in UTC) as they are in the zone. */
export function formatInstantsIn(text: string, zone: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/g, (iso) => formatInstant(iso, zone));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(instant: Date, zone: string): { day: string; clock: string } {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, clock: `${part.hour}:${part.minute}:${part.second}` };
}

/** `0.42 s`, `12 s`, `3 min 05 s`, `2 h 10 min`, `4 d 3 h`. */
export function formatDuration(seconds: number): string {
  const { ms, s, min, h, d } = texts.units;
  if (seconds < 0.0995) return `${Math.round(seconds * 1_000)} ${ms}`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} ${s}`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} ${s}`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} ${min} ${String(whole % 60).padStart(2, '0')} ${s}`;
  if (whole < 86_400) return `${Math.floor(whole / 3_600)} ${h} ${Math.floor((whole % 3_600) / 60)} ${min}`;
  return `${Math.floor(whole / 86_400)} ${d} ${Math.floor((whole % 86_400) / 3_600)} ${h}`;
}

const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'always', style: 'short' });

/** `in 3 hr.`, `2 min. ago`. */
export function formatDistance(iso: string, now: Date): string {
  const seconds = (new Date(iso).getTime() - now.getTime()) / 1_000;
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(Math.round(seconds), 'second');
  if (size < 3_600) return relative.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400 * 2) return relative.format(Math.round(seconds / 3_600), 'hour');
  return relative.format(Math.round(seconds / 86_400), 'day');
}

/** From the start to the end, or to `now` while it goes on; undefined where it did not start. */
export function secondsOf(start: string | null, end: string | null, now: Date): number | undefined {
  if (start === null) return undefined;
  return Math.max(0, ((end === null ? now : new Date(end)).getTime() - new Date(start).getTime()) / 1_000);
}
