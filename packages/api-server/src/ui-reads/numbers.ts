import { HttpError } from '../http/http-error.ts';

/** A whole number of a query within bounds, or its default. Throws a 422 with the place. */
export function wholeNumber(
  query: Readonly<Record<string, unknown>>,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const text = query[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (typeof text === 'string' && /^-?\d+$/.test(text) && value >= least && value <= most) return value;
  const msg = `Input should be a whole number from ${least} to ${most}`;
  throw new HttpError(422, [{ type: 'int_range', loc: ['query', name], msg, input: text }]);
}
