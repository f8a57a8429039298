/** Validators of the contracts' schemas, compiled one by one when first used, so that a process pays only for what it checks. */
import { Ajv, type ErrorObject, type FormatDefinition, type Options, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { foreignPattern } from './foreign-pattern.ts';
import { type SchemaSet, schemaRef } from './schema-set.ts';

/** One thing wrong with a value: where (`['dag_run', 'conf']`), what, and the JSON Schema keyword that says so. */
type FieldError = { path: (string | number)[]; message: string; keyword: string };

type Validated<T> = { ok: true; value: T } | { ok: false; errors: FieldError[] };

export type Validators = {
  /** Checks a value against a schema of the set by name. Throws when the set has no such schema. */
  validate: <T = unknown>(name: string, value: unknown) => Validated<T>;
};

// Pydantic writes and reads fractions of a second, which the duration of ajv-formats does not know.
const duration = /^[-+]?P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

// So it does dates without a time, times without seconds, a space for the T, and times without a zone, which are in UTC.
const dateTime = /^\d{4}-\d{2}-\d{2}(?:[Tt _](?<time>\d{2}:\d{2}(:\d{2}([.,]\d+)?)?)(?:[Zz]|[-+]\d{2}(:?\d{2})?)?)?$/;

/** Whether pydantic reads an instant in it, or a date, with a zone or without. */
export function isDateTime(text: string): boolean {
  const parts = dateTime.exec(text);
  if (parts === null) return false;
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const [hours = 0, minutes = 0, seconds = 0] = (parts.groups?.time ?? '')
    .split(':')
    .map((part) => Number.parseFloat(part || '0'));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hours < 24 && minutes < 60 && seconds < 60;
}

/** The formats that the contracts use and ajv-formats reads more strictly than pydantic. */
const formats: Record<string, FormatDefinition<string>> = {
  duration: { type: 'string', validate: (text: string) => duration.test(text) },
  'date-time': { type: 'string', validate: isDateTime },
};

/** Pydantic matches patterns with Rust's regex crate. */
const rustPattern = Object.assign((pattern: string) => foreignPattern(pattern, 'rust'), { code: 'rustPattern' });

/**
 * An ajv with the contracts' formats. `options` decide about coercion and defaults. Ajv fills in no default inside a member of a union,
 * and its strict mode would refuse such schemas; whoever asks for defaults treats those fields as optional.
 */
export function createAjv(options: Options = {}): Ajv {
  const strictSchema = options.useDefaults === undefined;
  const code = { regExp: rustPattern };
  const ajv = new Ajv({ strict: true, strictSchema, allowUnionTypes: true, strictRequired: false, code, ...options });
  addFormats.default(ajv, ['date', 'uuid']);
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  return ajv;
}

function fieldError(error: ErrorObject): FieldError {
  const path = error.instancePath.split('/').slice(1).map(pathSegment);
  const missing: unknown = error.params.missingProperty;
  if (typeof missing === 'string') path.push(missing);
  return { path, message: error.message ?? error.keyword, keyword: error.keyword };
}

function pathSegment(segment: string): string | number {
  const text = segment.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** Validators of one schema set. With `useDefaults` or `coerceTypes` in `options` the value is changed in place. */
export function createValidators(set: SchemaSet, options: Options = {}): Validators {
  const ajv = createAjv({ allErrors: true, ...options });
  ajv.addSchema(set);
  const compiled = new Map<string, ValidateFunction>();
  const validator = (name: string): ValidateFunction => {
    let check = compiled.get(name);
    if (check === undefined) {
      check = ajv.compile(schemaRef(set, name));
      compiled.set(name, check);
    }
    return check;
  };
  return {
    validate: <T>(name: string, value: unknown): Validated<T> => {
      const check = validator(name);
      if (check(value)) return { ok: true, value: value as T };
      return { ok: false, errors: (check.errors ?? []).map(fieldError) };
    },
  };
}
