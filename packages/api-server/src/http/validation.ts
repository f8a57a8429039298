import { type SchemaSet, schemaRef } from '@leeward/contracts/schema-set';
import { createAjv, isDateTime } from '@leeward/contracts/validation';
import type { ValidateFunction } from 'ajv';
import { HttpError } from './http-error.ts';
import { readLaxly } from './lax-values.ts';
import { toPydanticErrors } from './pydantic-errors.ts';

export interface RequestValidation {
  /** The value, with defaults filled in. Throws the 422 that FastAPI answers; `place` begins its locs. */
  body<T>(schemaName: string, value: unknown, place?: string[]): T;
  /** The parsed query with numbers, truth values and lists made of text. Throws a 422. */
  query<T>(schemaName: string, value: unknown): T;
  path<T>(schemaName: string, value: unknown): T;
}

/** Checks requests against the schemas of one contract and answers with the 422 that FastAPI would give. */
export function createRequestValidation(set: SchemaSet): RequestValidation {
  const options = { allErrors: true, verbose: true, useDefaults: true } as const;
  const strict = awareOfZones(createAjv(options)).addSchema(set);
  const coercing = awareOfZones(createAjv({ ...options, coerceTypes: 'array' })).addSchema(withoutNulls(set));

  function checker(ajv: typeof strict): (schemaName: string, given: unknown, place: string[]) => never {
    const compiled = new Map<string, ValidateFunction>();
    return (schemaName, given, place) => {
      let validate = compiled.get(schemaName);
      if (validate === undefined) {
        validate = ajv.compile(schemaRef(set, schemaName));
        compiled.set(schemaName, validate);
      }
      const asGiven = isRecord(given) ? { ...given } : given;
      if (validate(asGiven)) return asGiven as never;
      const read = readLaxly(set, schemaRef(set, schemaName), given);
      if (validate(read)) return read as never;
      throw new HttpError(422, toPydanticErrors(validate.errors ?? [], place, given));
    };
  }

  const checkBody = checker(strict);
  const checkText = checker(coercing);
  return {
    body(schemaName, value, place = ['body']) {
      if (value === undefined) {
        throw new HttpError(422, [{ type: 'missing', loc: place, msg: 'Field required', input: null }]);
      }
      return checkBody(schemaName, value, place);
    },
    query: (schemaName, value) => checkText(schemaName, lastOfRepeated(set, schemaName, value), ['query']),
    path: (schemaName, value) => checkText(schemaName, value, ['path']),
  };
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Property {
  readonly type?: string;
  readonly anyOf?: readonly { readonly type?: string }[];
}

/** Of a name that is given several times and takes no list, the last value counts, as in Starlette. */
function lastOfRepeated({ definitions }: SchemaSet, schemaName: string, query: unknown): unknown {
  if (!isRecord(query)) return query;
  const { properties = {} } = definitions[schemaName] as { properties?: Record<string, Property> };
  const takesList = ({ type, anyOf = [] }: Property) => [type, ...anyOf.map((each) => each.type)].includes('array');
  return Object.fromEntries(
    Object.entries(query).map(([key, value]) => {
      const property = properties[key];
      return [key, Array.isArray(value) && property !== undefined && !takesList(property) ? value.at(-1) : value];
    }),
  );
}

/**
 * A query has no way to say null; ajv would make one of an empty text, where pydantic complains of a number, an instant or a word that is
 * empty.
 */
function withoutNulls({ $id, definitions }: SchemaSet): SchemaSet {
  const changed = Object.entries(definitions).map(([name, schema]) => {
    const { properties } = schema as { properties?: Record<string, Property> };
    if (!name.endsWith('.query') || properties === undefined) return [name, schema] as const;
    const texts = Object.entries(properties).map(([key, property]) =>
      property.anyOf === undefined
        ? ([key, property] as const)
        : ([key, { ...property, anyOf: property.anyOf.filter(({ type }) => type !== 'null') }] as const),
    );
    return [name, { ...schema, properties: Object.fromEntries(texts) }] as const;
  });
  return { $id, definitions: Object.fromEntries(changed) };
}

const zoned = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[-+](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/** Airflow's APIs take instants with a zone only (api_fastapi/common/types.py, UtcDateTime). */
function awareOfZones(ajv: ReturnType<typeof createAjv>): typeof ajv {
  const validate = (text: string) => zoned.test(text) && isDateTime(text) && !text.startsWith('0000');
  return ajv.addFormat('date-time', { type: 'string', validate });
}
