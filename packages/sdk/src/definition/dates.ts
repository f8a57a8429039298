/** A date as an author writes it: an instant, or ISO 8601 text. Text without an offset is read in the Dag's time zone. */
export type DateInput = Date | string;

/** The instant of a date; undefined where it is not one. */
export function instantOf(date: DateInput, timezone: string): Date | undefined {
  if (date instanceof Date) return Number.isNaN(date.getTime()) ? undefined : date;
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(date)) return undefined;
  if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(date.slice(10))) return valid(new Date(date));
  const asUtc = valid(new Date(date.length === 10 ? `${date}T00:00:00Z` : `${date}Z`));
  if (asUtc === undefined) return undefined;
  // The offset at the wall time can differ from the offset at the same digits in UTC, so it is looked up once more.
  const guess = new Date(asUtc.getTime() - offsetMs(asUtc, timezone));
  return new Date(asUtc.getTime() - offsetMs(guess, timezone));
}

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** How far the zone's clock is ahead of UTC at the instant. */
function offsetMs(instant: Date, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(
    instant,
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name);
  if (match?.[1] === undefined) return 0;
  const seconds = Number(match[2]) * 3_600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -seconds : seconds) * 1_000;
}
