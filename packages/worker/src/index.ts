export { createExecutionClient, ExecutionApiError, type ExecutionClient } from './execution-client.ts';
export { appendToLog, logSize } from './log-requests.ts';
export { createSecretMask } from './mask-secrets.ts';
export {
  executionApiVersion,
  type Program,
  runAttempt,
  type WorkerOptions,
} from './run-attempt.ts';
export { noTracer, type SpanAttributes, type Tracer } from './tracer.ts';
export { type ExecutionTransport, httpTransport } from './transport.ts';
