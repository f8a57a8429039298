import { isDateTime } from '@leeward/contracts/validation';
import type { ErrorObject } from 'ajv';

/** One entry of FastAPI's 422 answer. */
export interface PydanticError {
  type: string;
  loc: (string | number)[];
  msg: string;
  input: unknown;
  ctx?: Record<string, unknown>;
}

const typeErrors: Record<string, [type: string, msg: string]> = {
  string: ['string_type', 'Input should be a valid string'],
  integer: ['int_type', 'Input should be a valid integer'],
  number: ['float_type', 'Input should be a valid number'],
  boolean: ['bool_type', 'Input should be a valid boolean'],
  object: ['dict_type', 'Input should be a valid dictionary'],
  array: ['list_type', 'Input should be a valid list'],
  null: ['none_required', 'Input should be None'],
};

const parsingErrors: Record<string, [type: string, msg: string]> = {
  integer: ['int_parsing', 'Input should be a valid integer, unable to parse string as an integer'],
  number: ['float_parsing', 'Input should be a valid number, unable to parse string as a number'],
  boolean: ['bool_parsing', 'Input should be a valid boolean, unable to interpret input'],
};

/**
 * What ajv found, as pydantic says it: types, sentences and places of the errors that Airflow's APIs answer with. `place` is where the
 * value was: `body`, `query` or `path`; `given` the value as it came. Of the members of a union only the last one's complaint is kept.
 */
export function toPydanticErrors(
  errors: readonly ErrorObject[],
  place: readonly (string | number)[],
  given: unknown,
): PydanticError[] {
  const told = errors
    .filter((error) => error.keyword !== 'anyOf' && !isNullMember(error, errors) && !isTypeOfEnum(error, errors))
    .map((error) => translate(error, place, given));
  const isExtra = ({ type }: PydanticError) => type === 'extra_forbidden';
  return [...told.filter((error) => !isExtra(error)), ...told.filter(isExtra)];
}

/** `string | null` complains twice about a number; pydantic complains about the string only. */
function isNullMember(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  return (
    error.keyword === 'type' &&
    error.params.type === 'null' &&
    all.some(
      (other) => other !== error && isAtOrBelow(other.instancePath, error.instancePath) && other.keyword !== 'anyOf',
    )
  );
}

/** Of what is no word at all ajv says twice that it is not one of the words. */
function isTypeOfEnum(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  const isEnumHere = (other: ErrorObject) => other.keyword === 'enum' && other.instancePath === error.instancePath;
  return error.keyword === 'type' && error.params.type === 'string' && all.some(isEnumHere);
}

const isAtOrBelow = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

function translate(error: ErrorObject, place: readonly (string | number)[], given: unknown): PydanticError {
  const path = error.instancePath.split('/').slice(1).map(segment);
  const loc = [...place, ...path];
  const input = valueAt(given, path);
  const entry = (type: string, msg: string, ctx?: Record<string, unknown>): PydanticError =>
    ctx === undefined ? { type, loc, msg, input } : { type, loc, msg, input, ctx };
  switch (error.keyword) {
    case 'required':
      return {
        type: 'missing',
        loc: [...loc, error.params.missingProperty],
        msg: 'Field required',
        input: place[0] === 'query' ? null : input,
      };
    case 'additionalProperties': {
      const name: string = error.params.additionalProperty;
      const value = (input as Record<string, unknown> | undefined)?.[name];
      return { type: 'extra_forbidden', loc: [...loc, name], msg: 'Extra inputs are not permitted', input: value };
    }
    case 'type': {
      const type = String(error.params.type);
      if (isInstant(error)) return instantTypeError(input, entry);
      if (type === 'boolean' && Number.isInteger(input)) return entry(...parsingErrors.boolean!);
      if (typeof input === 'string' && parsingErrors[type] !== undefined) return entry(...parsingErrors[type]);
      if (typeof input === 'number' && type === 'integer') {
        return entry('int_from_float', 'Input should be a valid integer, got a number with a fractional part');
      }
      if (type === 'object' && isModel(error)) {
        return entry('model_attributes_type', 'Input should be a valid dictionary or object to extract fields from');
      }
      return entry(...(typeErrors[type] ?? ['value_error', `Input should be of type ${type}`]));
    }
    case 'enum': {
      const expected = sentenceOf(error.params.allowedValues);
      return entry(isOfClass(error) ? 'enum' : 'literal_error', `Input should be ${expected}`, { expected });
    }
    case 'const': {
      const expected = sentenceOf([error.params.allowedValue]);
      return entry('literal_error', `Input should be ${expected}`, { expected });
    }
    case 'format':
      return formatError(error, entry);
    case 'minLength': {
      const least = error.params.limit;
      const unit = least === 1 ? 'character' : 'characters';
      return entry('string_too_short', `String should have at least ${least} ${unit}`, { min_length: least });
    }
    case 'maxLength': {
      const most = error.params.limit;
      const unit = most === 1 ? 'character' : 'characters';
      return entry('string_too_long', `String should have at most ${most} ${unit}`, { max_length: most });
    }
    case 'pattern': {
      const { pattern } = error.params;
      return entry('string_pattern_mismatch', `String should match pattern '${pattern}'`, { pattern });
    }
    case 'minItems': {
      const least = error.params.limit;
      const actual = (input as unknown[]).length;
      const unit = least === 1 ? 'item' : 'items';
      return entry('too_short', `List should have at least ${least} ${unit} after validation, not ${actual}`, {
        field_type: 'List',
        min_length: least,
        actual_length: actual,
      });
    }
    case 'minimum':
      return entry('greater_than_equal', `Input should be greater than or equal to ${error.params.limit}`, {
        ge: error.params.limit,
      });
    case 'maximum':
      return entry('less_than_equal', `Input should be less than or equal to ${error.params.limit}`, {
        le: error.params.limit,
      });
    case 'exclusiveMinimum':
      return entry('greater_than', `Input should be greater than ${error.params.limit}`, { gt: error.params.limit });
    default:
      return entry('value_error', error.message ?? error.keyword);
  }
}

