import type { DagParam } from '@leeward/contracts/serialized-dag-reader';
import { createAjv } from '@leeward/contracts/validation';

/** A sentence about the first param whose value, from the conf or its default, does not fit its schema; undefined where all do. */
export function conflictingParam(params: readonly DagParam[], conf: Record<string, unknown>): string | undefined {
  if (params.length === 0) return undefined;
  const ajv = createAjv({ strict: false });
  for (const { name, default: standard, schema } of params) {
    const value = name in conf ? conf[name] : standard;
    if (value === undefined) return `No value passed and Param ${name} has no default value`;
    const validate = ajv.compile(schema);
    if (!validate(value))
      return `Invalid input for param ${name}: ${ajv.errorsText(validate.errors, { dataVar: name })}`;
  }
  return undefined;
}
