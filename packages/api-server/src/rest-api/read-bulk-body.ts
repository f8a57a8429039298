import { restApiSchemas } from '@leeward/contracts/rest-api-schemas';
import { schemaRef } from '@leeward/contracts/schema-set';
import { readLaxly } from '../http/lax-values.ts';
import type { RequestValidation } from '../http/validation.ts';

/**
 * A bulk body, each action checked against the schema of its kind. Nothing is filled in: a field left out of an entity is not meant, so
 * what has a default must not look as if it were given.
 */
export function readBulkBody(validation: RequestValidation, schemaName: string, value: unknown): unknown {
  const entity = schemaName.slice('BulkBody_'.length);
  const actions = (value as { actions?: unknown } | null | undefined)?.actions;
  if (!Array.isArray(actions)) return validation.body(schemaName, value);
  const read = actions.map((action: unknown, index) => {
    const kind = kinds.get((action as { action?: unknown } | null)?.action);
    if (kind === undefined) return validation.body(schemaName, value);
    const name = `Bulk${kind}Action_${entity}`;
    validation.body(name, structuredClone(action), ['body', 'actions', index, kind.toLowerCase()]);
    return readLaxly(restApiSchemas, schemaRef(restApiSchemas, name), action);
  });
  return { ...(value as object), actions: read };
}

const kinds = new Map<unknown, string>([
  ['create', 'Create'],
  ['update', 'Update'],
  ['delete', 'Delete'],
]);
