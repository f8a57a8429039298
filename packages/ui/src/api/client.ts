import { basePath, type Query, serverUrl } from './base-path.ts';

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

export function remove(path: string): Promise<void> {
  return request<void>('DELETE', serverUrl(path), undefined);
}

/** Sends the session's cookie; a session that ended leads to the log-in page. Throws ApiError. */
async function request<T>(method: string, url: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.ok) return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  throw await refusal(response);
}

/** The error of a response; where the session ended, the browser is on its way to the log-in page. */
export async function refusal(response: Response): Promise<ApiError> {
  const text = await response.text();
  const error = new ApiError(response.status, detailOf(text) ?? (response.statusText || `HTTP ${response.status}`));
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

/** FastAPI's forms of `detail`: a sentence, a list of field errors, or an object. */
function detailOf(text: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return text === '' || text.startsWith('<') ? undefined : text.slice(0, 500);
  }
  const detail = (body as { detail?: unknown } | null)?.detail;
  if (typeof detail === 'string') return detail;
  if (Array.isArray(detail)) return detail.map(fieldError).join('\n');
  return detail === undefined ? undefined : JSON.stringify(detail);
}

function fieldError(error: { loc?: unknown[]; msg?: string }): string {
  const place = (error.loc ?? []).filter((part) => part !== 'body').join('.');
  return place === '' ? (error.msg ?? '') : `${place}: ${error.msg ?? ''}`;
}
