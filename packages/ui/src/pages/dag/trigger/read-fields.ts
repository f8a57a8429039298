import { parseExactJson } from '@leeward/contracts/exact-json';
import { isNumber, isWholeNumber, numberOf } from './numbers.ts';
import type { FieldValue, ParamField } from './param-fields.ts';

type Problem = 'required' | 'not-json' | 'not-a-number' | 'other-type';
export type Parsed = { ok: true; value: unknown } | { ok: false; problem: Problem };

/** The value of a field for the run's conf. Whether the schema allows it is the server's to say. */
export function parseField(field: ParamField, entered: FieldValue): Parsed {
  if (typeof entered === 'boolean') return { ok: true, value: entered };
  if (Array.isArray(entered)) return parseList(field, entered);
  if (entered === '' && field.isEmptyMeant) return { ok: true, value: '' };
  if (entered.trim() === '') {
    if (field.kind === 'lines') return field.isNullable ? { ok: true, value: null } : { ok: true, value: [] };
    return field.isNullable || field.kind === 'hidden' ? { ok: true, value: null } : { ok: false, problem: 'required' };
  }
  switch (field.kind) {
    case 'integer':
    case 'number': {
      const value = numberOf(entered);
      return value === undefined ? { ok: false, problem: 'not-a-number' } : { ok: true, value };
    }
    case 'choice':
      return field.options.some(({ value }) => value === entered)
        ? parseJson(entered)
        : { ok: false, problem: 'required' };
    case 'hidden':
    case 'json':
      return parseJson(entered);
    case 'either':
      return parseEither(field.types, entered);
    case 'lines':
      return { ok: true, value: entered.split('\n').filter((line) => line !== '') };
    default:
      return { ok: true, value: entered };
  }
}

/** The conf of the fields that can be read, and what is wrong with the others. */
export function readFields(
  fields: readonly ParamField[],
  values: Readonly<Record<string, FieldValue>>,
): { conf: Record<string, unknown>; problems: Record<string, Problem> } {
  const conf: Record<string, unknown> = {};
  const problems: Record<string, Problem> = {};
  for (const field of fields) {
    const parsed = parseField(field, values[field.name]!);
    if (parsed.ok) conf[field.name] = parsed.value;
    else problems[field.name] = parsed.problem;
  }
  return { conf, problems };
}

function parseList({ isNullable }: ParamField, entered: readonly string[]): Parsed {
  if (entered.length === 0 && isNullable) return { ok: true, value: null };
  return { ok: true, value: entered.map((item) => parseExactJson(item)) };
}

/** What reads as JSON of one of the types is that value; anything else is a text, where a text is one of them. */
function parseEither(types: readonly string[], entered: string): Parsed {
  const parsed = parseJson(entered);
  if (parsed.ok && types.some((type) => isOfType(parsed.value, type))) return parsed;
  return types.includes('string') ? { ok: true, value: entered } : { ok: false, problem: 'other-type' };
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return isWholeNumber(value);
  if (type === 'number') return isNumber(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
  return typeof value === type;
}

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: parseExactJson(text) };
  } catch {
    return { ok: false, problem: 'not-json' };
  }
}

/** A run's conf as a person typed it: an object, or nothing for an empty one. */
export function parseConf(text: string): { ok: true; value: Record<string, unknown> } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: {} };
  const parsed = parseJson(text);
  const isObject =
    parsed.ok && typeof parsed.value === 'object' && parsed.value !== null && !Array.isArray(parsed.value);
  return isObject ? { ok: true, value: parsed.value as Record<string, unknown> } : { ok: false };
}

/** Which param the server's sentence is about (LW_PARAM_INVALID), and what it says of it. */
export function refusedParam(sentence: string): { name: string; problem: string } | undefined {
  const [, name, problem] = /^Invalid input for param ([^:]+): (.*)$/s.exec(sentence) ?? [];
  return name === undefined || problem === undefined ? undefined : { name, problem };
}
