import { FailureCode } from '@leeward/contracts';
import type { TIRunContext } from '@leeward/contracts/execution-api';
import type { AttemptLog } from './attempt-log.ts';
import { type ExecutionClient, type ExecutionRequest, isUnacceptable } from './execution-client.ts';
import { finalMessage, stateRequest } from './report-state.ts';
import { type Tracer, tracedClient } from './tracer.ts';

export function report(request: ExecutionRequest, client: ExecutionClient, span: Tracer) {
  return span.span('report', {}, (inside) => tracedClient(client, inside).send(request));
}

/**
 * A task has failed of whose end the control plane cannot take what it told: a text that no column takes, for one. Answers with the
 * state that is reported for it. Throws the error again where it says something else.
 */
export async function reportRefusal(
  error: unknown,
  attemptId: string,
  { should_retry }: TIRunContext,
  log: AttemptLog,
  client: ExecutionClient,
): Promise<string> {
  if (!isUnacceptable(error)) throw error;
  const message = `What the task told of its end was not accepted: ${error.message}`;
  log.write('error', message);
  const failure = finalMessage(should_retry ? 'up_for_retry' : 'failed', new Date().toISOString());
  const { state, request } = stateRequest(attemptId, failure, { code: FailureCode.EndRefused, message });
  await client.send(request);
  return state;
}
