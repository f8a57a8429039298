import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** As Airflow's (GZipMiddleware in `airflow/api_fastapi/app.py`): shorter answers and higher levels are not worth their time. */
const leastBytes = 1_024;
const level = 5;
const compressible = /^(text\/|application\/(.*\+)?(json|javascript|yaml)\b|image\/svg)/;
const gzipped = promisify(gzip);

/** An `onSend` hook: answers in one piece are compressed for whoever takes that. Streams are left alone, for they are read as they come. */
export async function compress(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  if (Buffer.byteLength(payload) < leastBytes || request.method === 'HEAD') return payload;
  if (!compressible.test(String(reply.getHeader('content-type'))) || reply.hasHeader('content-encoding'))
    return payload;
  reply.header('vary', 'Accept-Encoding');
  if (!takesGzip(request.headers['accept-encoding'])) return payload;
  reply.header('content-encoding', 'gzip').removeHeader('content-length');
  return gzipped(payload, { level });
}

/** RFC 9110, 12.5.3: named, or by `*`, and not with a weight of nothing. */
export function takesGzip(accepted: string | readonly string[] | undefined): boolean {
  const weights = new Map<string, number>();
  for (const part of String(accepted ?? '').split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    const weight = parameters.find((each) => each.startsWith('q='))?.slice(2);
    weights.set(coding, weight === undefined ? 1 : Number(weight));
  }
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
