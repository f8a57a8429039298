import { randomBytes } from 'node:crypto';
import { LeewardError } from '@leeward/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { HttpError, uniqueViolation } from './http-error.ts';

/** Errors of Postgres by SQLSTATE class, as airflow/api_fastapi/common/exceptions.py answers them. */
const databaseErrors: readonly [pattern: RegExp, status: number, reason: string][] = [
  [/^23505$/, 409, uniqueViolation],
  [/^22/, 422, 'Value rejected by database'],
];

/** The database is away for a moment: a connection error, or a server that starts or stops (SQLSTATE classes 08 and 57P). */
const awayCodes = /^(08...|57P..|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
const awayMessages = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** SQLSTATE disk_full. The statement changed nothing, and the same one is right again when there is room. */
const fullCode = '53100';

/** What another service does not do, of which a person may know; no fault of this server, whose own are told by an id. */
const tellable = new Set([502, 503]);

function isDatabaseAway(error: Error): boolean {
  return awayCodes.test(String((error as { code?: unknown }).code ?? '')) || awayMessages.test(error.message);
}

/** Every error leaves as `{"detail": …}`; what the client did not cause is logged with an id and told by the id only. */
export function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof HttpError) {
    reply.headers(error.headers);
    return send(reply, error.statusCode, error.detail);
  }
  if (error instanceof LeewardError && error.status < 500) {
    return send(reply, error.status, { reason: error.code, message: error.message });
  }
  const { statusCode, code } = error as FastifyError;
  if (statusCode !== undefined && statusCode < 500 && code?.startsWith('FST_'))
    return send(reply, statusCode, error.message);

  const id = randomBytes(4).toString('hex');
  const known = databaseErrors.find(([pattern]) => pattern.test(String(code ?? '')));
  request.log[known === undefined ? 'error' : 'info']({ err: error, errorId: id }, 'request failed');
  if (error instanceof LeewardError && tellable.has(error.status)) {
    return send(reply.header('retry-after', '1'), error.status, { reason: error.code, message: error.message });
  }
  if (isDatabaseAway(error)) {
    const unavailable = {
      reason: 'Database unavailable',
      message: `The database does not answer; see the log for ID ${id}`,
    };
    return send(reply.header('retry-after', '1'), 503, unavailable);
  }
  if (code === fullCode) {
    const full = {
      reason: 'Database full',
      message: `The disk of the database is full, so nothing was changed; make room. See the log for ID ${id}`,
    };
    return send(reply.header('retry-after', '10'), 507, full);
  }
  const message = `Serious error when handling your request. Check logs for more details - you will find it in api server when you look for ID ${id}`;
  if (known === undefined) return send(reply, 500, { reason: 'Internal server error', message });
  const [, status, reason] = known;
  return send(reply, status, { reason, statement: 'hidden', orig_error: 'hidden', message });
}

function send(reply: FastifyReply, status: number, detail: unknown): FastifyReply {
  return reply.code(status).type('application/json').send({ detail });
}
