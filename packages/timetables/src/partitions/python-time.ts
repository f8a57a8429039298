/**
 * Python's strftime and strptime in the C locale, as partition keys are written and read. A time is what a clock shows: milliseconds since
 * 1970-01-01T00:00 on that clock, with microseconds as their fraction. Python's Lib/_strptime.py and the C library's strftime.
 */

export interface ReadTime {
  readonly wallClock: number;
  /** Where the text names its distance from UTC, in milliseconds; else undefined. */
  readonly offsetMs: number | undefined;
}

/** The text is not of the format, or the format is none. */
export class InvalidTime extends Error {}

const msPerDay = 86_400_000;
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];
const composite: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  T: '%H:%M:%S',
};

/** `offsetMs`: of a time that knows its zone; else `%z` is nothing. */
export function formatTime(wallClock: number, format: string, offsetMs?: number): string {
  const date = new Date(wallClock);
  const pad = (value: number, width = 2) => String(value).padStart(width, '0');
  const [year, month, day, hour] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCHours()];
  const weekday = date.getUTCDay();
  const dayOfYear = Math.floor((wallClock - Date.UTC(year, 0, 1)) / msPerDay) + 1;
  const write = (directive: string): string => {
    switch (directive) {
      case 'Y':
        return String(year);
      case 'y':
        return pad(year % 100);
      case 'm':
        return pad(month + 1);
      case 'd':
        return pad(day);
      case 'e':
        return String(day).padStart(2, ' ');
      case 'H':
        return pad(hour);
      case 'I':
        return pad(hour % 12 || 12);
      case 'p':
        return hour < 12 ? 'AM' : 'PM';
      case 'M':
        return pad(date.getUTCMinutes());
      case 'S':
        return pad(date.getUTCSeconds());
      case 'f':
        return pad(Math.round((wallClock - Math.floor(wallClock / 1_000) * 1_000) * 1_000), 6);
      case 'j':
        return pad(dayOfYear, 3);
      case 'a':
        return days[weekday]!.slice(0, 3);
      case 'A':
        return days[weekday]!;
      case 'b':
        return months[month]!.slice(0, 3);
      case 'B':
        return months[month]!;
      case 'w':
        return String(weekday);
      case 'u':
        return String(weekday || 7);
      case 'U':
        return pad(Math.floor((dayOfYear + 6 - weekday) / 7));
      case 'W':
        return pad(Math.floor((dayOfYear + 6 - ((weekday + 6) % 7)) / 7));
      case 'G':
        return String(isoWeek(wallClock).year);
      case 'V':
        return pad(isoWeek(wallClock).week);
      case 'z':
        return offsetMs === undefined ? '' : writeOffset(offsetMs);
      case '%':
        return '%';
      default:
        return `%${directive}`;
    }
  };
  return expand(format).replace(/%(.)/gs, (_, directive: string) => write(directive));
}

/** Throws InvalidTime. */
export function parseTime(text: string, format: string): ReadTime {
  const found = patternOf(format).exec(text)?.groups;
  if (found === undefined) throw new InvalidTime(`time data '${text}' does not match format '${format}'`);
  const number = (name: string) => (found[name] === undefined ? undefined : Number(found[name]));
  const dayMs = readDay(found, number);
  const [hour, minute, second] = [readHour(found, number), number('M') ?? 0, number('S') ?? 0];
  const micros = Number((found.f ?? '').padEnd(6, '0'));
  const wallClock = dayMs + ((hour * 60 + minute) * 60 + second) * 1_000 + micros / 1_000;
  return { wallClock, offsetMs: found.z === undefined ? undefined : readOffset(found.z) };
}

type Numbers = (name: string) => number | undefined;
type Found = Readonly<Record<string, string | undefined>>;

const patterns: Readonly<Record<string, string>> = {
  Y: String.raw`\d{4}`,
  y: String.raw`\d\d`,
  m: '1[0-2]|0[1-9]|[1-9]',
  d: String.raw`3[01]|[12]\d|0[1-9]|[1-9]| [1-9]`,
  H: String.raw`2[0-3]|[01]\d|\d`,
  I: '1[0-2]|0[1-9]|[1-9]| [1-9]',
  M: String.raw`[0-5]\d|\d`,
  S: String.raw`6[01]|[0-5]\d|\d`,
  f: String.raw`\d{1,6}`,
  j: String.raw`36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]`,
  U: String.raw`5[0-3]|[0-4]\d|\d`,
  W: String.raw`5[0-3]|[0-4]\d|\d`,
  V: String.raw`5[0-3]|0[1-9]|[1-4]\d|\d`,
  G: String.raw`\d{4}`,
  u: '[1-7]',
  w: '[0-6]',
  a: days.map((day) => day.slice(0, 3)).join('|'),
  A: days.join('|'),
  b: months.map((month) => month.slice(0, 3)).join('|'),
  B: months.join('|'),
  p: 'am|pm',
  z: String.raw`[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|z`,
};

