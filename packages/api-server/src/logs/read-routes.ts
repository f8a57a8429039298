import { Readable } from 'node:stream';
import { restApiSchemas } from '@leeward/contracts/rest-api-schemas';
import type { Database } from '@leeward/database';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { authorize, type Session } from '../auth/session.ts';
import type { SignedValues } from '../auth/signed-values.ts';
import { HttpError } from '../http/http-error.ts';
import { createRequestValidation } from '../http/validation.ts';
import { attemptLogSizes, attemptLogs, type LogPositions, readAttemptLines, readBytes } from './attempt-lines.ts';
import { findAttemptByKey, type LoggedAttempt, mayLogMore } from './attempt-lookup.ts';
import { type LogMessage, sourceLines } from './log-lines.ts';
import type { LogStore } from './log-store.ts';

export interface LogRoutesOptions {
  database: Database;
  logStore: LogStore;
  session: Session;
  /** Signs continuation tokens. */
  signedValues: SignedValues;
  /** Aborts when the server closes. */
  closing: AbortSignal;
}

interface LogPath {
  dag_id: string;
  dag_run_id: string;
  task_id: string;
  try_number: number;
}

interface LogQuery {
  full_content: boolean;
  map_index: number;
  token?: string | null;
}

/** Where a reader goes on: the attempt that it reads, and the bytes. */
interface Continuation {
  path: string;
  positions: LogPositions;
  full: boolean;
}

type LogForm = 'json' | 'ndjson' | 'text';

/** A page of JSON ends after so many bytes of log; `full_content` and the streamed forms have no pages. */
const pageBytes = 4 * 1024 * 1024;
const ndjsonType = 'application/x-ndjson';
const continuationHeader = 'Airflow-Continuation-Token';

/** Logs of attempts over REST API v2 (airflow/api_fastapi/core_api/routes/public/log.py), and as text for people. */
export async function logRoutes(app: FastifyInstance, options: LogRoutesOptions): Promise<void> {
  const { database, logStore, session, signedValues } = options;
  const validation = createRequestValidation(restApiSchemas);
  const prefix = '/api/v2/dags/:dag_id/dagRuns/:dag_run_id/taskInstances/:task_id';
  const preHandler = [session.authenticateUser, authorize('GET', 'dag')];

  app.get(`${prefix}/logs/:try_number`, { preHandler }, async (request, reply) => {
    const form = formOf(request.headers.accept);
    const path = validation.path<LogPath>('get_log.path', request.params);
    const query = validation.query<LogQuery>('get_log.query', request.query);
    const continuation = await readContinuation(query.token);
    const full = query.full_content || (continuation?.full ?? false);
    const key = { dagId: path.dag_id, runId: path.dag_run_id, taskId: path.task_id, mapIndex: query.map_index };
    const attempt = await findAttemptByKey(database, { ...key, tryNumber: path.try_number });
    if (attempt === undefined) throw new HttpError(404, 'TaskInstance not found');
    if (path.try_number === 0) return answerAll(reply, form, noTryMessages(attempt));

    const from = continuation?.path === attempt.path ? continuation.positions : {};
    const head = readBytes({}, from) === 0 ? await headOf(attempt) : [];
    if (form === 'json' && !full) return page(attempt, head, from);
    const end = await attemptLogSizes(logStore, attempt.path);
    const token = mayLogMore(attempt.state) ? sign(attempt, end, full) : null;
    return answerStream(reply, form, messagesUpTo(attempt, head, from, end), token);
  });

  app.get(`${prefix}/externalLogUrl/:try_number`, { preHandler }, async (request) => {
    validation.path('get_external_log_url.path', request.params);
    validation.query('get_external_log_url.query', request.query);
    throw new HttpError(400, 'Task log handler does not support external logs.');
  });

  async function readContinuation(token: string | null | undefined): Promise<Continuation | undefined> {
    if (token === null || token === undefined || token === '') return undefined;
    const value = (await signedValues.read(token)) as Continuation | undefined;
    if (value === undefined) {
      throw new HttpError(400, 'Bad Signature. Please use only the tokens provided by the API.');
    }
    return value;
  }

  function sign({ path }: LoggedAttempt, positions: LogPositions, full: boolean): string {
    return signedValues.sign({ path, positions, full } satisfies Continuation);
  }

  async function headOf({ path }: LoggedAttempt): Promise<LogMessage[]> {
    return sourceLines((await attemptLogs(logStore, path)).map((each) => logStore.describe(each)));
  }

  async function page(attempt: LoggedAttempt, head: LogMessage[], from: LogPositions) {
    const content = [...head];
    let at = from;
    let ended = true;
    for await (const { message, positions } of readAttemptLines(logStore, attempt.path, from)) {
      content.push(message);
      at = positions;
      if (readBytes(from, at) >= pageBytes) {
        ended = false;
        break;
      }
    }
    const more = !ended || mayLogMore(attempt.state);
    return { content, continuation_token: more ? sign(attempt, at, false) : null };
  }

  async function* messagesUpTo(attempt: LoggedAttempt, head: LogMessage[], from: LogPositions, until: LogPositions) {
    yield* head;
    for await (const { message } of readAttemptLines(logStore, attempt.path, from, until)) yield message;
  }
}

