import type { RequestValidation } from '../http/validation.ts';

/**
 * A bulk body, each action checked against the schema of its kind. Nothing is filled in: a field left out of an entity is not meant, so
 * what has a default must not look as if it were given.
 */
export function readBulkBody(validation: RequestValidation, schemaName: string, value: unknown): unknown {
  const entity = schemaName.slice('BulkBody_'.length);
  const actions = (value as { actions?: unknown } | null | undefined)?.actions;
  if (!Array.isArray(actions)) return validation.body(schemaName, value);
  for (const [index, action] of actions.entries()) {
    const kind = kinds.get((action as { action?: unknown } | null)?.action);
    const place = ['body', 'actions', String(index)];
    if (kind === undefined) return validation.body(schemaName, value);
    validation.body(`Bulk${kind}Action_${entity}`, structuredClone(action), place);
  }
  return value;
}

const kinds = new Map<unknown, string>([
  ['create', 'Create'],
  ['update', 'Update'],
  ['delete', 'Delete'],
]);
