import { type DateInput, instantOf } from '../definition/dates.ts';
import { type Duration, durationSeconds } from '../definition/duration.ts';

/** Field by field encoding: the checks of the definition have refused what these cannot encode. */
export function encodeDuration(duration: Duration | undefined): number | undefined {
  return duration === undefined ? undefined : durationSeconds(duration);
}

/** Seconds since the epoch. */
export function encodeDate(date: DateInput | undefined, timezone: string): number | undefined {
  const instant = date === undefined ? undefined : instantOf(date, timezone);
  return instant === undefined ? undefined : instant.getTime() / 1_000;
}

/** The fields that are set and differ from the default that the schema names for them. */
export function withoutDefaults(
  fields: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== undefined && value !== defaults[name]),
  );
}
