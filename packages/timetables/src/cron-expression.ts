/**
 * Cron expressions as Airflow understands them, which is as croniter 7 does: minute, hour, day, month, weekday, then perhaps second and
 * year; names, ranges that wrap, steps, `L`, `W`, `5#2` and `L5`. Where day and weekday are both restricted, either may match.
 */

/** A field that allows all values has `any`; `values` is sorted. */
export type CronField = { readonly any: boolean; readonly values: readonly number[] };

export type CronExpression = {
  /** It runs at least once an hour on the days that it runs: then an hour that occurs twice is not skipped. */
  readonly coversEveryHour: boolean;
  readonly minute: CronField;
  readonly hour: CronField;
  readonly day: CronField;
  readonly lastDayOfMonth: boolean;
  /** Days to whose nearest working day the schedule moves; replaces `day` where not empty. */
  readonly nearestWorkingDays: readonly number[];
  readonly month: CronField;
  /** 0 is Sunday. */
  readonly weekday: CronField;
  /** Weekday to its ordinals in a month; replaces `weekday` where not empty. */
  readonly nthWeekdays: ReadonlyMap<number, ReadonlySet<number | 'last'>>;
  /** Null where the expression has no seconds: the schedule is in whole minutes. */
  readonly second: CronField | null;
  readonly year: CronField | null;
};

export class InvalidCron extends Error {
  constructor(expression: string, problem: string) {
    super(`The cron expression "${expression}" is not valid: ${problem}.`);
    this.name = 'InvalidCron';
  }
}

type FieldRange = { name: string; low: number; high: number; all: number; names: Readonly<Record<string, number>> };

const months = names('jan feb mar apr may jun jul aug sep oct nov dec', 1);
const weekdays = names('sun mon tue wed thu fri sat', 0);
const ranges: readonly FieldRange[] = [
  { name: 'minute', low: 0, high: 59, all: 60, names: {} },
  { name: 'hour', low: 0, high: 23, all: 24, names: {} },
  { name: 'day', low: 1, high: 31, all: 31, names: {} },
  { name: 'month', low: 1, high: 12, all: 12, names: months },
  { name: 'weekday', low: 0, high: 6, all: 7, names: weekdays },
  { name: 'second', low: 0, high: 59, all: 60, names: {} },
  { name: 'year', low: 1970, high: 2099, all: 130, names: {} },
];
const dayIndex = 2;
const weekdayIndex = 4;

/** Airflow's presets (utils/dates.py), which it shows as what they stand for. */
const presets: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@quarterly': '0 0 1 */3 *',
  '@yearly': '0 0 1 1 *',
};

/** What croniter takes besides. */
const aliases: Readonly<Record<string, string>> = { '@midnight': '0 0 * * *', '@annually': '0 0 1 1 *' };

function names(words: string, first: number): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, first + index]));
}

/** The expression that a preset of Airflow stands for; any other text as it is. */
export function expandPreset(expression: string): string {
  return presets[expression] ?? expression;
}

/** Throws InvalidCron, saying what is wrong. */
export function parseCron(expression: string): CronExpression {
  const expanded = expandPreset(expression).toLowerCase();
  const parts = (aliases[expanded] ?? expanded).split(/\s+/).filter((part) => part !== '');
  if (parts.length < 5 || parts.length > 7) throw new InvalidCron(expression, 'it needs 5, 6 or 7 fields');
  const parsed = parts.map((part, index) => new FieldParser(expression, index).parse(part));
  const [minute, hour, day, month, weekday, second, year] = parsed;
  const restricts = (index: number): boolean => !parts[index]!.includes('*');
  const hours = field(hour!, 1);
  return {
    // As in Airflow, a star among other values does not count.
    coversEveryHour: hours.any && (!hour!.star || hours.values.length === 0),
    minute: field(minute!, 0),
    hour: hours,
    day: field(day!, dayIndex, restricts(weekdayIndex)),
    lastDayOfMonth: day!.last,
    nearestWorkingDays: day!.nearestWorkingDays,
    month: field(month!, 3),
    weekday: field(weekday!, weekdayIndex, restricts(dayIndex)),
    nthWeekdays: nthWeekdays(expression, weekday!),
    second: second === undefined ? null : field(second, 5),
    year: year === undefined ? null : field(year, 6),
  };
}

/** A full list of days or weekdays counts as a list, not as "any", where the other of the two is restricted. */
function field(parsed: ParsedField, index: number, otherRestricts = false): CronField {
  const values = [...parsed.values].sort((one, other) => one - other);
  const full = values.length === ranges[index]!.all && !parsed.last && !otherRestricts;
  return { any: parsed.star || full, values };
}

function nthWeekdays(expression: string, weekday: ParsedField): CronExpression['nthWeekdays'] {
  const { nth, values } = weekday;
  const literal = [...values].filter((value) => !nth.has(value));
  if (nth.size > 0 && literal.length > 0 && values.size !== ranges[weekdayIndex]!.all) {
    throw new InvalidCron(expression, 'weekdays with and without an ordinal do not mix');
  }
  return nth;
}

