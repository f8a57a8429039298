import { noTracer, type SpanAttributes, type Tracer } from '@leeward/worker';
import type { Context, Span } from '@opentelemetry/api';
import type { Config } from '../config/config.ts';

export interface Tracing {
  readonly tracer: Tracer;
  /** Sends what has not been sent yet. */
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What `[traces]` and the standard `OTEL_*` variables configure, the variables first (airflow/_shared/observability/traces). Spans
 * leave by OTLP over HTTP, as JSON. Nothing of OpenTelemetry is loaded while `[traces] otel_on` is False.
 */
export async function openTracing(config: Config, env: Environment = process.env): Promise<Tracing> {
  if (!config.boolean('traces', 'otel_on')) return { tracer: noTracer, close: async () => {} };
  const [api, { W3CTraceContextPropagator }, { OTLPTraceExporter }, resources, sdk] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-base'),
  ]);
  const named = resources.resourceFromAttributes({ 'service.name': config.text('traces', 'otel_service') });
  const fromEnvironment = resources.detectResources({ detectors: [resources.envDetector] });
  const url = endpoint(config, env);
  const exporter = new OTLPTraceExporter(url === undefined ? {} : { url });
  const spanProcessors = [
    new sdk.BatchSpanProcessor(exporter, {
      exportTimeoutMillis: config.integer('traces', 'task_runner_flush_timeout_milliseconds'),
    }),
    ...(config.boolean('traces', 'otel_debugging_on')
      ? [new sdk.SimpleSpanProcessor(new sdk.ConsoleSpanExporter())]
      : []),
  ];
  const provider = new sdk.BasicTracerProvider({ resource: named.merge(fromEnvironment), spanProcessors });
  const spans = provider.getTracer('leeward');
  const propagator = new W3CTraceContextPropagator();

  function tracerIn(context: Context, span: Span | undefined): Tracer {
    return {
      async span(name, attributes, work, { startedAt } = {}) {
        const inner = spans.startSpan(name, { attributes, ...(startedAt && { startTime: startedAt }) }, context);
        const inside = tracerIn(api.trace.setSpan(context, inner), inner);
        try {
          return await work(inside);
        } catch (error) {
          inner.recordException(error as Error);
          inside.fail((error as Error).message);
          throw error;
        } finally {
          inner.end();
        }
      },
      within(carrier) {
        if (typeof carrier?.traceparent !== 'string') return tracerIn(context, span);
        return tracerIn(propagator.extract(api.ROOT_CONTEXT, carrier, api.defaultTextMapGetter), span);
      },
      note: (attributes: SpanAttributes) => void span?.setAttributes(attributes),
      fail: (message) => void span?.setStatus({ code: api.SpanStatusCode.ERROR, message }),
      get carrier() {
        const carrier: Record<string, string> = {};
        propagator.inject(context, carrier, api.defaultTextMapSetter);
        return carrier;
      },
    };
  }

  return { tracer: tracerIn(api.ROOT_CONTEXT, undefined), close: () => provider.shutdown() };
}

/** Where spans go by Airflow's own keys; undefined where the standard variables say it, which the exporter reads itself. */
function endpoint(config: Config, env: Environment): string | undefined {
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined || env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT !== undefined)
    return undefined;
  const scheme = config.boolean('traces', 'otel_ssl_active') ? 'https' : 'http';
  return `${scheme}://${config.text('traces', 'otel_host')}:${config.integer('traces', 'otel_port')}/v1/traces`;
}
