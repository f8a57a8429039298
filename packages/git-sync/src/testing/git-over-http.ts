import { spawn } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { authorEnvironment, type Sandbox } from './sandbox.ts';

interface HttpGitServer {
  /** "http://127.0.0.1:PORT" */
  origin: string;
  /** How many requests it has had. */
  requests: number;
}

/** Serves a folder of repositories by git's own http backend, behind basic authentication where a login is given. */
export async function serveGitOverHttp(
  sandbox: Sandbox,
  folder: string,
  login?: { username: string; password: string },
): Promise<HttpGitServer> {
  const expected = login === undefined ? undefined : `Basic ${btoa(`${login.username}:${login.password}`)}`;
  const facts = { origin: '', requests: 0 };
  const server = http.createServer((request, response) => {
    facts.requests++;
    if (expected !== undefined && request.headers.authorization !== expected) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const url = new URL(request.url!, 'http://localhost');
    const backend = spawn('git', ['http-backend'], {
      env: {
        ...authorEnvironment,
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: request.headers['git-protocol'] as string | undefined,
      },
    });
    request.pipe(backend.stdin);
    backend.stdin.on('error', () => {});
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.on('close', () => answer(response, Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sandbox.defer(async () => {
    server.closeAllConnections();
    server.close();
  });
  facts.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return facts;
}

/** What a CGI program printed, as an answer. */
function answer(response: http.ServerResponse, printed: Buffer): void {
  const headEnd = printed.indexOf('\r\n\r\n');
  for (const line of printed.subarray(0, headEnd).toString().split('\r\n')) {
    const at = line.indexOf(': ');
    const [name, value] = [line.slice(0, at), line.slice(at + 2)];
    if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.end(printed.subarray(headEnd + 4));
}
