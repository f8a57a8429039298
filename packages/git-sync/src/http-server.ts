import http from 'node:http';
import { parseBind } from './http-bind.ts';
import type { ExposedMetrics } from './metrics.ts';

interface HttpFace {
  /** ":9376" or "127.0.0.1:9376" or "[::1]:9376". */
  bind: string;
  isReady(): boolean;
  metrics?: ExposedMetrics | undefined;
  profiling: boolean;
}

/** Serves `/` (503 until the first good sync, then 200), `/metrics` and `/debug/pprof/`. Resolves once it listens. */
export function serveHttp(face: HttpFace): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    answer(face, request, response).catch((error: Error) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`${error.message}\n`);
    });
  });
  const { host, port } = parseBind(face.bind);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === '' ? {} : { host }) }, () => resolve(server));
  });
}

async function answer(face: HttpFace, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (face.metrics !== undefined && pathname === '/metrics') {
    response.writeHead(200, { 'content-type': face.metrics.contentType }).end(await face.metrics.expose());
  } else if (face.profiling && pathname.startsWith('/debug/pprof')) {
    await answerProfile(pathname, searchParams, response);
  } else if (face.isReady()) {
    response.writeHead(200).end();
  } else {
    response.writeHead(503, { 'content-type': 'text/plain' }).end('repo is not ready\n');
  }
}

async function answerProfile(pathname: string, search: URLSearchParams, response: http.ServerResponse): Promise<void> {
  const profiling = await import('./profiling.ts');
  if (pathname === '/debug/pprof/profile') {
    const profile = await profiling.recordCpuProfile(Number(search.get('seconds') ?? '30'));
    response.writeHead(200, { 'content-type': 'application/json' }).end(profile);
  } else if (pathname === '/debug/pprof/heap') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(process.memoryUsage()));
  } else {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('profile?seconds=30\nheap\n');
  }
}
