import { parseExactJson } from '@leeward/contracts/exact-json';

/** Of what parseExactJson gives, which keeps a number that a JavaScript one would alter in an object or a bigint. */
export function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || isFloat(value);
}

/** As JSON schema has it: 1.0 is one too. */
export function isWholeNumber(value: unknown): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : isNumber(value);
}

/** The number that a person typed, with all its digits and as a float where it reads as one; undefined for what is none. */
export function numberOf(entered: string): unknown {
  const number = Number(entered);
  if (Number.isNaN(number)) return undefined;
  try {
    return parseExactJson(entered);
  } catch {
    return number;
  }
}

/** Neither a list nor a member of an object: what stands for a number there has its value. */
const isFloat = (value: unknown) => typeof value === 'object' && value !== null && typeof value.valueOf() === 'number';
