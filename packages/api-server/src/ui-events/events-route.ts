import { Readable } from 'node:stream';
import { jsonText, pause } from '@leeward/contracts';
import type { UiEvent } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { createBell } from '../bell.ts';
import type { RestApiContext } from '../rest-api/context.ts';
import { type EventFilter, PendingChanges } from './pending-changes.ts';
import { readChange } from './read-change.ts';

/** Proxies end connections that are silent for a minute. */
const heartbeatMs = 15_000;
/** Ten messages a second are as many as eyes can follow; what changes meanwhile is told once. */
const leastMsBetween = 100;

/** `GET /ui/events`: what changed, as server-sent events, each with the rows as they are now. */
export function uiEventRoutes(app: FastifyInstance, context: RestApiContext): void {
  app.get<{ Querystring: { dag_id?: string; run_id?: string } }>('/events', async (request, reply) => {
    const { dag_id: dagId = null, run_id: runId = null } = request.query;
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, context.closing]);
    return reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(Readable.from(eventText(context, { dagId }, runId, signal)));
  });
}

/** `runId`: the run whose changed task instances come along. */
async function* eventText(
  context: RestApiContext,
  filter: EventFilter,
  runId: string | null,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const pending = new PendingChanges(filter);
  const bell = createBell(context.database.bus, signal, (event) => pending.add(event));
  try {
    // A page that reconnects asks for everything again, since nobody kept for it what it missed.
    yield `retry: 1000\n${message({ kind: 'resync' })}`;
    while (!signal.aborted) {
      const change = pending.take();
      if (change === undefined) {
        const wasRung = await bell.wait(heartbeatMs);
        if (!wasRung && !signal.aborted) yield ': still here\n\n';
        continue;
      }
      yield message(await readChange(context, change, runId));
      await pause(leastMsBetween, signal);
    }
  } finally {
    bell.close();
  }
}

const message = (event: UiEvent) => `data: ${jsonText(event)}\n\n`;