const isInstant = ({ parentSchema }: ErrorObject) =>
  (parentSchema as { format?: unknown } | undefined)?.format === 'date-time';

type Entry = (type: string, msg: string, ctx?: Record<string, unknown>) => PydanticError;

function instantTypeError(input: unknown, entry: Entry): PydanticError {
  if (typeof input !== 'number') return entry('datetime_type', 'Input should be a valid datetime');
  const error = 'dates after 9999 are not supported as unix timestamps';
  return entry('datetime_parsing', `Input should be a valid datetime, ${error}`, { error });
}

/** FastAPI gives an enum class a definition of its own and writes a Literal where it is used. */
const isOfClass = ({ schemaPath }: ErrorObject) => /#\/definitions\/[^/]+\/enum$/.test(schemaPath);

/** An object with named fields, where pydantic has a model and not a dictionary. */
function isModel({ parentSchema }: ErrorObject): boolean {
  return (parentSchema as { properties?: unknown } | undefined)?.properties !== undefined;
}

function formatError(error: ErrorObject, entry: Entry): PydanticError {
  const text = String(error.data);
  switch (error.params.format) {
    case 'uuid':
      return uuidError(text, entry);
    case 'date-time':
      return dateTimeError(text, entry);
    case 'date':
      return dateError(text, entry);
    case 'duration':
      return entry('time_delta_parsing', 'Input should be a valid timedelta, invalid digit in duration', {
        error: 'invalid digit in duration',
      });
    default:
      return entry('value_error', error.message ?? 'Invalid format');
  }
}

function uuidError(text: string, entry: Entry): PydanticError {
  const strange = [...text].findIndex((character) => !/[0-9a-fA-F-]/.test(character));
  const problem =
    strange >= 0
      ? 'invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], ' +
        `found \`${text[strange]}\` at ${strange + 1}`
      : `invalid length: expected length 32 for simple format, found ${text.length}`;
  return entry('uuid_parsing', `Input should be a valid UUID, ${problem}`, { error: problem });
}

function dateTimeError(text: string, entry: Entry): PydanticError {
  const problem = dateProblem(text);
  if (problem === trailing && naiveInstant.test(text)) {
    return entry('timezone_aware', 'Input should have timezone info');
  }
  if (isDateTime(text) && text.startsWith('0000')) {
    const error = 'year 0 is out of range';
    return entry('datetime_parsing', `Input should be a valid datetime, ${error}`, { error });
  }
  return entry('datetime_from_date_parsing', `Input should be a valid datetime or date, ${problem}`, {
    error: problem,
  });
}

function dateError(text: string, entry: Entry): PydanticError {
  const problem = dateProblem(text);
  if (problem === trailing && naiveInstant.test(text.replace(/([Zz]|[-+]\d\d:?\d\d)$/, ''))) {
    return entry(
      'date_from_datetime_inexact',
      'Datetimes provided to dates should have zero time - e.g. be exact dates',
    );
  }
  return entry('date_from_datetime_parsing', `Input should be a valid date or datetime, ${problem}`, {
    error: problem,
  });
}

const naiveInstant = /^.{10}([Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?)?$/;

const trailing = 'unexpected extra characters at the end of the input';

/** Where a reader from the left gives up, as pydantic's does (speedate). */
function dateProblem(text: string): string {
  if (text.length < 10) return 'input is too short';
  const parts = [
    [/^\d{4}/, 'invalid character in year'],
    [/^.{4}-/, 'invalid date separator, expected `-`'],
    [/^.{5}\d\d/, 'invalid character in month'],
    [/^.{7}-/, 'invalid date separator, expected `-`'],
    [/^.{8}\d\d/, 'invalid character in day'],
    [/^.{5}(0[1-9]|1[0-2])/, 'month value is outside expected range of 1-12'],
  ] as const;
  for (const [part, problem] of parts) if (!part.test(text)) return problem;
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)].map(Number) as [
    number,
    number,
    number,
  ];
  const daysInMonth = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (day < 1 || day > daysInMonth) return 'day value is outside expected range';
  return trailing;
}

/** As the client sent it: ajv reports a value after its coercion. A text may be the only item of a query's list. */
function valueAt(given: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'string' ? value : (value as Record<string | number, unknown> | undefined)?.[name],
    given,
  );
}

function segment(text: string): string | number {
  const name = text.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^\d+$/.test(name) ? Number(name) : name;
}

/** `'a'`, `'a' or 'b'`, `'a', 'b' or 'c'`, as pydantic lists what is allowed. */
function sentenceOf(values: readonly unknown[]): string {
  const quoted = values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
