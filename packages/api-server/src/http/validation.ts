import { type SchemaSet, schemaRef } from '@leeward/contracts/schema-set';
import { createAjv, isDateTime } from '@leeward/contracts/validation';
import type { ValidateFunction } from 'ajv';
import { HttpError } from './http-error.ts';
import { readLaxly } from './lax-values.ts';
import { type PydanticError, toPydanticErrors } from './pydantic-errors.ts';

export interface RequestValidation {
  /** The value, with defaults filled in. Throws the 422 that FastAPI answers; `place` begins its locs. */
  body<T>(schemaName: string, value: unknown, place?: (string | number)[]): T;
  /** The parsed query with numbers, truth values and lists made of text. Throws a 422. */
  query<T>(schemaName: string, value: unknown): T;
  path<T>(schemaName: string, value: unknown): T;
}

/** Checks requests against the schemas of one contract and answers with the 422 that FastAPI would give. */
export function createRequestValidation(set: SchemaSet): RequestValidation {
  const options = { allErrors: true, verbose: true, useDefaults: true } as const;
  const ofBodies = awareOfZones(createAjv(options)).addSchema(set);
  const ofTexts = awareOfZones(createAjv(options)).addSchema(withoutNulls(set));

  function checker(ajv: typeof ofBodies, compiled = new Map<string, ValidateFunction>()) {
    return (schemaName: string, value: unknown): ValidateFunction['errors'] => {
      let validate = compiled.get(schemaName);
      if (validate === undefined) {
        validate = ajv.compile(schemaRef(set, schemaName));
        compiled.set(schemaName, validate);
      }
      return validate(value) ? null : validate.errors;
    };
  }

  const checkBody = checker(ofBodies);
  const checkText = checker(ofTexts);

  function readTexts(schemaName: string, given: unknown, place: string[]): never {
    const read = readLaxly(set, schemaRef(set, schemaName), given);
    const errors = checkText(schemaName, read);
    if (errors) throw new HttpError(422, toPydanticErrors(errors, place, given));
    return read as never;
  }

  return {
    body(schemaName, value, place = ['body']) {
      if (value === undefined) {
        throw new HttpError(422, [{ type: 'missing', loc: place, msg: 'Field required', input: null }]);
      }
      const asGiven = isRecord(value) ? { ...value } : value;
      if (!checkBody(schemaName, asGiven)) return asGiven as never;
      const read = readLaxly(set, schemaRef(set, schemaName), value);
      const errors = checkBody(schemaName, read);
      if (errors)
        throw new HttpError(422, inFieldOrder(set, schemaName, toPydanticErrors(errors, place, value), place));
      return read as never;
    },
    query: (schemaName, value) => readTexts(schemaName, valuesOf(set, schemaName, value), ['query']),
    path: (schemaName, value) => readTexts(schemaName, value, ['path']),
  };
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Property {
  readonly type?: string;
  readonly anyOf?: readonly { readonly type?: string }[];
}

/** pydantic complains of a model's fields in their order, then of what is no field. */
function inFieldOrder(
  { definitions }: SchemaSet,
  schemaName: string,
  errors: readonly PydanticError[],
  place: readonly (string | number)[],
): PydanticError[] {
  const { properties = {} } = definitions[schemaName] as { properties?: Record<string, Property> };
  const names = Object.keys(properties);
  const indexOf = ({ loc }: PydanticError) => {
    const index = names.indexOf(String(loc[place.length]));
    return index < 0 ? names.length : index;
  };
  return errors.toSorted((one, other) => indexOf(one) - indexOf(other));
}

/** The values of a query: of a name that takes no list, the last one that is given counts, as in Starlette. */
function valuesOf({ definitions }: SchemaSet, schemaName: string, query: unknown): unknown {
  if (!isRecord(query)) return query;
  const { properties = {} } = definitions[schemaName] as { properties?: Record<string, Property> };
  const takesList = ({ type, anyOf = [] }: Property) => [type, ...anyOf.map((each) => each.type)].includes('array');
  return Object.fromEntries(
    Object.entries(query).map(([key, value]) => {
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (property === undefined) return [key, value];
      return [key, takesList(property) ? [value].flat() : [value].flat().at(-1)];
    }),
  );
}

/** A query has no way to say null: what its schemas say of one would only be in the way of the complaint about a value. */
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
