import { HttpError } from './http-error.ts';

/**
 * What pydantic says of a body whose fields contradict each other. `input` is the body as it was given; it is left out where there are
 * secrets in it.
 */
export function bodyRefused(sentence: string, input: unknown = {}): HttpError {
  const msg = `Value error, ${sentence}`;
  return new HttpError(422, [{ type: 'value_error', loc: ['body'], msg, input, ctx: { error: {} } }]);
}
