import { plainJson } from '@leeward/contracts';
import { problemOfParam } from '@leeward/contracts/param-schema';
import type { Dag } from '@leeward/contracts/serialized-dag-reader';
import { timetableFacts } from '@leeward/timetables';

/**
 * Why the params of a Dag with a schedule cannot do without a person who gives their values; undefined where they can. The rule of
 * airflow/sdk/definitions/dag.py (_validate_params).
 */
export function problemOfDefaults(dag: Dag): string | undefined {
  if (!timetableFacts(plainJson(dag.timetable)).canBeScheduled) return undefined;
  for (const { name, default: value, schema } of dag.params) {
    const problem = problemOfParam(schema, plainJson(value ?? null));
    if (problem !== undefined) {
      return `Dag ${dag.dagId} has a schedule, whose runs take the defaults of its params; that of ${name} is not valid: ${problem}.`;
    }
  }
  return undefined;
}
