/** Between instants and the wall clock of a time zone, as Airflow's make_naive and make_aware do (shared timezones/timezone.py). */
import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';

/** An IANA name, or the offset from UTC in seconds, as a serialized Dag names a zone. */
export type ZoneName = string | number;

const msPerMinute = 60_000;
const msPerDay = 86_400_000;

/** Throws a RangeError for a zone that is not known. */
export function zoneOf(name: ZoneName): Zone {
  if (typeof name === 'number') return FixedOffsetZone.instance(name / 60);
  if (name.toUpperCase() === 'UTC') return FixedOffsetZone.utcInstance;
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new RangeError(`The time zone "${name}" is not known.`);
  return zone;
}

/** What the clock shows at an instant, as milliseconds since 1970-01-01T00:00 on that clock. */
export function wallClockAt(zone: Zone, instant: number): number {
  return instant + zone.offset(instant) * msPerMinute;
}

/**
 * The instant at which the clock shows a time: the second one where it shows it twice, and where it skips the time, as long after the
 * gap as the time is after the gap's beginning.
 */
export function instantOf(zone: Zone, wallClock: number): number {
  const early = wallClock - zone.offset(wallClock - msPerDay) * msPerMinute;
  const late = wallClock - zone.offset(wallClock + msPerDay) * msPerMinute;
  return wallClockAt(zone, late) === wallClock ? late : early;
}
