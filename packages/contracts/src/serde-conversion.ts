/**
 * Values as the Task SDK writes them (airflow.sdk.serde: `__classname__`, `__version__`, `__data__`) to the form that workers before
 * Task SDK 1.2 read (BaseSerialization: `__type`, `__var`). Only the types of the standard library that both know are converted.
 */

type Json = unknown;

/** Thrown inside for a value that only the class's own code could convert. */
class NotConvertible extends Error {}

/**
 * The keyword arguments of a resumed task in the old form. What is in the old form already, and what holds an object of a class
 * that is not known here, is given back unchanged, as Airflow does (versions/v2026_04_06.py).
 */
export function serdeToBaseSerialization(kwargs: Record<string, Json>): Record<string, Json> {
  if ('__type' in kwargs && '__var' in kwargs) return kwargs;
  try {
    return encodeObject(kwargs);
  } catch (error) {
    if (error instanceof NotConvertible) return kwargs;
    throw error;
  }
}

function encodeObject(value: Record<string, Json>): Record<string, Json> {
  return { __var: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)])), __type: 'dict' };
}

function encode(value: Json): Json {
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, Json>;
  return typeof object.__classname__ === 'string'
    ? encodeInstance(object.__classname__, object.__data__)
    : encodeObject(object);
}

function encodeInstance(className: string, data: Json): Json {
  switch (className) {
    case 'builtins.tuple':
      return { __var: encode(data), __type: 'tuple' };
    case 'builtins.set':
      return { __var: encode(data), __type: 'set' };
    case 'datetime.timedelta':
      return { __var: data, __type: 'timedelta' };
    case 'datetime.date':
      return data;
    case 'datetime.datetime':
    case 'pendulum.datetime.DateTime':
      return { __var: (data as { timestamp: number }).timestamp, __type: 'datetime' };
    default:
      throw new NotConvertible(className);
  }
}
