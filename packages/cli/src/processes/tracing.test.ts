import type { Runtimes, TaskRequest } from '@leeward/runtimes';
import { httpTransport, noTracer, runAttempt, type WorkerOptions } from '@leeward/worker';
import { expect, test } from 'vitest';
import { readConfig } from '../config/config.ts';
import { bundlesAt, serve, workload } from './testing/attempt.ts';
import { openTracing } from './tracing.ts';

interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: Record<string, unknown> }[];
  status: { code?: number };
}

/** A local receiver of OTLP over HTTP. */
async function receiver() {
  const spans: OtlpSpan[] = [];
  const services = new Set<unknown>();
  const paths = new Set<string | undefined>();
  const port = await serve((request, body) => {
    paths.add(request.url);
    for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
      services.add(resource.attributes.find(({ key }: { key: string }) => key === 'service.name')?.value.stringValue);
      for (const scope of scopeSpans) spans.push(...scope.spans);
    }
    return {};
  });
  return { port, spans, services, paths };
}

/** Of the worker's surroundings only the Execution API is real: the task asks for two variables, one of which is there, and succeeds. */
async function worker(tracer: WorkerOptions['tracer']) {
  const requests: { path: string; traceparent: string | undefined }[] = [];
  const started: TaskRequest[] = [];
  const port = await serve(({ url = '', headers }) => {
    requests.push({ path: url, traceparent: headers.traceparent as string | undefined });
    if (url.endsWith('/variables/unknown')) return undefined;
    return url.endsWith('/run') ? { dag_run: {}, max_tries: 0, task_reschedule_count: 0 } : { key: 'a', value: 'b' };
  });
  const runTask = async (request: TaskRequest) => {
    const context = { traceContext: {} };
    await request.onMessage({ type: 'GetVariable', key: 'colour' }, context);
    await request.onMessage({ type: 'GetVariable', key: 'unknown' }, context);
    await request.onMessage({ type: 'SucceedTask', state: 'success', end_date: '2026-01-01T00:00:00Z' }, context);
    return { exitCode: 0, signal: null };
  };
  const options: WorkerOptions = {
    executionApi: httpTransport(`http://127.0.0.1:${port}/execution/`),
    bundles: bundlesAt('/'),
    runtimes: {
      startTask: async (request: TaskRequest) => {
        started.push(request);
        return { pid: 1, kill: () => {}, exited: runTask(request) };
      },
    } as unknown as Runtimes,
    heartbeatSeconds: 60,
    killGraceSeconds: 1,
    overtimeSeconds: 60,
    ...(tracer === undefined ? {} : { tracer }),
  };
  return { options, requests, started };
}

const config = (port: number, more: Record<string, string> = {}) =>
  readConfig({
    AIRFLOW__TRACES__OTEL_ON: 'True',
    AIRFLOW__TRACES__OTEL_HOST: '127.0.0.1',
    AIRFLOW__TRACES__OTEL_PORT: String(port),
    ...more,
  });

test('an attempt is one trace, from its queueing to its report', async () => {
  const { port, spans, services, paths } = await receiver();
  const { tracer, close } = await openTracing(config(port), {});
  const { options, requests, started } = await worker(tracer);
  const outcome = await runAttempt(workload(), options).outcome;
  await close();

  expect(outcome).toEqual({ kind: 'reported', state: 'success' });
  expect(paths).toEqual(new Set(['/v1/traces']));
  expect(services).toEqual(new Set(['Airflow']));
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const pathOf = (span: OtlpSpan): string =>
    span.parentSpanId === undefined ? span.name : `${pathOf(byId.get(span.parentSpanId)!)} > ${span.name}`;
  expect(spans.map(pathOf).sort()).toEqual([
    'task_run.load',
    'task_run.load > bundle',
    'task_run.load > queued',
    'task_run.load > queued > PATCH task-instances',
    'task_run.load > runtime',
    'task_run.load > runtime > GET variables',
    'task_run.load > runtime > GET variables',
    'task_run.load > runtime > report',
    'task_run.load > runtime > report > PATCH task-instances',
  ]);
  const [traceId] = new Set(spans.map((span) => span.traceId));
  expect(spans.every((span) => span.traceId === traceId)).toBe(true);
  expect(spans.find(({ name }) => name === 'task_run.load')?.attributes).toContainEqual({
    key: 'airflow.task_instance.state',
    value: { stringValue: 'success' },
  });
  expect(spans.filter(({ status }) => status.code === 2).map(pathOf)).toEqual([
    'task_run.load > runtime > GET variables',
  ]);
  expect(requests.every(({ traceparent }) => traceparent?.includes(String(traceId)))).toBe(true);
  const runtime = spans.find(({ name }) => name === 'runtime')?.spanId;
  expect(started[0]?.startup.ti.context_carrier).toEqual({ traceparent: `00-${traceId}-${runtime}-01` });
});

test("an attempt's trace goes on with that of its carrier", async () => {
  const { port, spans } = await receiver();
  const { tracer, close } = await openTracing(config(port), {});
  const { options } = await worker(tracer);
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  await runAttempt(workload({ context_carrier: { traceparent } }), options).outcome;
  await close();
  expect(spans.length).toBeGreaterThan(0);
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set(['0af7651916cd43dd8448eb211c80319c']));
  expect(spans.find(({ name }) => name === 'task_run.load')?.parentSpanId).toBe('b7ad6b7169203331');
});

test('while traces are off an attempt leaves none and sends no header of theirs', async () => {
  const { tracer } = await openTracing(readConfig({}), {});
  expect(tracer).toBe(noTracer);
  const { options, requests, started } = await worker(tracer);
  await runAttempt(workload(), options).outcome;
  expect(requests.map(({ traceparent }) => traceparent)).toEqual(requests.map(() => undefined));
  expect(started[0]?.startup.ti.context_carrier).toBeNull();
});

test('a run is one trace: its span is the one that its carrier names, and its attempts are in it', async () => {
  const { port, spans } = await receiver();
  const { tracer, recordRun, close } = await openTracing(config(port), {});
  const { options } = await worker(tracer);
  const carrier = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
  await runAttempt(workload({ context_carrier: carrier }), options).outcome;
  const at = new Date('2026-01-01T00:00:00Z');
  const dates = { queuedAt: at, createdAt: at, startDate: at, endDate: at, logicalDate: null };
  const run = { dagId: 'd', runId: 'r', runType: 'manual', partitionKey: null, contextCarrier: carrier };
  recordRun?.({ ...run, ...dates, state: 'failed' });
  await close();

  const root = spans.find(({ name }) => name === 'dag_run.d');
  expect(root).toMatchObject({
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    status: { code: 2 },
  });
  expect(root?.parentSpanId).toBeUndefined();
  expect(root?.attributes).toContainEqual({ key: 'airflow.dag_run.run_id', value: { stringValue: 'r' } });
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
});
