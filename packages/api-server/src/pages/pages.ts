import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import serveFolder from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { HttpError } from '../http/http-error.ts';

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

interface PagesOptions {
  folder: string | undefined;
  /** Where browsers find the server, with a slash at its end. */
  basePath: string;
  /** What is said where there is neither a page nor anything else. */
  missing(request: FastifyRequest): HttpError;
}

/** The built pages: files as they are, and for every other address that a browser opens the page that finds its own way. */
export const pages = fastifyPlugin(async (app: FastifyInstance, { folder, basePath, missing }: PagesOptions) => {
  const index = folder === undefined ? undefined : join(folder, 'index.html');
  const page = index !== undefined && existsSync(index) ? pageText(readFileSync(index, 'utf8'), basePath) : undefined;
  if (page !== undefined) {
    await app.register(serveFolder, {
      root: folder!,
      wildcard: false,
      index: false,
      globIgnore: ['index.html', '**/*.gz'],
      preCompressed: true,
      cacheControl: false,
      setHeaders(response, path) {
        const isNamedByContent = path.includes('/assets/');
        setHeaders(response, isNamedByContent ? `public, max-age=${year}, immutable` : 'no-cache');
        // A cache on the way keeps the compressed form apart from the other.
        response.setHeader('vary', 'Accept-Encoding');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (page === undefined || !asksForPage(request)) throw missing(request);
    setHeaders(reply.raw, 'no-cache');
    return reply.type('text/html; charset=utf-8').send(page);
  });
});

/** What a browser opens, and the root for whoever asks: a probe or curl names no type. */
function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' || apiPaths.test(url)) return false;
  return /^\/(\?|$)/.test(url) || (headers.accept ?? '').includes('text/html');
}

function setHeaders(response: { setHeader(name: string, value: string): unknown }, cacheControl: string): void {
  response.setHeader('cache-control', cacheControl);
  response.setHeader('content-security-policy', contentSecurity);
  response.setHeader('x-content-type-options', 'nosniff');
}

/** All addresses of the pages are relative to their `<base>`. */
function pageText(html: string, basePath: string): string {
  return html.replace('<base href="/"', `<base href="${basePath.replaceAll('"', '%22')}"`);
}
