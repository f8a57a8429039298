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
  const strict = createAjv(options).addSchema(set);
  const coercing = createAjv({ ...options, coerceTypes: 'array' }).addSchema(set);

  function checker(ajv: typeof strict): (schemaName: string, value: unknown, place: string[]) => never {
    const compiled = new Map<string, ValidateFunction>();
    return (schemaName, value, place) => {
      let validate = compiled.get(schemaName);
      if (validate === undefined) {
        validate = ajv.compile(schemaRef(set, schemaName));
        compiled.set(schemaName, validate);
      }
      if (!validate(value)) throw new HttpError(422, toPydanticErrors(validate.errors ?? [], place) as unknown);
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
    query: (schemaName, value) => checkText(schemaName, { ...(value as object) }, ['query']),
    path: (schemaName, value) => checkText(schemaName, { ...(value as object) }, ['path']),
  };
}
