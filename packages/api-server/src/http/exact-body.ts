import { parseExactJson } from '@leeward/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HttpError } from './http-error.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came. */
    bodyText: string;
  }
}

/**
 * A body is JSON only where it says so, as for FastAPI: another one, or one that says nothing, as a page of another site could send it, is a
 * text that no schema takes. An empty one is none.
 */
export function readJsonBodies(app: FastifyInstance, refuse: (error: Error) => HttpError): void {
  app.decorateRequest('bodyText', '');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    const text = body as string;
    request.bodyText = text;
    if (text === '') return done(null, undefined);
    if (!isJson(request.headers['content-type'])) return done(null, text);
    try {
      done(null, JSON.parse(text));
    } catch (error) {
      done(refuse(error as Error), undefined);
    }
  });
}

const isJson = (type: string | undefined) => /^application\/([^;\s]+\+)?json\s*(;|$)/i.test(type ?? '');

/**
 * The body with its numbers as they were written: floats stay floats and integers whole. What a person or a task keeps here is taken
 * from it; the body that was validated has plain numbers.
 */
export function exactBody<Body>(request: FastifyRequest): Body {
  return parseExactJson(request.bodyText) as Body;
}
