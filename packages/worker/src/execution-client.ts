import { jsonText, parseExactJson } from '@leeward/contracts';
import type { ExecutionTransport, TransportRequest } from './transport.ts';

/** What the Execution API answered other than 2xx. */
export class ExecutionApiError extends Error {
  override readonly name = 'ExecutionApiError';
  readonly status: number;
  readonly detail: unknown;

  constructor(operation: string, status: number, detail: unknown) {
    super(`${operation} was answered with ${status}: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`);
    this.status = status;
    this.detail = detail;
  }
}

/** The control plane does not want the attempt, or not any more: airflow/api_fastapi/execution_api/routes/task_instances.py. */
const unwantedStatuses = new Set([404, 409, 410]);
/** What was said cannot be taken, however often it is said. */
const unacceptableStatuses = new Set([400, 413, 422]);

export const isUnwanted = (error: unknown): error is ExecutionApiError =>
  error instanceof ExecutionApiError && unwantedStatuses.has(error.status);

export const isUnacceptable = (error: unknown): error is ExecutionApiError =>
  error instanceof ExecutionApiError && unacceptableStatuses.has(error.status);

export interface ExecutionAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Parsed JSON; undefined where there is no body. */
  body: unknown;
}

export interface ExecutionRequest {
  method: TransportRequest['method'];
  /** Relative to the Execution API, without a leading slash; parts are encoded already. */
  path: string;
  query?: Readonly<Record<string, unknown>>;
  json?: unknown;
  /** Sent as it is, beside `headers`. */
  text?: string;
  headers?: Readonly<Record<string, string>>;
  /** How long failures that may pass (connection, 5xx, 429) are tried again. 0: not at all. */
  patienceSeconds?: number;
}

export interface ExecutionClient {
  /** Throws ExecutionApiError for an answer that is not 2xx, and the connection's error once patience is over. */
  send(request: ExecutionRequest): Promise<ExecutionAnswer>;
}

export interface ExecutionClientOptions {
  transport: ExecutionTransport;
  token: string;
  /** Sent as Airflow-API-Version. */
  apiVersion: string;
}

/** A control plane that restarts or is overloaded must not fail a task: as long as its lease. */
const defaultPatienceSeconds = 120;
const firstPauseMs = 100;
const longestPauseMs = 5_000;

/** A client of the Execution API for one attempt: it carries the attempt's token and takes over a refreshed one. */
export function createExecutionClient(options: ExecutionClientOptions): ExecutionClient {
  let token = options.token;

  async function once(each: ExecutionRequest): Promise<ExecutionAnswer> {
    const { status, headers, text } = await options.transport({
      method: each.method,
      path: `${each.path}${queryText(each.query)}`,
      headers: {
        authorization: `Bearer ${token}`,
        'airflow-api-version': options.apiVersion,
        ...(each.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...each.headers,
      },
      body: each.text ?? (each.json === undefined ? null : jsonText(each.json)),
    });
    const refreshed = headers['refreshed-api-token'];
    if (typeof refreshed === 'string' && refreshed !== '') token = refreshed;
    const body = parse(text);
    if (status >= 400) {
      const detail = (body as { detail?: unknown } | undefined)?.detail ?? body ?? text;
      throw new ExecutionApiError(`${each.method} ${each.path}`, status, detail);
    }
    return { status, headers, body };
  }

  return {
    async send(each) {
      const deadline = Date.now() + (each.patienceSeconds ?? defaultPatienceSeconds) * 1_000;
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
        try {
          return await once(each);
        } catch (error) {
          if (!mayPass(error) || Date.now() + pauseMs > deadline) throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())));
      }
    },
  };
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof ExecutionApiError)) return true;
  return error.status >= 500 || error.status === 429;
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return parseExactJson(text);
  } catch {
    return text;
  }
}

/** Lists repeat the name; null and undefined are left out, as httpx sends them from Airflow's client. */
function queryText(query: Readonly<Record<string, unknown>> | undefined): string {
  if (query === undefined) return '';
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const each of Array.isArray(value) ? value : [value]) params.append(name, String(each));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
