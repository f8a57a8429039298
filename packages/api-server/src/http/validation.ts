import { type SchemaSet, schemaRef } from '@leeward/contracts/schema-set';
import { createAjv } from '@leeward/contracts/validation';
import type { ValidateFunction } from 'ajv';
import { HttpError } from './http-error.ts';
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
  const coercing = awareOfZones(createAjv({ ...options, coerceTypes: 'array' })).addSchema(set);

  function checker(
    ajv: typeof strict,
  ): (schemaName: string, value: unknown, place: string[], given?: unknown) => never {
    const compiled = new Map<string, ValidateFunction>();
    return (schemaName, value, place, given = value) => {
      let validate = compiled.get(schemaName);
      if (validate === undefined) {
        validate = ajv.compile(schemaRef(set, schemaName));
        compiled.set(schemaName, validate);
      }
      if (!validate(value)) throw new HttpError(422, toPydanticErrors(validate.errors ?? [], place, given));
      return value as never;
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
    query: (schemaName, value) => checkText(schemaName, { ...(value as object) }, ['query'], value),
    path: (schemaName, value) => checkText(schemaName, { ...(value as object) }, ['path'], value),
  };
}

const zoned = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[-+]\d\d:?\d\d)$/;

/** Airflow's APIs take instants with a zone only (api_fastapi/common/types.py, UtcDateTime). */
function awareOfZones(ajv: ReturnType<typeof createAjv>): typeof ajv {
  const validate = (text: string) => zoned.test(text) && !Number.isNaN(Date.parse(text.replace(' ', 'T')));
  return ajv.addFormat('date-time', { type: 'string', validate });
}
