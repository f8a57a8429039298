import { cliErrors } from './errors.ts';

const instantPattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** A date or an instant in ISO 8601; without a zone it is UTC, whatever the machine's zone. Throws LW_ARGUMENT. */
export function readInstant(argument: string, text: string): Date {
  const [, date, time = '00:00', zone = 'Z'] = instantPattern.exec(text.trim()) ?? [];
  const instant = new Date(date === undefined ? Number.NaN : `${date}T${time}${zone.toUpperCase()}`);
  if (!Number.isNaN(instant.getTime())) return instant;
  const problem = `"${text}" is no date; expected 2026-01-31, 2026-01-31T12:00:00 (UTC) or 2026-01-31T12:00:00+02:00`;
  throw cliErrors.LW_ARGUMENT({ argument, problem });
}

/** A whole number of at least `least`. Throws LW_ARGUMENT. */
export function readInteger(argument: string, text: string, least: number): number {
  const number = Number(text);
  if (/^-?\d+$/.test(text.trim()) && number >= least) return number;
  throw cliErrors.LW_ARGUMENT({ argument, problem: `"${text}" is no whole number of at least ${least}` });
}

/** A JSON object. Throws LW_ARGUMENT. */
export function readJsonObject(argument: string, text: string): Record<string, unknown> {
  const value = readJson(argument, text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw cliErrors.LW_ARGUMENT({ argument, problem: 'a JSON object is expected' });
}

/** Throws LW_ARGUMENT. */
export function readJson(argument: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw cliErrors.LW_ARGUMENT({ argument, problem: `it is not JSON (${(error as Error).message})` });
  }
}

/** A regular expression, to be found anywhere in a text. Throws LW_ARGUMENT. */
export function readPattern(argument: string, text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw cliErrors.LW_ARGUMENT({ argument, problem: (error as Error).message });
  }
}
