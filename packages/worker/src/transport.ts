export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** Relative to the Execution API, without a leading slash, its query included. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

interface TransportResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Brings a request to the Execution API and its answer back, whatever its status; rejects where there is no answer. */
export type ExecutionTransport = (request: TransportRequest) => Promise<TransportResponse>;

const requestTimeoutMs = 30_000;

/**
 * By HTTP, such as to `http://localhost:8080/execution/`. Connections are shared by the attempts of this process; idle ones keep no
 * process alive. By Node's own client, and not by an import: importing `node:http` brings all of fetch with it, which costs a task's pod
 * 40 ms of CPU, and undici costs as much.
 */
export function httpTransport(executionApiUrl: string): ExecutionTransport {
  const baseUrl = executionApiUrl.endsWith('/') ? executionApiUrl : `${executionApiUrl}/`;
  const http = process.getBuiltinModule(baseUrl.startsWith('https:') ? 'node:https' : 'node:http');
  const agent = new http.Agent({ keepAlive: true });
  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { agent, method, headers: { ...headers, ...length }, timeout: requestTimeoutMs };
      const request = http.request(`${baseUrl}${path}`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode as number, headers: response.headers, text });
        });
      });
      request.on('timeout', () => request.destroy(new Error(`no answer within ${requestTimeoutMs} ms`)));
      request.on('error', reject);
      request.end(body ?? undefined);
    });
}