function patternOf(format: string): RegExp {
  const seen = new Set<string>();
  const parts = expand(format).replace(/%(.?)|\s+|([\\^$.|?*+()[\]{}])/gs, (part, directive?: string) => {
    if (directive === undefined) return part.trim() === '' ? String.raw`\s+` : `\\${part}`;
    if (directive === '%') return '%';
    const pattern = patterns[directive];
    if (pattern === undefined) throw new InvalidTime(`'${directive}' is a bad directive in format '${format}'`);
    if (seen.has(directive)) throw new InvalidTime(`the format '${format}' has %${directive} twice`);
    seen.add(directive);
    return `(?<${directive}>${pattern})`;
  });
  return new RegExp(`^(?:${parts})$`, 'i');
}

function expand(format: string): string {
  return format.replace(/%(.)/gs, (all, directive: string) => composite[directive] ?? all);
}

function readHour({ p: half }: Found, number: Numbers): number {
  const hour = number('H');
  if (hour !== undefined) return hour;
  const ofTwelve = number('I') ?? 0;
  if (half === undefined) return ofTwelve;
  return (ofTwelve % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** The day at midnight. Without a year it is in 1900, without a month or a day the first. */
function readDay(found: Found, number: Numbers): number {
  const short = number('y');
  const year = number('Y') ?? (short === undefined ? 1900 : short + (short <= 68 ? 2000 : 1900));
  const weekday = readWeekday(found, number);
  const isoYear = number('G');
  const isoWeekNumber = number('V');
  if (isoYear !== undefined || isoWeekNumber !== undefined) {
    if (isoYear === undefined || isoWeekNumber === undefined || weekday === undefined) {
      throw new InvalidTime('%G and %V must be used with each other and with a weekday');
    }
    return mondayOfWeekOne(isoYear) + ((isoWeekNumber - 1) * 7 + weekday) * msPerDay;
  }
  const dayOfYear = number('j');
  if (dayOfYear !== undefined) return Date.UTC(year, 0, dayOfYear);
  const week = number('U') ?? number('W');
  if (week !== undefined && weekday !== undefined) return dayOfWeek(year, week, weekday, found.U !== undefined);
  const month = number('m') ?? monthOf(found) ?? 1;
  const day = number('d') ?? 1;
  const at = Date.UTC(year, month - 1, day);
  if (new Date(at).getUTCDate() !== day) throw new InvalidTime('day is out of range for month');
  return at;
}

/** From Monday, 0, to Sunday, 6. */
function readWeekday({ a, A }: Found, number: Numbers): number | undefined {
  const name = A ?? a;
  const index = name === undefined ? number('w') : days.findIndex((day) => isName(day, name));
  if (index !== undefined) return (index + 6) % 7;
  const iso = number('u');
  return iso === undefined ? undefined : iso - 1;
}

function monthOf({ b, B }: Found): number | undefined {
  const name = B ?? b;
  return name === undefined ? undefined : months.findIndex((month) => isName(month, name)) + 1;
}

function isName(name: string, given: string): boolean {
  return name.toLowerCase().startsWith(given.toLowerCase());
}

/** Weeks begin on Sunday or on Monday; the days before the first of them are in week 0. */
function dayOfWeek(year: number, week: number, weekday: number, fromSunday: boolean): number {
  const first = Date.UTC(year, 0, 1);
  const firstWeekday = (new Date(first).getUTCDay() + (fromSunday ? 0 : 6)) % 7;
  const place = fromSunday ? (weekday + 1) % 7 : weekday;
  const daysOfWeekZero = (7 - firstWeekday) % 7;
  return week === 0
    ? first + (place - firstWeekday) * msPerDay
    : first + (daysOfWeekZero + 7 * (week - 1) + place) * msPerDay;
}

function isoWeek(wallClock: number): { year: number; week: number } {
  const day = Math.floor(wallClock / msPerDay) * msPerDay;
  const thursday = day + (3 - ((new Date(day).getUTCDay() + 6) % 7)) * msPerDay;
  const year = new Date(thursday).getUTCFullYear();
  return { year, week: Math.floor((thursday - Date.UTC(year, 0, 1)) / msPerDay / 7) + 1 };
}

function mondayOfWeekOne(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * msPerDay;
}

function writeOffset(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}

function readOffset(text: string): number {
  if (text.toLowerCase() === 'z') return 0;
  const digits = text.slice(1).replaceAll(':', '');
  const [hours, minutes, seconds] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].map(Number) as [
    number,
    number,
    number,
  ];
  return (text.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