type ParsedField = {
  star: boolean;
  last: boolean;
  values: Set<number>;
  nth: Map<number, Set<number | 'last'>>;
  nearestWorkingDays: number[];
};

class FieldParser {
  readonly #expression: string;
  readonly #index: number;
  readonly #range: FieldRange;
  readonly #found: ParsedField = {
    star: false,
    last: false,
    values: new Set(),
    nth: new Map(),
    nearestWorkingDays: [],
  };

  constructor(expression: string, index: number) {
    this.#expression = expression;
    this.#index = index;
    this.#range = ranges[index]!;
  }

  parse(text: string): ParsedField {
    const items = this.#withoutQuestionMark(text).split(',');
    for (const item of items) this.#item(item, items.length);
    return this.#found;
  }

  #withoutQuestionMark(text: string): string {
    if (!text.includes('?')) return text;
    const allowed = text === '?' && (this.#index === dayIndex || this.#index === weekdayIndex);
    if (!allowed) throw this.#invalid('"?" stands alone, for the day or the weekday');
    return '*';
  }

  #item(item: string, itemCount: number): void {
    const ordinal = this.#index === weekdayIndex ? /^(?:(?<days>[a-z0-9_-]+)#|l)(?<last>\d+)$/.exec(item) : null;
    if (this.#index === dayIndex && /^(\d+w|w\d+)$/.test(item)) {
      this.#nearestWorkingDay(item, itemCount);
    } else if (ordinal === null) {
      this.#plain(item, null);
    } else {
      const { days, last } = ordinal.groups as { days?: string; last: string };
      if (days === undefined) this.#plain(last, 'last');
      else this.#plain(days, this.#ordinal(last));
    }
  }

  #ordinal(text: string): number {
    const nth = Number(text);
    if (nth < 1 || nth > 5) throw this.#invalid(`a month has no ${text}th weekday`);
    return nth;
  }

  #plain(item: string, nth: number | 'last' | null): void {
    if (item === '*') {
      this.#found.star = true;
      return;
    }
    if (item === 'l' && this.#index === dayIndex) {
      this.#found.last = true;
      return;
    }
    for (const value of this.#valuesOf(item)) {
      this.#found.values.add(value);
      if (nth === null) continue;
      const ordinals = this.#found.nth.get(value) ?? new Set();
      this.#found.nth.set(value, ordinals.add(nth));
    }
  }

  #nearestWorkingDay(item: string, itemCount: number): void {
    const day = Number(item.replace('w', ''));
    if (day < 1 || day > 31) throw this.#invalid(`there is no day ${day}`);
    if (itemCount > 1) throw this.#invalid('"W" goes with one day only');
    this.#found.nearestWorkingDays.push(day);
    this.#found.values.add(day);
  }

  #valuesOf(item: string): number[] {
    const { low: lowest, high: highest } = this.#range;
    const explicit = /^([^-]+)-([^-/]+)(?:\/(\d+))?$/.exec(item.replace(/^\*(?=\/)/, `${lowest}-${highest}`));
    if (explicit !== null) {
      const [, low, high, step] = explicit as unknown as [string, string, string, string | undefined];
      const last = this.#index === dayIndex && high === 'l' ? '31' : high;
      return this.#expand(this.#number(low), this.#number(last), this.#step(step ?? '1'));
    }
    const started = /^(.+)\/(\d+)$/.exec(item);
    if (started === null) return [this.#number(item)];
    const [, low, step] = started as unknown as [string, string, string];
    const first = this.#number(low);
    this.#step(step);
    return first === highest ? [first] : this.#expand(first, highest, Number(step));
  }

  #expand(low: number, high: number, step: number): number[] {
    const { low: lowest, high: highest } = this.#range;
    // A range from a value to itself is the whole cycle ("Jan-Jan").
    if (low === high) return sequence(lowest, highest, step);
    if (low < high) return sequence(low, high, step);
    const upper = sequence(low, highest, step);
    const left = highest - upper.at(-1)!;
    const wholeCycle = highest - lowest + 1;
    const skip = upper.at(-1)! - lowest + step > wholeCycle && left < step ? step - left : 0;
    return [...upper, ...sequence(lowest + skip, high, step)];
  }

  #step(text: string): number {
    if (Number(text) === 0) throw this.#invalid('a step of 0 leads nowhere');
    return Number(text);
  }

  #number(text: string): number {
    const value = /^\d+$/.test(text) ? Number(text) : this.#range.names[text];
    if (value === undefined) throw this.#invalid(`"${text}" is no value of it`);
    const { low, high } = this.#range;
    if (this.#index === weekdayIndex && value === 7) return 0;
    if (value < low || value > high) throw this.#invalid(`${value} is not between ${low} and ${high}`);
    return value;
  }

  #invalid(problem: string): InvalidCron {
    return new InvalidCron(this.#expression, `in its ${this.#range.name} field, ${problem}`);
  }
}

function sequence(low: number, high: number, step: number): number[] {
  const values = [];
  for (let value = low; value <= high; value += step) values.push(value);
  return values;
}
