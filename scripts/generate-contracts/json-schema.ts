// JSON schemas as the contracts' documents write them, and their normal form: what ajv's draft-07 strict mode takes.

/** The part of JSON Schema that the contracts use. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema | JsonSchema[];
  prefixItems?: JsonSchema[];
  additionalItems?: boolean;
  minItems?: number;
  maxItems?: number;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  default?: unknown;
  format?: string;
  [keyword: string]: unknown;
};

// Keywords that carry no constraint: misspelt or meant for documentation and code generators.
const dropped = new Set([
  'constant',
  'discriminator',
  'unevaluatedItems',
  'x-enum-varnames',
  'readOnly',
  '$comment',
  'title',
]);
const knownFormats = new Set(['date', 'date-time', 'duration', 'uuid']);
const nested = new Set(['additionalProperties', 'items', 'prefixItems', 'anyOf', 'oneOf', 'allOf']);

/** The last segment of a reference: the name of what it points to. */
export function refName(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** Applies `change` to a schema and to all schemas in it, the inner ones first. */
function deep(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    return typeof value === 'object' && value !== null ? deep(value as JsonSchema, change) : value;
  };
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (nested.has(keyword)) return [keyword, visit(value)];
    if (keyword !== 'properties') return [keyword, value];
    return [keyword, Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, visit(inner)]))];
  });
  return change(Object.fromEntries(entries));
}

/** The schema with each reference pointing to the same name under `prefix`. */
export function rewriteRefs(schema: JsonSchema, prefix: string): JsonSchema {
  return deep(schema, (part) => (part.$ref === undefined ? part : { ...part, $ref: prefix + refName(part.$ref) }));
}

/** Whether the schema is the documents' spelling of "any JSON value": Airflow writes it as an alternative of all types. */
export function isAnyJson(schema: JsonSchema): boolean {
  const types = (schema.oneOf ?? schema.anyOf ?? []).map((part) => part.type);
  return types.length >= 6 && types.includes('object') && types.includes('array') && types.includes('null');
}

/**
 * The schema in draft-07: tuples as `items`, no keyword without effect, no unknown format, and `anyOf` for `oneOf`, because
 * pydantic's unions accept a value that matches several members ("integer" and "number", payloads with optional fields).
 */
export function draft07(schema: JsonSchema): JsonSchema {
  return deep(schema, (part) => {
    if (isAnyJson(part)) return {};
    const { oneOf, prefixItems, format, ...rest } = part;
    const kept: JsonSchema = Object.fromEntries(Object.entries(rest).filter(([keyword]) => !dropped.has(keyword)));
    if (oneOf !== undefined) kept.anyOf = oneOf;
    if (format !== undefined && knownFormats.has(format)) kept.format = format;
    if (prefixItems !== undefined) {
      Object.assign(kept, { items: prefixItems, minItems: prefixItems.length, additionalItems: false });
    }
    return kept;
  });
}
