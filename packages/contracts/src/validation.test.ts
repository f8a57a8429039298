import { describe, expect, it } from 'vitest';
import { executionApiOperations } from './generated/execution-api.ts';
import { executionApiSchemas } from './generated/execution-api-schemas.ts';
import { restApiOperations } from './generated/rest-api.ts';
import { restApiSchemas } from './generated/rest-api-schemas.ts';
import { serializedDagSchemas } from './generated/serialized-dag-schemas.ts';
import { simpleAuthSchemas } from './generated/simple-auth-schemas.ts';
import { supervisorMessageTypes } from './generated/supervisor.ts';
import { supervisorSchemas } from './generated/supervisor-schemas.ts';
import { schemaRef } from './schema-set.ts';
import { createAjv, createValidators } from './validation.ts';

const sets = [executionApiSchemas, restApiSchemas, serializedDagSchemas, simpleAuthSchemas, supervisorSchemas];

describe('the schema sets', () => {
  it.each([
    ['in strict mode', {}],
    ['with defaults and coercion', { useDefaults: true, coerceTypes: 'array' }],
  ] as const)('compile %s, every part of them', (_, options) => {
    for (const set of sets) {
      const ajv = createAjv({ logger: false, ...options });
      ajv.addSchema(set);
      for (const name of Object.keys(set.definitions)) ajv.compile(schemaRef(set, name));
    }
  });

  it('name every schema that an operation refers to', () => {
    const tables = [
      [executionApiOperations, executionApiSchemas],
      [restApiOperations, restApiSchemas],
    ] as const;
    for (const [operations, set] of tables) {
      for (const { parameters, body, responses } of Object.values(operations)) {
        const names = [...Object.values(parameters), body, ...Object.values(responses)].filter((name) => name !== null);
        for (const name of names) expect(set.definitions).toHaveProperty([name]);
      }
    }
    expect(Object.keys(executionApiOperations)).toHaveLength(55);
    expect(Object.keys(restApiOperations)).toHaveLength(128);
  });

  it('hold the messages of the supervisor', () => {
    expect(supervisorMessageTypes).toContain('StartupDetails');
    for (const name of supervisorMessageTypes) expect(supervisorSchemas.definitions).toHaveProperty([name]);
  });
});

describe('createValidators', () => {
  const validators = createValidators(executionApiSchemas);

  it('accepts what pydantic accepts: a union whose members overlap, a duration with a fraction', () => {
    const deferred = {
      state: 'deferred',
      classpath: 'a.B',
      next_method: 'go',
      trigger_timeout: 'PT0.5S',
      next_kwargs: { n: 1 },
    };
    expect(validators.validate('ti_update_state.body', deferred)).toEqual({ ok: true, value: deferred });
  });

  it.each([
    ['2026-01-02T03:04:05.123456+00:00', true],
    ['2026-01-02T03:04:05Z', true],
    ['2026-01-02 03:04', true],
    ['2026-01-02T03:04:05', true],
    ['2026-01-02', true],
    ['2026-02-30T00:00:00Z', false],
    ['2026-01-02T24:00:00Z', false],
    ['yesterday', false],
  ])('reads the date and time %s as pydantic does: %s', (end_date, ok) => {
    expect(validators.validate('TITerminalStatePayload', { state: 'failed', end_date }).ok).toBe(ok);
  });

  it('names the field that is wrong and the field that is missing', () => {
    const result = validators.validate('TIHeartbeatInfo', { hostname: 7 });
    expect(result).toMatchObject({
      ok: false,
      errors: expect.arrayContaining([
        { path: ['pid'], message: "must have required property 'pid'", keyword: 'required' },
        { path: ['hostname'], message: 'must be string', keyword: 'type' },
      ]),
    });
  });

  it('throws for a schema that the set does not have', () => {
    expect(() => validators.validate('Nothing', {})).toThrow('The schema set execution-api has no schema Nothing.');
  });
});
