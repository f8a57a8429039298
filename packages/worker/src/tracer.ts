import { ExecutionApiError, type ExecutionClient } from './execution-client.ts';

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Where the spans of an attempt go. Each tracer stands in one span, or, the first one, in none. */
export interface Tracer {
  /** Times the work as a span inside of this tracer's; a rejection marks it as failed and is handed on. */
  span<Result>(
    name: string,
    attributes: SpanAttributes,
    work: (inside: Tracer) => Promise<Result>,
    options?: { readonly startedAt?: Date | undefined },
  ): Promise<Result>;
  /** The tracer of the span that a W3C carrier (`traceparent`, `tracestate`) names; this tracer where it names none. */
  within(carrier: Readonly<Record<string, unknown>> | null): Tracer;
  /** Adds to this tracer's span. */
  note(attributes: SpanAttributes): void;
  /** Marks this tracer's span as failed. */
  fail(message: string): void;
  /** By what others place their spans inside of this tracer's: empty where nothing is traced. */
  readonly carrier: Readonly<Record<string, string>>;
}

export const noTracer: Tracer = {
  span: (_name, _attributes, work) => work(noTracer),
  within: () => noTracer,
  note: () => {},
  fail: () => {},
  carrier: {},
};

/** A client whose every request is a span, which the server can take up by the headers. */
export function tracedClient(client: ExecutionClient, tracer: Tracer): ExecutionClient {
  if (tracer === noTracer) return client;
  return {
    send: (request) => {
      const { method, path } = request;
      const attributes = { 'http.request.method': method, 'url.path': path };
      return tracer.span(`${method} ${path.split('/')[0]}`, attributes, async (inside) => {
        try {
          const answer = await client.send({ ...request, headers: { ...request.headers, ...inside.carrier } });
          inside.note({ 'http.response.status_code': answer.status });
          return answer;
        } catch (error) {
          if (error instanceof ExecutionApiError) inside.note({ 'http.response.status_code': error.status });
          throw error;
        }
      });
    },
  };
}

/** When a workload's token was issued (the claim `iat`), which is when the attempt was queued. */
export function queuedAt(token: string): Date | undefined {
  try {
    const { iat } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof iat === 'number' ? new Date(Math.round(iat * 1_000)) : undefined;
  } catch {
    return undefined;
  }
}
