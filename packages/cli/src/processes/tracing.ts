import type { EndedRun } from '@leeward/scheduler';
import { noTracer, type SpanAttributes, type Tracer } from '@leeward/worker';
import type { Context, Span, SpanContext } from '@opentelemetry/api';
import type { Config } from '../config/config.ts';

export interface Tracing {
  readonly tracer: Tracer;
  /** Records the span of a run that ended, which its attempts' spans are in; undefined while nothing is traced. */
  readonly recordRun: ((run: EndedRun) => void) | undefined;
  /** Sends what has not been sent yet. */
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What `[traces]` and the standard `OTEL_*` variables configure, the variables first (airflow/_shared/observability/traces). Spans
 * leave by OTLP over HTTP, as JSON. Nothing of OpenTelemetry is loaded while `[traces] otel_on` is False.
 */
export async function openTracing(config: Config, env: Environment = process.env): Promise<Tracing> {
  if (!config.boolean('traces', 'otel_on')) {
    return { tracer: noTracer, recordRun: undefined, close: async () => {} };
  }
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
  const random = new sdk.RandomIdGenerator();
  /** The ids of the next span, where it has been named before it is recorded. */
  let given: SpanContext | undefined;
  const idGenerator = {
    generateTraceId: () => given?.traceId ?? random.generateTraceId(),
    generateSpanId: () => given?.spanId ?? random.generateSpanId(),
  };
  const provider = new sdk.BasicTracerProvider({ resource: named.merge(fromEnvironment), spanProcessors, idGenerator });
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

  function recordRun(run: EndedRun): void {
    const carried = propagator.extract(api.ROOT_CONTEXT, run.contextCarrier ?? {}, api.defaultTextMapGetter);
    given = api.trace.getSpanContext(carried);
    const span = spans.startSpan(
      `dag_run.${run.dagId}`,
      { root: true, startTime: run.queuedAt, attributes: runAttributes(run) },
      api.ROOT_CONTEXT,
    );
    given = undefined;
    span.setStatus({ code: run.state === 'success' ? api.SpanStatusCode.OK : api.SpanStatusCode.ERROR });
    span.end();
  }

  return { tracer: tracerIn(api.ROOT_CONTEXT, undefined), recordRun, close: () => provider.shutdown() };
}

/** As airflow/models/dagrun.py (_emit_dagrun_span) names them. */
function runAttributes(run: EndedRun): Record<string, string> {
  const dates = {
    start_date: run.startDate,
    end_date: run.endDate,
    queued_at: run.queuedAt,
    created_at: run.createdAt,
    logical_date: run.logicalDate,
  };
  const known = Object.entries(dates).filter((entry): entry is [string, Date] => entry[1] !== null);
  return {
    'airflow.dag_id': run.dagId,
    'airflow.dag_run.run_id': run.runId,
    'airflow.dag_run.run_type': run.runType,
    ...Object.fromEntries(known.map(([name, date]) => [`airflow.dag_run.${name}`, date.toISOString()])),
    ...(run.partitionKey === null ? {} : { 'airflow.dag_run.partition_key': run.partitionKey }),
  };
}

/** Where spans go by Airflow's own keys; undefined where the standard variables say it, which the exporter reads itself. */
function endpoint(config: Config, env: Environment): string | undefined {
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined || env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT !== undefined)
    return undefined;
  const scheme = config.boolean('traces', 'otel_ssl_active') ? 'https' : 'http';
  return `${scheme}://${config.text('traces', 'otel_host')}:${config.integer('traces', 'otel_port')}/v1/traces`;
}
