import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { logStoreErrors } from '../logs/log-store.ts';
import { answerError } from './error-handler.ts';

test('a log store that does not answer is named, and not taken for the database', async () => {
  const app = Fastify();
  app.setErrorHandler((error, request, reply) => answerError(error as Error, request, reply));
  app.get('/', () => {
    throw logStoreErrors.LW_LOG_STORE_AWAY({ place: 's3://logs/airflow', problem: 'connect ECONNREFUSED' });
  });
  const answer = await app.inject('/');
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('1');
  const message = 'The log store s3://logs/airflow does not answer (connect ECONNREFUSED).';
  expect(answer.json()).toEqual({ detail: { reason: 'LW_LOG_STORE_AWAY', message } });
  await app.close();
});

test.each([
  ['could not extend file: No space left on device', '53100', 507, 'Database full', '10'],
  ['terminating connection due to administrator command', '57P01', 503, 'Database unavailable', '1'],
  ['duplicate key value', '23505', 409, 'Unique constraint violation', undefined],
])(
  'what Postgres says (%s) is answered so that a client knows whether to try again',
  async (message, code, status, reason, retryAfter) => {
    const app = Fastify();
    app.setErrorHandler((error, request, reply) => answerError(error as Error, request, reply));
    app.get('/', () => {
      throw Object.assign(new Error(message), { code });
    });
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ detail: { reason } });
    expect(answer.headers['retry-after']).toBe(retryAfter);
    expect(answer.body).not.toContain(message);
    await app.close();
  },
);
