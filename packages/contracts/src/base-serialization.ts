/**
 * Airflow's encoding of values inside a serialized Dag (`BaseSerialization`): `{__type, __var}` around what JSON cannot say. Here it
 * is read into plain data; what only Python could rebuild stays encoded.
 */
import { WholeFloat } from './whole-float.ts';

export type Encoded = { __type: string; __var: unknown };

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WholeFloat);
}

/** A number that the reader computes with, whether or not it was kept as a float; everything else as it is. */
export function plainNumber(value: unknown): unknown {
  return value instanceof WholeFloat ? value.value : value;
}

export function isEncoded(value: unknown): value is Encoded {
  return isRecord(value) && typeof value.__type === 'string' && '__var' in value;
}

/** Dicts, lists, sets and tuples as objects and arrays, timedeltas as seconds, datetimes as Dates; the rest as it is. */
export function decodeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeValue);
  if (!isEncoded(value)) return value;
  switch (value.__type) {
    case 'dict':
      return Object.fromEntries(Object.entries(value.__var as object).map(([key, item]) => [key, decodeValue(item)]));
    case 'set':
    case 'tuple':
      return (value.__var as unknown[]).map(decodeValue);
    case 'timedelta':
      return plainNumber(value.__var);
    case 'datetime':
      return new Date(Number(value.__var) * 1_000);
    default:
      return value;
  }
}
