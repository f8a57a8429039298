export { createExecutionClient, ExecutionApiError, type ExecutionClient } from './execution-client.ts';
export { createSecretMask, type SecretMask } from './mask-secrets.ts';
export {
  type AttemptOutcome,
  executionApiVersion,
  type Program,
  type RunningAttempt,
  runAttempt,
  type WorkerOptions,
} from './run-attempt.ts';
export { noTracer, type SpanAttributes, type Tracer } from './tracer.ts';
export { type ExecutionTransport, httpTransport } from './transport.ts';