function formOf(accept: string | undefined): LogForm {
  if (accept === undefined || accept.startsWith('*/*') || accept.startsWith('application/json')) return 'json';
  if (accept.startsWith(ndjsonType)) return 'ndjson';
  if (accept.startsWith('text/plain')) return 'text';
  throw new HttpError(406, 'Only application/json or application/x-ndjson is supported');
}

function answerAll(reply: FastifyReply, form: LogForm, messages: LogMessage[]): FastifyReply {
  return answerStream(
    reply,
    form,
    (async function* () {
      yield* messages;
    })(),
    null,
  );
}

function answerStream(
  reply: FastifyReply,
  form: LogForm,
  messages: AsyncIterable<LogMessage>,
  token: string | null,
): FastifyReply {
  if (form === 'json') return reply.type('application/json').send(Readable.from(jsonText(messages, token)));
  if (token !== null) reply.header(continuationHeader, token);
  if (form === 'text') return reply.type('text/plain; charset=utf-8').send(Readable.from(plainText(messages)));
  return reply.type(ndjsonType).send(Readable.from(ndjsonText(messages)));
}

async function* jsonText(messages: AsyncIterable<LogMessage>, token: string | null): AsyncGenerator<string> {
  let separator = '{"content":[';
  for await (const message of messages) {
    yield separator + JSON.stringify(message);
    separator = ',';
  }
  yield `${separator === ',' ? '' : separator}],"continuation_token":${JSON.stringify(token)}}`;
}

async function* ndjsonText(messages: AsyncIterable<LogMessage>): AsyncGenerator<string> {
  for await (const message of messages) yield `${JSON.stringify({ timestamp: null, ...message })}\n`;
}

async function* plainText(messages: AsyncIterable<LogMessage>): AsyncGenerator<string> {
  for await (const { timestamp, level, event } of messages) {
    const start = [timestamp, typeof level === 'string' ? level.toUpperCase() : undefined].filter(Boolean).join(' ');
    yield `${start === '' ? '' : `[${start}] `}${event}\n`;
  }
}

/** What stands for the log of a task instance that no worker ever had. */
function noTryMessages({ state, updatedAt }: LoggedAttempt): LogMessage[] {
  const events: Partial<Record<string, string>> = {
    skipped: 'Task was skipped — no logs available.',
    upstream_failed: 'Task did not run because upstream task(s) failed.',
  };
  return [
    { timestamp: null, event: '::group::Log message source details' },
    { timestamp: null, event: '::endgroup::' },
    { timestamp: updatedAt.toISOString(), event: events[state ?? ''] ?? 'No logs available for this task.' },
  ];
}
