import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { authorize } from '../auth/session.ts';
import { HttpError } from '../http/http-error.ts';
import type { AttemptLine, LogPositions } from './attempt-lines.ts';
import { findAttemptByKey, type LoggedAttempt } from './attempt-lookup.ts';
import { followLog } from './follow.ts';
import type { LogRoutesOptions } from './read-routes.ts';

interface StreamPath {
  dag_id: string;
  run_id: string;
  task_id: string;
  map_index: string;
  try_number: string;
}

/** Proxies end connections that are silent for a minute. */
const keepAliveMs = 20_000;

/**
 * `GET /ui/logs/{dag}/{run}/{task}/{map index}/{try}/stream`: a log as server-sent events while it is written. Each event `lines`
 * has a list of messages as its data and the bytes of the attempt's logs after them as its id, so a browser that lost the connection goes
 * on where it was; the event `end` says that no more comes.
 */
export async function logStreamRoutes(app: FastifyInstance, options: LogRoutesOptions): Promise<void> {
  const { database, session, closing } = options;

  app.get<{ Params: StreamPath }>(
    '/ui/logs/:dag_id/:run_id/:task_id/:map_index/:try_number/stream',
    { preHandler: [session.authenticateUser, authorize('GET', 'dag')] },
    async (request, reply) => {
      const { dag_id: dagId, run_id: runId, task_id: taskId, map_index, try_number } = request.params;
      const key = { dagId, runId, taskId, mapIndex: Number(map_index), tryNumber: Number(try_number) };
      if (!Number.isInteger(key.mapIndex) || !Number.isInteger(key.tryNumber)) throw new HttpError(404, 'Not Found');
      const attempt = await findAttemptByKey(database, key);
      if (attempt === undefined) throw new HttpError(404, 'TaskInstance not found');
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const from = readPositions(String(request.headers['last-event-id'] ?? ''));
      const signal = AbortSignal.any([gone.signal, closing]);
      return reply
        .type('text/event-stream')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(Readable.from(eventText(attempt, from, signal)));
    },
  );

  async function* eventText(attempt: LoggedAttempt, from: LogPositions, signal: AbortSignal): AsyncGenerator<string> {
    yield 'retry: 1000\n\n';
    const lines = followLog(options, attempt, from, signal);
    let next: Promise<IteratorResult<AttemptLine[]>> | undefined;
    try {
      while (!signal.aborted) {
        next ??= lines.next();
        const result = await orSilence(next);
        if (result === 'silence') {
          yield ': still here\n\n';
          continue;
        }
        next = undefined;
        if (result.done) break;
        const messages = result.value.map(({ message }) => message);
        const id = writePositions(result.value.at(-1)!.positions);
        yield `event: lines\nid: ${id}\ndata: ${JSON.stringify(messages)}\n\n`;
      }
      if (!signal.aborted) yield 'event: end\ndata: {}\n\n';
    } finally {
      await lines.return(undefined);
    }
  }
}

/** `BYTES` of the attempt's own log, then ` END=BYTES` of each further one. */
function writePositions({ '': own = 0, ...others }: LogPositions): string {
  return [own, ...Object.entries(others).map(([name, position]) => `${name}=${position}`)].join(' ');
}

/** What cannot be read begins at the beginning. */
function readPositions(text: string): LogPositions {
  const [own, ...others] = text.split(' ');
  const entries = others.map((each) => [each.slice(0, each.lastIndexOf('=')), each.slice(each.lastIndexOf('=') + 1)]);
  const positions = [['', own], ...entries].map(([name, position]) => [name, Number(position)] as const);
  return positions.every(([, position]) => Number.isSafeInteger(position)) ? Object.fromEntries(positions) : {};
}

async function orSilence<T>(promise: Promise<T>): Promise<T | 'silence'> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<'silence'>((resolve) => {
    timer = setTimeout(() => resolve('silence'), keepAliveMs);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
