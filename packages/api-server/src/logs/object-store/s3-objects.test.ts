import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { s3Objects } from './s3-objects.ts';

afterEach(() => vi.unstubAllEnvs());

/** @param work is given what ends the store, too. */
async function withStore(
  answer: RequestListener,
  work: (objects: ReturnType<typeof s3Objects>, stop: () => Promise<void>) => Promise<void>,
) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_REGION']) vi.stubEnv(name, 'any');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  const objects = s3Objects({ bucket: 'logs', prefix: 'airflow', hasOwnEndpoint: true });
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  try {
    await work(objects, stop);
  } finally {
    if (server.listening) await stop();
  }
}

const refusal = (status: number, code: string): RequestListener => {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code} it is</Message></Error>`;
  return (_request, response) => response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
};

test('a store that cannot be reached is away, and named', async () => {
  await withStore(refusal(200, ''), async (objects, stop) => {
    await stop();
    const away = {
      code: 'LW_LOG_STORE_AWAY',
      message: expect.stringMatching(/^The log store s3:\/\/logs\/airflow does not answer \(connect ECONNREFUSED /),
    };
    await expect(objects.put('a', Buffer.from('x'))).rejects.toMatchObject(away);
    await expect(objects.get('a', 0, 1)).rejects.toMatchObject(away);
    await expect(objects.list('a')).rejects.toMatchObject(away);
    await expect(objects.remove('a')).rejects.toMatchObject(away);
  });
});

test.each([
  [503, 'SlowDown', 'LW_LOG_STORE_AWAY'],
  [500, 'InternalError', 'LW_LOG_STORE_AWAY'],
  [403, 'InvalidAccessKeyId', 'LW_LOG_STORE_REFUSED'],
  [404, 'NoSuchBucket', 'LW_LOG_STORE_REFUSED'],
])('an answer %i %s is %s', async (status, name, code) => {
  await withStore(refusal(status, name), async (objects) => {
    const failure = { code, message: expect.stringContaining(`${name} it is`) };
    await expect(objects.put('a', Buffer.from('x'))).rejects.toMatchObject(failure);
    await expect(objects.get('a', 0, 1)).rejects.toMatchObject(failure);
  });
});

test('an object that is not there is no failure', async () => {
  await withStore(refusal(404, 'NoSuchKey'), async (objects) => {
    expect(await objects.get('a', 0, 1)).toBeUndefined();
  });
});
