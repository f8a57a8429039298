export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A run parameter: a default, a description, and the JSON schema that the value of a run must meet. */
export class Param {
  readonly default: JsonValue;
  readonly description: string | null;
  readonly schema: Readonly<Record<string, JsonValue>>;

  constructor(value: JsonValue, description: string | null, schema: Readonly<Record<string, JsonValue>>) {
    this.default = value;
    this.description = description;
    this.schema = schema;
  }
}

/** Declares a parameter with a schema: `param(3, { type: 'integer', minimum: 1, description: 'how many' })`. */
export function param(
  value: JsonValue,
  options: { readonly description?: string; readonly [keyword: string]: JsonValue | undefined } = {},
): Param {
  const { description, ...rest } = options;
  const schema = Object.fromEntries(Object.entries(rest).filter((entry) => entry[1] !== undefined));
  return new Param(value, description ?? null, schema as Record<string, JsonValue>);
}

export type Params = Readonly<Record<string, JsonValue | Param>>;

export function asParam(value: JsonValue | Param): Param {
  return value instanceof Param ? value : new Param(value, null, {});
}
