import { WholeFloat } from './whole-float.ts';

/**
 * JSON of a language that tells floats from integers and has integers of any size: 1.0 becomes a WholeFloat and an integer beyond
 * 2^53 a bigint, which `jsonText` writes as they were. Everything else is as JSON.parse gives it, and so are numbers in a browser that
 * does not tell how they were written. Throws SyntaxError.
 */
export function parseExactJson(text: string): unknown {
  return mayLoseNumber.test(text) ? JSON.parse(text, exactNumber) : JSON.parse(text);
}

/** JSON of a value that may hold such numbers, on one line or with so many spaces a level. */
export function jsonText(value: unknown, indentation?: number): string {
  try {
    return JSON.stringify(value, null, indentation);
  } catch (error) {
    // JSON.stringify refuses a bigint, and has no other TypeError for plain data.
    if (!(error instanceof TypeError)) throw error;
    return JSON.stringify(
      value,
      (_key, each: unknown) => (typeof each === 'bigint' ? exactly(each) : each),
      indentation,
    );
  }
}

/** The value with numbers as JSON.parse gives them, for readers that compute with them. */
export function plainJson<Value>(value: Value): Value {
  return JSON.parse(jsonText(value));
}

/** A number with a point or an exponent, or of sixteen digits; text inside of strings may look so too, which costs time only. */
const mayLoseNumber = /(?:^|[[:,\s])-?(?:\d+(?:\.\d+)?[eE][+-]?\d+|\d+\.\d+|\d{16,})(?:[,\]}\s]|$)/;

function exactNumber(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  if (typeof value !== 'number' || source === undefined || (Number.isSafeInteger(value) && !/[.eE]/.test(source)))
    return value;
  if (/[.eE]/.test(source)) return Number.isInteger(value) ? new WholeFloat(value) : value;
  return BigInt(source);
}

function exactly(integer: bigint): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(String(integer));
}
