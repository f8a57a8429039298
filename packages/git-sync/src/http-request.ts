import { timerMs } from './duration.ts';

interface HttpRequest {
  url: string;
  method: string;
  headers?: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** Gives the request up when aborted. */
  signal?: AbortSignal | undefined;
}

interface HttpResponse {
  status: number;
  body: string;
}

const longestBody = 1024 * 1024;

/**
 * One request, redirects not followed, bounded in time and size. Lenient about line ends, as the small servers that
 * people answer git-sync's questions with are not all strict. An error never holds the URL, which may hold a token.
 * Goes through the proxy of HTTP_PROXY, HTTPS_PROXY and NO_PROXY as git does, but never to this machine itself.
 * Node's HTTP is loaded with the first request: most syncs make none, and a task's pod would wait for it.
 */
export async function httpRequest({
  url,
  method,
  headers = {},
  timeoutMs,
  signal: stop,
}: HttpRequest): Promise<HttpResponse> {
  const client = url.startsWith('https:') ? await import('node:https') : await import('node:http');
  const agent = isLoopback(url) ? false : new client.Agent({ proxyEnv: process.env });
  return new Promise((resolve, reject) => {
    const timeout = AbortSignal.timeout(timerMs(timeoutMs));
    const signal = stop === undefined ? timeout : AbortSignal.any([timeout, stop]);
    const fail = (error: Error) =>
      reject(timeout.aborted ? new Error(`no answer within ${timeoutMs} ms`) : new Error(describe(error)));
    const request = client.request(url, { method, headers, signal, agent, insecureHTTPParser: true }, (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > longestBody) request.destroy(new Error(`an answer of more than ${longestBody} bytes`));
        chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('end', () => resolve({ status: response.statusCode!, body: Buffer.concat(chunks).toString('utf8') }));
    });
    request.on('error', fail);
    request.end();
  });
}

function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}

function describe(error: Error): string {
  if (error instanceof AggregateError) return error.errors.map((each) => (each as Error).message).join(', ');
  return error.message;
}
