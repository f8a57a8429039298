const dates = [
  /^(?<year>\d{4})(?:[-/](?<month>\d\d)(?:[-/](?<day>\d\d))?)?$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<year>\d{4})-?(?<ordinal>\d{3})$/,
  /^(?<year>\d{4})(?:-W(?<week>\d\d)(?:-(?<weekday>[1-7]))?|W(?<week2>\d\d)(?<weekday2>[1-7])?)$/,
];
const times = [
  /^(?<hour>\d\d)(?::(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?)?(?<zone>Z|[-+]\d\d(?::?\d\d)?)?$/,
  /^(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?:[.,](?<fraction>\d+))?(?<zone>Z|[-+]\d\d(?::?\d\d)?)?$/,
];
const dayMs = 86_400_000;

/** An instant in any of the forms of ISO 8601 that pendulum reads, in UTC where it names no zone; undefined for another text. */
export function readIsoInstant(text: string): Date | undefined {
  const [, date = '', time = '00'] = /^([^T ]*)(?:[T ](.*))?$/.exec(text) ?? [];
  const day = matchOf(dates, date);
  const clock = matchOf(times, time);
  if (day === undefined || clock === undefined) return undefined;
  const dayAt = dayOf(day);
  const { hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z' } = clock;
  const zoneMinutes = minutesOf(zone);
  if (dayAt === undefined || zoneMinutes === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const minutes = Number(hour) * 60 + Number(minute) - zoneMinutes;
  return new Date(dayAt + (minutes * 60 + Number(second)) * 1_000 + Math.floor(Number(`0.${fraction}`) * 1_000));
}

type Parts = Partial<Record<string, string>>;

function matchOf(patterns: readonly RegExp[], text: string): Parts | undefined {
  return patterns.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
}

/** Undefined for a day that its month or year has not. */
function dayOf({ year, month = '1', day = '1', ordinal, ...weeks }: Parts): number | undefined {
  const week = weeks.week ?? weeks.week2;
  if (week !== undefined) return dayOfWeek(Number(year), Number(week), Number(weeks.weekday ?? weeks.weekday2 ?? '1'));
  // A day of the year counts as one of January, which Date.UTC carries over.
  const at = Date.UTC(Number(year), Number(month) - 1, Number(ordinal ?? day));
  const read = new Date(at);
  const isThere =
    ordinal === undefined
      ? read.getUTCMonth() === Number(month) - 1 && read.getUTCDate() === Number(day)
      : read.getUTCFullYear() === Number(year);
  return isThere ? at : undefined;
}

function dayOfWeek(year: number, week: number, weekday: number): number | undefined {
  if (week < 1 || week > 53) return undefined;
  // The fourth of January is always in the first week.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const firstMonday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * dayMs;
  return firstMonday + ((week - 1) * 7 + weekday - 1) * dayMs;
}

function minutesOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', '') || '0')];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
