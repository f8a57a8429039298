import { plainJson } from '@leeward/contracts';
import { problemOfParam } from '@leeward/contracts/param-schema';
import type { DagParam } from '@leeward/contracts/serialized-dag-reader';
import { errors } from '../errors.ts';

/**
 * Checks a run's conf against the Dag's params: every param has a value, of the conf or its default, that its JSON schema allows.
 * A param whose default is an object is merged with the conf's value, as airflow/sdk/definitions/param.py (deep_merge) does. Keys of the
 * conf that are no params are free; of numbers the schema sees the value alone. Throws LW_PARAM_INVALID naming the param.
 */
export function checkParams(params: readonly DagParam[], conf: Readonly<Record<string, unknown>> | null): void {
  const given = plainJson(conf ?? {});
  for (const { name, default: fallback, schema } of params) {
    const value = given[name] === undefined ? fallback : merged(fallback, given[name]);
    if (value === undefined) throw errors.LW_PARAM_INVALID({ name, problem: 'No value passed' });
    const problem = problemOfParam(schema, value);
    if (problem !== undefined) throw errors.LW_PARAM_INVALID({ name, problem });
  }
}

function merged(fallback: unknown, given: unknown): unknown {
  return isPlainObject(fallback) && isPlainObject(given) ? { ...fallback, ...given } : given;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
