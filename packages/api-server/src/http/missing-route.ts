import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError } from './http-error.ts';

/** Tells why nothing answered a request: no such path, or a path that takes other methods. Made before the routes that it shall know. */
export function missingRoutes(app: FastifyInstance): (request: FastifyRequest) => HttpError {
  const routes = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ method, url }) => {
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const each of [method].flat()) if (each !== 'HEAD') route.methods.add(each);
    routes.set(url, route);
  });

  return ({ url }) => {
    const path = url.replace(/\?.*$/s, '');
    const matching = [...routes.values()].filter(({ pattern }) => pattern.test(path));
    const allow = [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort().join(', ');
    return allow === '' ? new HttpError(404, 'Not Found') : new HttpError(405, 'Method Not Allowed', { allow });
  };
}

function patternOf(url: string): RegExp {
  const literal = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/:\w+/g, '[^/]+').replaceAll('*', '.+')}$`);
}
