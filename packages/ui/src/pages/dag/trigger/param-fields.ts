import { jsonText } from '@leeward/contracts/exact-json';
import type { UiParam } from '@leeward/contracts/ui-api';
import { isNumber } from './numbers.ts';

type FieldKind =
  | 'hidden'
  | 'text'
  | 'multiline'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date-time'
  | 'choice'
  | 'choices'
  | 'lines'
  | 'json'
  | 'either';

/** A param as a form asks for it. */
export interface ParamField {
  name: string;
  kind: FieldKind;
  label: string;
  /** Plain text, or Markdown where the schema has `description_md`. */
  description: { text: string; isMarkdown: boolean } | null;
  section: string | null;
  /** What there is to choose from, as JSON, with what a person reads; of a text, proposals. */
  options: { value: string; label: string }[];
  /** Of `either`: the JSON types that the value may have. */
  types: string[];
  /** An empty field means null; else a value is needed. */
  isNullable: boolean;
  /** The default is the empty text: an empty field means that text. */
  isEmptyMeant: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  inputType: 'text' | 'email' | 'url' | 'password';
  initial: FieldValue;
}

/** What a field holds while it is edited. `date-time`: an instant as ISO 8601 text; `choices`: values as JSON. */
export type FieldValue = string | boolean | string[];

type Schema = Readonly<Record<string, unknown>>;

/**
 * A param's control by its JSON schema, and where that has no type by its value, as Airflow's own form chooses
 * (FlexibleForm/FieldSelector): `enum`, `examples`, `values_display`, `format`, `section`, `title`, `description_md`; a `const` is sent
 * without being asked for.
 */
export function fieldOf(name: string, { value, description, schema }: UiParam): ParamField {
  const types = typesOf(schema);
  const kind = kindOf(schema, value);
  const markdown = textOr(schema.description_md, null);
  const text = markdown ?? description;
  return {
    name,
    kind,
    label: textOr(schema.title, name),
    description: text === null || text === '' ? null : { text, isMarkdown: markdown !== null },
    section: textOr(schema.section, null),
    options: optionsOf(schema),
    types,
    isNullable: types.length === 0 || types.includes('null') || (listOf(schema.enum)?.includes(null) ?? false),
    isEmptyMeant: value === '' && ['text', 'multiline', 'either'].includes(kind),
    ...numbers(schema, ['minimum', 'maximum', 'minLength', 'maxLength']),
    inputType: inputTypes[String(schema.format)] ?? 'text',
    initial: toField(kind, value),
  };
}

const inputTypes: Readonly<Record<string, ParamField['inputType']>> = {
  email: 'email',
  uri: 'url',
  password: 'password',
};

const textKinds: Readonly<Record<string, FieldKind>> = {
  multiline: 'multiline',
  date: 'date',
  time: 'time',
  'date-time': 'date-time',
};

function kindOf(schema: Schema, value: unknown): FieldKind {
  if (schema.const !== undefined) return 'hidden';
  const types = typesOf(schema).filter((type) => type !== 'null');
  const hasOptions = listOf(schema.enum) !== undefined || listOf(schema.examples) !== undefined;
  if (types.length > 1 && !hasOptions) return 'either';
  const type = types[0] ?? (typesOf(schema).length > 0 ? 'string' : typeOfValue(value));
  switch (type) {
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'number':
      return listOf(schema.enum) === undefined ? type : 'choice';
    case 'array':
      if (hasOptions) return 'choices';
      return ['string', undefined].includes((schema.items as { type?: string } | undefined)?.type) &&
        (value === null || isListOfTexts(value))
        ? 'lines'
        : 'json';
    case 'object':
      return 'json';
    case 'null':
      return listOf(schema.enum) === undefined ? 'json' : 'choice';
    default:
      return listOf(schema.enum) === undefined ? (textKinds[String(schema.format)] ?? 'text') : 'choice';
  }
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function typeOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (isNumber(value)) return 'number';
  return Array.isArray(value) ? 'array' : typeof value;
}

function typesOf({ type }: Schema): string[] {
  if (type === undefined || type === null) return [];
  return (Array.isArray(type) ? type : [type]).map(String);
}

/** `values_display` names a value by its text; null is named `None` too. */
function optionsOf(schema: Schema): ParamField['options'] {
  const display = (schema.values_display ?? {}) as Readonly<Record<string, string>>;
  const nameOf = (option: unknown) =>
    option === null
      ? (display.null ?? display.None ?? 'null')
      : (display[String(option)] ?? (typeof option === 'string' ? option : jsonText(option)));
  return (listOf(schema.enum) ?? listOf(schema.examples) ?? []).map((option) => ({
    value: jsonText(option),
    label: nameOf(option),
  }));
}

function toField(kind: FieldKind, value: unknown): FieldValue {
  switch (kind) {
    case 'boolean':
      return value === true;
    case 'choices':
      return Array.isArray(value) ? value.map((item) => jsonText(item)) : [];
    case 'lines':
      return Array.isArray(value) ? value.join('\n') : '';
    case 'choice':
      return jsonText(value ?? null);
    case 'hidden':
    case 'json':
      return value === undefined || value === null ? '' : jsonText(value, 2);
    case 'either':
      return value === null || value === undefined || typeof value === 'string' ? (value ?? '') : jsonText(value, 2);
    default:
      return value === null || value === undefined ? '' : typeof value === 'string' ? value : jsonText(value);
  }
}

/** What the fields hold for a conf, and what of it is of no field. */
export function enteredOf(
  fields: readonly ParamField[],
  conf: Readonly<Record<string, unknown>>,
): { values: Record<string, FieldValue>; beyond: Record<string, unknown> } {
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  const values: Record<string, FieldValue> = {};
  const beyond: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(conf)) {
    const kind = kinds.get(name);
    if (kind === undefined) beyond[name] = value;
    else values[name] = toField(kind, value);
  }
  return { values, beyond };
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function textOr<Other>(value: unknown, other: Other): string | Other {
  return typeof value === 'string' ? value : other;
}

function numbers<Name extends string>(schema: Schema, names: readonly Name[]): Partial<Record<Name, number>> {
  const found: Partial<Record<Name, number>> = {};
  for (const name of names) if (isNumber(schema[name])) found[name] = Number(schema[name]);
  return found;
}
