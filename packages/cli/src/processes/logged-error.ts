import { pino } from 'pino';

/**
 * An error as a field of the log: JSON itself would drop its message. One with a `code` or a `status` (of the system, Postgres,
 * Kubernetes or ours) says what is wrong; any other is a mistake of the program and comes with its stack.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { raw, stack, ...fields } = pino.stdSerializers.err(error);
  const saysItself = 'code' in error || 'status' in error;
  return saysItself ? fields : { ...fields, stack };
}
