import type { SchemaSet } from '@leeward/contracts/schema-set';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/**
 * The value as pydantic reads it where it is not strict, for Airflow's models are not: `"2"` is an integer, `"yes"` and 1 are truth
 * values, a number is an instant in seconds (or in milliseconds, where it is beyond 2e10), an instant at midnight is a day. Only what the schema names is read so;
 * whatever cannot be read stays as it is, for the check that follows to complain of. The value itself is not changed.
 */
export function readLaxly(set: SchemaSet, schema: Schema, value: unknown): unknown {
  const { $ref, anyOf, properties, items, type, format } = schema;
  if ($ref !== undefined) return readLaxly(set, set.definitions[$ref.split('/').at(-1) ?? ''] as Schema, value);
  if (anyOf !== undefined) return readMember(set, anyOf, value);
  if (Array.isArray(value)) return items === undefined ? value : value.map((item) => readLaxly(set, items, item));
  if (typeof value === 'object' && value !== null) {
    if (properties === undefined) return value;
    const read = (key: string, field: unknown) => {
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return [key, property === undefined ? field : readLaxly(set, property, field)] as const;
    };
    return Object.fromEntries(Object.entries(value).map(([key, field]) => read(key, field)));
  }
  if (type === 'integer') return integerOf(value);
  if (type === 'number') return numberOf(value);
  if (type === 'boolean') return truthOf(value);
  if (type === 'string' && format === 'date-time') return instantOf(value);
  if (type === 'string' && format === 'date') return dayOf(value);
  return value;
}

/** Whatever zone it is midnight in. */
function dayOf(value: unknown): unknown {
  const midnight = /^(\d{4}-\d\d-\d\d)[Tt ]00:00(:00(\.0+)?)?([Zz]|[-+]\d\d:?\d\d)?$/.exec(String(instantOf(value)));
  return midnight?.[1] ?? value;
}

/** A member of the union that takes the value as it is comes before one that has to read it. */
function readMember(set: SchemaSet, members: readonly Schema[], value: unknown): unknown {
  if (members.some(({ type, format }) => type === typeof value && format === undefined)) return value;
  if (value === null) return value;
  const readings = members.map((member) => readLaxly(set, member, value));
  return readings.find((reading) => reading !== value) ?? value;
}

/** Adding 0 makes 0 of a -0. */
function integerOf(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' && /^\s*[-+]?\d+(_\d+)*(\.0+)?\s*$/.test(value)
    ? Number(value.replaceAll('_', '')) + 0
    : value;
}

function numberOf(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value) ? Number(value) : value;
}

const truths = new Map<unknown, boolean>([
  ...[1, '1', 'on', 't', 'true', 'y', 'yes'].map((word) => [word, true] as const),
  ...[0, '0', 'off', 'f', 'false', 'n', 'no'].map((word) => [word, false] as const),
]);

const truthOf = (value: unknown) => truths.get(typeof value === 'string' ? value.toLowerCase() : value) ?? value;

/** Beyond it a number counts milliseconds. */
const mostSeconds = 2e10;

function instantOf(value: unknown): unknown {
  const isText = typeof value === 'string' && /^[-+]?(\d+\.?\d*|\.\d+)$/.test(value);
  if (!isText && typeof value !== 'number') return value;
  const given = Number(value);
  const instantMs = Math.abs(given) > mostSeconds ? given : given * 1_000;
  const wholeMs = Math.floor(instantMs);
  const instant = new Date(wholeMs);
  if (Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9_999) return value;
  const microseconds = Math.round((instantMs - wholeMs) * 1_000);
  return instant.toISOString().replace('Z', `${String(microseconds).padStart(3, '0')}Z`);
}
