import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { describe, expect, it, test } from 'vitest';
import { compress, takesGzip } from './compress.ts';

test.each([
  ['gzip', true],
  ['gzip, deflate, br', true],
  ['br;q=1.0, GZIP;q=0.5', true],
  ['*', true],
  ['gzip;q=0', false],
  ['gzip;q=0.000, *', false],
  ['br', false],
  ['identity', false],
  ['', false],
  [undefined, false],
])('who accepts %j takes gzip: %s', (accepted, expected) => {
  expect(takesGzip(accepted)).toBe(expected);
});

describe('answers', () => {
  const long = { rows: Array.from({ length: 200 }, (_, index) => `row ${index}`) };

  function server() {
    const app = fastify();
    app.addHook('onSend', compress);
    app.get('/long', async () => long);
    app.get('/short', async () => ({ a: 1 }));
    app.get('/bytes', async (_request, reply) => reply.type('application/octet-stream').send(Buffer.alloc(4_096)));
    app.get('/lines', async (_request, reply) =>
      reply.type('text/plain').send(ReadableStream.from(['a\n'.repeat(4_096)])),
    );
    return app;
  }
  const headers = { 'accept-encoding': 'gzip' };

  it('are compressed where they are long and that is accepted', async () => {
    await using app = server();
    const answer = await app.inject({ url: '/long', headers });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toEqual(long);
    const plain = await app.inject('/long');
    expect([plain.headers['content-encoding'], plain.headers.vary]).toEqual([undefined, 'Accept-Encoding']);
    expect(plain.json()).toEqual(long);
  });

  it.each(['/short', '/bytes', '/lines'])(
    'are left alone where they are short, no text, or a stream: %s',
    async (url) => {
      await using app = server();
      const answer = await app.inject({ url, headers });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-encoding']).toBeUndefined();
    },
  );

  it('to HEAD tell the length of what GET would give in plain', async () => {
    await using app = server();
    const answer = await app.inject({ method: 'HEAD', url: '/long', headers });
    expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, 0]);
    expect(Number(answer.headers['content-length'])).toBe(JSON.stringify(long).length);
  });
});
