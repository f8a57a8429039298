import { jsonText } from '@leeward/contracts';
import type { FastifyRequest } from 'fastify';
import { exactBody } from './exact-body.ts';
import { HttpError } from './http-error.ts';

/** The JSON text of the `value` of a body that sets a key of a state store; throws a 422 for null, as in Airflow. */
export function stateStoreValue(request: FastifyRequest): string {
  const { value } = exactBody<{ value?: unknown }>(request);
  if (value !== null && value !== undefined) return jsonText(value);
  const msg = 'Value error, value cannot be null';
  throw new HttpError(422, [{ type: 'value_error', loc: ['body', 'value'], msg, input: null, ctx: { error: {} } }]);
}
