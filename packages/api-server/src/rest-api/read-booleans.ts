import type { SchemaSet } from '@leeward/contracts/schema-set';

const words = new Map<string, string>([
  ...['1', 'on', 't', 'true', 'y', 'yes'].map((word) => [word, 'true'] as const),
  ...['0', 'off', 'f', 'false', 'n', 'no'].map((word) => [word, 'false'] as const),
]);

interface Schema {
  type?: string;
  anyOf?: readonly Schema[];
  properties?: Record<string, Schema>;
}

/** The query with truth values in the words that JSON has; clients write them as pydantic reads them: `True`, `1`, `yes`. */
export function readBooleans(set: SchemaSet, name: string, query: unknown): Record<string, unknown> {
  const { properties = {} } = (set.definitions[name] ?? {}) as Schema;
  const result = { ...(query as Record<string, unknown>) };
  for (const [key, value] of Object.entries(result)) {
    if (typeof value !== 'string' || !isBoolean(properties[key])) continue;
    result[key] = words.get(value.toLowerCase()) ?? value;
  }
  return result;
}

function isBoolean(schema: Schema | undefined): boolean {
  return schema?.type === 'boolean' || (schema?.anyOf?.some(isBoolean) ?? false);
}
