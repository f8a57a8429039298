import { jsonText, parseExactJson } from '@leeward/contracts/exact-json';
import { texts } from '../texts.ts';
import { basePath, type Query, serverUrl } from './base-path.ts';
import { refusalMessage } from './refusal-message.ts';

/** The server refused: its status, and its sentence. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

/** The address of the log-in page below the base path. */
export const loginPath = '/auth/login';

export function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return request<T>('GET', serverUrl(path, query), undefined, signal);
}

export function post<T>(path: string, body: unknown): Promise<T> {
  return request<T>('POST', serverUrl(path), body);
}

export function patch<T>(path: string, body: unknown, query?: Query): Promise<T> {
  return request<T>('PATCH', serverUrl(path, query), body);
}

export function put<T>(path: string): Promise<T> {
  return request<T>('PUT', serverUrl(path), undefined);
}

export function remove(path: string, query?: Query): Promise<void> {
  return request<void>('DELETE', serverUrl(path, query), undefined);
}

/** Sends the session's cookie; a session that ended leads to the log-in page. Throws ApiError. */
async function request<T>(method: string, url: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: jsonText(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    // Browsers say each in its own words that they reached no server.
    throw error instanceof TypeError ? new Error(texts.errors.unreachable, { cause: error }) : error;
  });
  if (response.ok) return response.status === 204 ? (undefined as T) : (parseExactJson(await response.text()) as T);
  throw await refusal(response);
}

/** The error of a response; where the session ended, the browser is on its way to the log-in page. */
export async function refusal(response: Response): Promise<ApiError> {
  const text = await response.text();
  const error = new ApiError(response.status, refusalMessage(response.status, response.statusText, text));
  if (isSessionEnd(error)) goToLogin();
  return error;
}

function isSessionEnd({ status, message }: ApiError): boolean {
  return status === 401 || (status === 403 && message === 'Invalid JWT token');
}

function goToLogin(): void {
  const here = location.pathname.slice(basePath.length - 1);
  if (here === loginPath) return;
  const next = here + location.search;
  location.assign(`${basePath}${loginPath.slice(1)}?${new URLSearchParams({ next })}`);
}
