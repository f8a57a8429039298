import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveFolder from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { HttpError } from '../http/http-error.ts';

/** Paths that are never a page: what is not found there is told as JSON. */
const apiPaths = /^\/(api|execution|ui)(\/|$)/;
const year = 31_536_000;

const contentSecurity = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The built pages: files as they are, and for every other address that a browser opens the page that finds its own way. */
export const pages = fastifyPlugin(async (app: FastifyInstance, { folder }: { folder: string | undefined }) => {
  const hasPages = folder !== undefined && existsSync(join(folder, 'index.html'));
  if (hasPages) {
    await app.register(serveFolder, {
      root: folder,
      wildcard: false,
      cacheControl: false,
      setHeaders(response, path) {
        const isNamedByContent = path.includes('/assets/');
        response.setHeader('cache-control', isNamedByContent ? `public, max-age=${year}, immutable` : 'no-cache');
        response.setHeader('content-security-policy', contentSecurity);
        response.setHeader('x-content-type-options', 'nosniff');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (hasPages && isPage && !apiPaths.test(request.url)) return reply.sendFile('index.html');
    throw new HttpError(404, 'Not Found');
  });
});
