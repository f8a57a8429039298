import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { HttpError } from './http-error.ts';
import type { PydanticError } from './pydantic-errors.ts';
import { createRequestValidation } from './validation.ts';

interface Case {
  readonly type: 'integer' | 'number' | 'boolean' | 'date-time' | 'date';
  readonly value: unknown;
  readonly reads?: number | boolean | string;
  readonly error?: string;
  readonly message?: string;
}

const { cases } = JSON.parse(readFileSync(new URL('testing/lax-values.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};

const schemaOf = (type: Case['type']) => (type.startsWith('date') ? { type: 'string', format: type } : { type });
const definitions = Object.fromEntries(
  (['integer', 'number', 'boolean', 'date-time', 'date'] as const).map((type) => [
    type,
    {
      type: 'object',
      properties: { field: schemaOf(type), orNull: { anyOf: [schemaOf(type), { type: 'null' }] } },
    },
  ]),
);
const validation = createRequestValidation({ $id: 'lax-values', definitions });

function outcome(type: string, field: string, value: unknown) {
  try {
    const read = validation.body<Record<string, unknown>>(type, { [field]: value })[field];
    return { reads: type === 'date-time' ? Date.parse(String(read)) / 1_000 : read };
  } catch (refused) {
    const [error] = (refused as HttpError).detail as PydanticError[];
    return { error: error?.type, message: error?.msg };
  }
}

test.each(cases)('$value as $type is read as pydantic reads it', ({ type, value, ...expected }) => {
  if (type === 'date-time' && expected.reads !== undefined) {
    expect(outcome(type, 'field', value).reads).toBeCloseTo(Number(expected.reads), 2);
  } else expect(outcome(type, 'field', value)).toEqual(expected);
});

test.each(cases.filter(({ value }) => value !== null))(
  '$value as $type or null is read no differently',
  ({ type, value }) => {
    expect(outcome(type, 'orNull', value)).toEqual(outcome(type, 'field', value));
  },
);
