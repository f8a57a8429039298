import { type FailureReason, failureReasonHeader, writeFailureReason } from '@leeward/contracts';
import type { FromTask } from '@leeward/contracts/supervisor';
import type { ExecutionRequest } from './execution-client.ts';

type Final = Extract<
  FromTask,
  { type: 'SucceedTask' | 'TaskState' | 'RetryTask' | 'DeferTask' | 'RescheduleTask' | 'AwaitInputTask' }
>;

const finalTypes = new Set<FromTask['type']>([
  'SucceedTask',
  'TaskState',
  'RetryTask',
  'DeferTask',
  'RescheduleTask',
  'AwaitInputTask',
]);

/** The message by which a task tells how it ended. */
export function isFinal(message: FromTask): message is Final {
  return finalTypes.has(message.type);
}

/** Whether the task says that it failed, for good or for this try. */
export function isFailure(message: Final): boolean {
  return message.type === 'RetryTask' || (message.type === 'TaskState' && message.state === 'failed');
}

/** What a runtime that told nothing would have said of this end. `endDate` is ISO 8601. */
export function finalMessage(state: 'success' | 'failed' | 'up_for_retry', endDate: string): Final {
  switch (state) {
    case 'success':
      return { type: 'SucceedTask', state, end_date: endDate };
    case 'failed':
      return { type: 'TaskState', state, end_date: endDate };
    case 'up_for_retry':
      return { type: 'RetryTask', state, end_date: endDate };
  }
}

/**
 * The one request that reports a task's end, and the state it leads to (airflow/sdk/api/client.py TaskInstanceOperations). Asked again
 * after a lost answer it is answered like the first time. `reason`: why it failed, where it did.
 */
export function stateRequest(
  attemptId: string,
  message: Final,
  reason: FailureReason | undefined,
): { state: string; request: ExecutionRequest } {
  const { state, body } = stateBody(message);
  const path = `task-instances/${attemptId}/state`;
  const headers = reason === undefined ? {} : { [failureReasonHeader]: writeFailureReason(reason) };
  return { state, request: { method: 'PATCH', path, json: { state, ...body }, headers } };
}

function stateBody(message: Final): { state: string; body: Record<string, unknown> } {
  switch (message.type) {
    case 'SucceedTask': {
      const { end_date, task_outlets, outlet_events, rendered_map_index } = message;
      return {
        state: 'success',
        body: { end_date, task_outlets: task_outlets ?? [], outlet_events: outlet_events ?? [], rendered_map_index },
      };
    }
    case 'TaskState': {
      const { state, end_date, rendered_map_index } = message;
      return { state, body: { end_date: end_date ?? new Date().toISOString(), rendered_map_index } };
    }
    case 'RetryTask': {
      const { end_date, rendered_map_index, retry_delay_seconds, retry_reason } = message;
      return { state: 'up_for_retry', body: { end_date, rendered_map_index, retry_delay_seconds, retry_reason } };
    }
    case 'DeferTask': {
      const { type: _, state: __, ...body } = message;
      return { state: 'deferred', body };
    }
    case 'RescheduleTask': {
      const { type: _, state: __, ...body } = message;
      return { state: 'up_for_reschedule', body };
    }
    case 'AwaitInputTask': {
      const { type: _, state: __, ...body } = message;
      return { state: 'awaiting_input', body };
    }
  }
}
