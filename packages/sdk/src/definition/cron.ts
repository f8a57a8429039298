/** Why a cron expression is refused, or its canonical form: what a preset stands for, single spaces. */
export type CronVerdict = { ok: true; expression: string } | { ok: false; reason: string };

/** Airflow's presets (airflow/timetables/_cron.py). */
const presets: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@quarterly': '0 0 1 */3 *',
  '@yearly': '0 0 1 1 *',
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly names?: readonly string[];
  /** The number of the first name. */
  readonly firstName?: number;
}

const fields: readonly Field[] = [
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day of the month', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12, names: months, firstName: 1 },
  { name: 'day of the week', low: 0, high: 7, names: weekdays, firstName: 0 },
];

export function checkCron(text: string): CronVerdict {
  if (text.startsWith('@')) {
    const expression = presets[text];
    if (expression === undefined) {
      return {
        ok: false,
        reason: `expected a cron expression or one of ${Object.keys(presets).join(', ')}, @once, @continuous`,
      };
    }
    return { ok: true, expression };
  }
  const parts = text.trim().split(/\s+/);
  if (parts.length !== fields.length) {
    return { ok: false, reason: `expected five fields (minute hour day month weekday), got ${parts.length}` };
  }
  for (const [index, field] of fields.entries()) {
    const wrong = parts[index]!.split(',').find((item) => !itemFits(item, field));
    if (wrong !== undefined) {
      return {
        ok: false,
        reason: `its ${field.name} field has "${wrong}": expected numbers from ${field.low} to ${field.high}`,
      };
    }
  }
  return { ok: true, expression: parts.join(' ') };
}

function itemFits(item: string, field: Field): boolean {
  const isDay = field.name.startsWith('day');
  if (isDay && (item === '?' || item.toLowerCase() === 'l')) return true;
  const nth = field.low === 0 && isDay ? /^(\w+)#([1-5])$/.exec(item) : null;
  if (nth !== null) return numberOf(nth[1]!, field) !== undefined;
  const match = /^(\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
  if (match === null || (match[4] !== undefined && Number(match[4]) === 0)) return false;
  if (match[1] === '*') return true;
  const low = numberOf(match[2]!, field);
  const high = match[3] === undefined ? low : numberOf(match[3], field);
  return low !== undefined && high !== undefined;
}

function numberOf(text: string, field: Field): number | undefined {
  const name = field.names?.indexOf(text.toLowerCase()) ?? -1;
  if (name >= 0) return name + (field.firstName ?? 0);
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= field.low && number <= field.high ? number : undefined;
}
