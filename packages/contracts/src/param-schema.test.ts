import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemOfParam } from './param-schema.ts';

interface Recorded {
  readonly values: readonly unknown[];
  readonly cases: readonly (readonly [Record<string, unknown>, string])[];
}

const { values, cases } = JSON.parse(
  readFileSync(new URL('../test-data/param-schemas.json', import.meta.url), 'utf8'),
) as Recorded;

/** Ajv has no draft 4; a pattern that is none is left to the task's Python, as one without an equal here is. */
const different = new Set([
  '{"pattern":"["}',
  '{"$schema":"http://json-schema.org/draft-04/schema#","type":"number","minimum":1,"exclusiveMinimum":true}',
]);

describe('the value of a param', () => {
  it.each(
    cases
      .filter(([schema]) => !different.has(JSON.stringify(schema)))
      .map((each) => [JSON.stringify(each[0]), ...each]),
  )('is allowed or refused as Airflow does by %s', (_, schema, answers) => {
    const found = values.filter((value) => problemOfParam(schema, value) === undefined);
    expect(found).toEqual(values.filter((__, index) => answers[index] === 'y'));
  });

  it('is told with its place and what is wrong with it, or with what is wrong with its schema', () => {
    const schema = { type: 'object', properties: { rows: { type: 'integer' } } };
    expect(problemOfParam(schema, { rows: 'x' })).toBe('{"rows":"x"} /rows must be integer');
    expect(problemOfParam({ type: 'string' }, 1)).toBe('1 must be string');
    expect(problemOfParam({ required: 'a' }, {})).toBe('its schema is invalid: data/required must be array');
  });
});
