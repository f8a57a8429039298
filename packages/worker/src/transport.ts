import { Agent, request } from 'undici';

export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** Relative to the Execution API, without a leading slash, its query included. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

export interface TransportResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Brings a request to the Execution API and its answer back, whatever its status; rejects where there is no answer. */
export type ExecutionTransport = (request: TransportRequest) => Promise<TransportResponse>;

const requestTimeoutMs = 30_000;

/** By HTTP, such as to `http://localhost:8080/execution/`. Connections are shared by the attempts of this process; idle ones keep no process alive. */
export function httpTransport(executionApiUrl: string): ExecutionTransport {
  const baseUrl = executionApiUrl.endsWith('/') ? executionApiUrl : `${executionApiUrl}/`;
  const agent = new Agent({ keepAliveTimeout: 30_000 });
  return async ({ method, path, headers, body }) => {
    const response = await request(`${baseUrl}${path}`, {
      method,
      dispatcher: agent,
      headersTimeout: requestTimeoutMs,
      bodyTimeout: requestTimeoutMs,
      headers,
      body,
    });
    return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
  };
}
