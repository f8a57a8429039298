import type { FastifyInstance } from 'fastify';
import { HttpError } from './http-error.ts';

export interface Draining {
  /** From now on new requests are told to come again; those under way end. Resolves when the last one did. */
  begin(): Promise<void>;
}

/** Clients are told to come again after this time, to a server that is not leaving. */
const retryAfterSeconds = '1';

export function drainable(app: FastifyInstance): Draining {
  let underWay = 0;
  let leaving = false;
  let idle: (() => void) | undefined;

  app.addHook('onRequest', async (request, reply) => {
    if (leaving)
      throw new HttpError(503, 'The server is stopping', { 'retry-after': retryAfterSeconds, connection: 'close' });
    if (isLongLived(request.headers.accept)) return;
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
      if (underWay === 0) idle?.();
    });
  });

  return {
    begin() {
      leaving = true;
      if (underWay === 0) return Promise.resolve();
      return new Promise((resolve) => {
        idle = resolve;
      });
    },
  };
}

/** Event streams never end by themselves; whoever serves them ends them when the server closes. */
function isLongLived(accept: string | undefined): boolean {
  return accept?.includes('text/event-stream') ?? false;
}
