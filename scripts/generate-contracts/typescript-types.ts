// JSON schemas to TypeScript types. A type alias, never an interface, so that a value may also be read as a record.
import { isAnyJson, type JsonSchema, refName } from './json-schema.ts';

const identifier = /^[A-Za-z_$][\w$]*$/;

export function propertyName(name: string): string {
  return identifier.test(name) ? name : JSON.stringify(name);
}

function literal(schema: JsonSchema): unknown[] | null {
  if (schema.const !== undefined) return [schema.const];
  return schema.enum ?? null;
}

/** A property is present when it is required, or when it has one possible value only: a discriminator. */
function isPresent(name: string, schema: JsonSchema, owner: JsonSchema): boolean {
  return owner.required?.includes(name) === true || (literal(schema)?.length === 1 && schema.default !== undefined);
}

/** Writes one TypeScript type per schema; `rename` turns the name of a schema into the name of its type. */
export class TypeWriter {
  readonly #rename: (name: string) => string;

  constructor(rename: (name: string) => string = (name) => name) {
    this.#rename = rename;
  }

  declaration(name: string, schema: JsonSchema): string {
    return `export type ${this.#rename(name)} = ${this.type(schema)};\n`;
  }

  type(schema: JsonSchema, indent = ''): string {
    if (schema.$ref !== undefined) return this.#rename(refName(schema.$ref));
    if (isAnyJson(schema)) return 'unknown';
    const values = literal(schema);
    if (values !== null) return this.#union(values.map((value) => JSON.stringify(value)));
    const alternatives = schema.anyOf ?? schema.oneOf;
    if (alternatives !== undefined) return this.#union(alternatives.map((part) => this.type(part, indent)));
    if (Array.isArray(schema.type))
      return this.#union(schema.type.map((type) => this.type({ ...schema, type }, indent)));
    switch (schema.type) {
      case 'string':
      case 'boolean':
      case 'null':
        return schema.type;
      case 'integer':
      case 'number':
        return 'number';
      case 'array':
        return this.#array(schema, indent);
      case 'object':
        return this.#object(schema, indent);
      default:
        return schema.properties === undefined ? 'unknown' : this.#object(schema, indent);
    }
  }

  #union(types: string[]): string {
    return types.includes('unknown') ? 'unknown' : [...new Set(types)].join(' | ');
  }

  #array(schema: JsonSchema, indent: string): string {
    const tuple = schema.prefixItems ?? (Array.isArray(schema.items) ? schema.items : undefined);
    if (tuple !== undefined) return `[${tuple.map((item) => this.type(item, indent)).join(', ')}]`;
    const item = schema.items === undefined ? 'unknown' : this.type(schema.items as JsonSchema, indent);
    return item.includes('|') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
  }

  #object(schema: JsonSchema, indent: string): string {
    const properties = Object.entries(schema.properties ?? {});
    const rest = schema.additionalProperties;
    const restType = typeof rest === 'object' ? this.type(rest, indent) : 'unknown';
    if (properties.length === 0) return rest === false ? 'Record<string, never>' : `Record<string, ${restType}>`;
    const lines = properties.map(([name, property]) => {
      const mark = isPresent(name, property, schema) ? '' : '?';
      return `${indent}  ${propertyName(name)}${mark}: ${this.type(property, `${indent}  `)};\n`;
    });
    if (rest === true || typeof rest === 'object') lines.push(`${indent}  [name: string]: unknown;\n`);
    return `{\n${lines.join('')}${indent}}`;
  }
}

/** An exported type per schema, in the order of their names. */
export function typeDeclarations(schemas: Record<string, JsonSchema>, rename?: (name: string) => string): string {
  const writer = new TypeWriter(rename);
  const names = Object.keys(schemas).sort();
  return names.map((name) => writer.declaration(name, schemas[name]!)).join('\n');
}
