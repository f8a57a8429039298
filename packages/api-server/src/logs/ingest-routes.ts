import { LeewardError } from '@leeward/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate, requireOwnAttempt } from '../execution-api/authentication.ts';
import type { ExecutionApiContext } from '../execution-api/context.ts';
import { HttpError } from '../http/http-error.ts';
import { createLogNotices } from './log-notices.ts';
import { noteFullStore } from './note-full-store.ts';

/** Leeward's own addition to the Execution API: workers ship logs as they are written. */
const logOffsetHeader = 'leeward-log-offset';
/** The size of the log after the request: where the next chunk begins. */
const logSizeHeader = 'leeward-log-size';

const largestChunkBytes = 8 * 1024 * 1024;

/** What Kubernetes takes as the name of a pod. */
const podName = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/**
 * `POST /execution/logs/{attempt}` with a chunk of lines at the byte offset of the header: 204, or 409 where a chunk before it is
 * missing, or 507 where the store is full. `GET` of the same path tells the size, for an attempt that goes on after a deferral.
 * `POST /execution/logs/{attempt}/pods/{pod}` is the same for the output of one of the attempt's pods, whose worker ships no log: a log
 * of its own beside the attempt's, read together with it.
 */
export function logIngestRoutes(app: FastifyInstance, context: ExecutionApiContext): void {
  const { database, tokens, logStore, logPaths } = context;
  const notices = createLogNotices(database, (error) => app.log.warn({ err: error }, 'log notice not sent'));
  app.addHook('onClose', () => notices.close());

  app.addContentTypeParser(
    ['application/x-ndjson', 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: largestChunkBytes },
    (_request, body, done) => done(null, body),
  );

  app.route<{ Params: { attempt_id: string } }>({
    method: 'POST',
    url: '/logs/:attempt_id',
    bodyLimit: largestChunkBytes,
    handler: (request, reply) => ingest(request, reply, request.params.attempt_id, ''),
  });

  app.route<{ Params: { attempt_id: string; pod: string } }>({
    method: 'POST',
    url: '/logs/:attempt_id/pods/:pod',
    bodyLimit: largestChunkBytes,
    async handler(request, reply) {
      const { attempt_id: attemptId, pod } = request.params;
      if (!podName.test(pod)) throw new HttpError(422, [malformedPod(pod)]);
      return ingest(request, reply, attemptId, podLogEnd(pod));
    },
  });

  app.route<{ Params: { attempt_id: string } }>({
    method: 'GET',
    url: '/logs/:attempt_id',
    async handler(request) {
      const token = await authenticate(request, tokens, ['execution']);
      requireOwnAttempt(token, request.params.attempt_id);
      return { size: (await logStore.size(await logPaths.of(token.attemptId))) ?? 0 };
    },
  });

  async function ingest(request: FastifyRequest, reply: FastifyReply, attemptId: string, pathEnd: string) {
    const token = await authenticate(request, tokens, ['execution']);
    requireOwnAttempt(token, attemptId);
    const offset = Number(request.headers[logOffsetHeader] ?? Number.NaN);
    if (!Number.isSafeInteger(offset) || offset < 0) {
      throw new HttpError(422, [
        {
          type: 'missing',
          loc: ['header', logOffsetHeader],
          msg: 'The byte offset of the chunk is required',
          input: null,
        },
      ]);
    }
    if (!Buffer.isBuffer(request.body)) throw new HttpError(415, 'A log chunk is application/x-ndjson');
    const path = (await logPaths.of(token.attemptId)) + pathEnd;
    const { stored, size } = await append(token.attemptId, path, offset, request.body);
    reply.header(logSizeHeader, String(size));
    if (!stored) {
      throw new HttpError(409, {
        reason: 'missing_chunk',
        message: `The log has ${size} bytes, and the chunk begins at ${offset}`,
      });
    }
    notices.appended(token.attemptId);
    return reply.code(204).send();
  }

  async function append(attemptId: string, path: string, offset: number, chunk: Buffer) {
    try {
      return await logStore.append(path, offset, chunk);
    } catch (error) {
      if (error instanceof LeewardError && error.status === 507) {
        app.log.error({ err: error }, 'log store full');
        await noteFullStore(database, attemptId);
        throw new HttpError(507, { reason: 'log_store_full', message: error.message }, { 'retry-after': '10' });
      }
      throw error;
    }
  }
}

/** After the path of the attempt's log. */
function podLogEnd(pod: string): string {
  return `.pod.${pod}.log`;
}

function malformedPod(input: string) {
  return { type: 'string_pattern_mismatch', loc: ['path', 'pod'], msg: 'The name of a pod is required', input };
}
