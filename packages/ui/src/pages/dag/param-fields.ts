import type { UiParam } from '@leeward/contracts/ui-api';

export type FieldKind = 'text' | 'multiline' | 'integer' | 'number' | 'boolean' | 'choice' | 'list' | 'json';

/** A param as a form asks for it. */
export interface ParamField {
  name: string;
  kind: FieldKind;
  label: string;
  description: string | null;
  section: string | null;
  /** The values of a choice, as JSON, with what a person reads. */
  choices: { value: string; label: string }[];
  /** An empty field then means null. */
  nullable: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  inputType: 'text' | 'date' | 'time' | 'datetime-local' | 'email' | 'url' | 'password';
  initial: FieldValue;
}

/** What a field holds while it is edited. */
export type FieldValue = string | boolean | string[];

export type Parsed = { ok: true; value: unknown } | { ok: false; problem: 'required' | 'not-json' };

/** JSON schema's keywords as Airflow's own form reads them: `enum`, `values_display`, `format`, `section`, `title`. */
export function fieldOf(name: string, { value, description, schema }: UiParam): ParamField {
  const kind = kindOf(schema);
  const display = (schema.values_display ?? {}) as Record<string, string>;
  const options = (schema.enum ?? []) as unknown[];
  return {
    name,
    kind,
    label: textOr(schema.title, name),
    description: textOr(schema.description_md, description),
    section: textOr(schema.section, null),
    choices: options.map((option) => ({
      value: JSON.stringify(option),
      label: display[String(option)] ?? (typeof option === 'string' ? option : JSON.stringify(option)),
    })),
    nullable: typesOf(schema).includes('null') || options.includes(null) || typesOf(schema).length === 0,
    ...numbers(schema, ['minimum', 'maximum', 'minLength', 'maxLength']),
    ...(typeof schema.pattern === 'string' ? { pattern: schema.pattern } : {}),
    inputType: inputTypes[String(schema.format)] ?? 'text',
    initial: toField(kind, value),
  };
}

const inputTypes: Readonly<Record<string, ParamField['inputType']>> = {
  date: 'date',
  time: 'time',
  'date-time': 'text',
  email: 'email',
  uri: 'url',
  password: 'password',
};

function kindOf(schema: Record<string, unknown>): FieldKind {
  if (Array.isArray(schema.enum)) return 'choice';
  const types = typesOf(schema).filter((type) => type !== 'null');
  if (types.length === 0) return 'json';
  if (types.length > 1) return 'json';
  switch (types[0]) {
    case 'string':
      return schema.format === 'multiline' ? 'multiline' : 'text';
    case 'integer':
      return 'integer';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return (schema.items as { type?: unknown } | undefined)?.type === 'string' || schema.items === undefined
        ? 'list'
        : 'json';
    default:
      return 'json';
  }
}

function typesOf({ type }: Record<string, unknown>): unknown[] {
  if (type === undefined) return [];
  return Array.isArray(type) ? type : [type];
}

function toField(kind: FieldKind, value: unknown): FieldValue {
  switch (kind) {
    case 'boolean':
      return value === true;
    case 'list':
      return Array.isArray(value) ? value.map(String) : [];
    case 'choice':
      return JSON.stringify(value ?? null);
    case 'json':
      return value === undefined ? '' : JSON.stringify(value, null, 2);
    default:
      return value === null || value === undefined ? '' : String(value);
  }
}

/** The value of a field for the run's conf. */
export function parseField({ kind, nullable, choices }: ParamField, field: FieldValue): Parsed {
  if (typeof field !== 'string') return { ok: true, value: field };
  if (kind === 'choice') {
    const isChoice = choices.some(({ value }) => value === field);
    return isChoice ? { ok: true, value: JSON.parse(field) } : { ok: false, problem: 'required' };
  }
  if (field.trim() === '') {
    if (nullable) return { ok: true, value: null };
    return kind === 'text' || kind === 'multiline' ? { ok: true, value: field } : { ok: false, problem: 'required' };
  }
  switch (kind) {
    case 'integer':
    case 'number':
      return Number.isNaN(Number(field)) ? { ok: false, problem: 'required' } : { ok: true, value: Number(field) };
    case 'json':
      return parseJson(field);
    default:
      return { ok: true, value: field };
  }
}

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: 'not-json' };
  }
}

/** A run's conf as a person typed it: an object, or nothing for an empty one. */
export function parseConf(text: string): { ok: true; value: Record<string, unknown> } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: {} };
  const parsed = parseJson(text);
  const isObject =
    parsed.ok && typeof parsed.value === 'object' && parsed.value !== null && !Array.isArray(parsed.value);
  return isObject ? { ok: true, value: parsed.value as Record<string, unknown> } : { ok: false };
}

function textOr<Other>(value: unknown, other: Other): string | Other {
  return typeof value === 'string' ? value : other;
}

function numbers<Name extends string>(
  schema: Record<string, unknown>,
  names: readonly Name[],
): Partial<Record<Name, number>> {
  const found: Partial<Record<Name, number>> = {};
  for (const name of names) if (typeof schema[name] === 'number') found[name] = schema[name];
  return found;
}
