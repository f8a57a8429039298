import type {
  TIAwaitingInputStatePayload,
  TIDeferredStatePayload,
  TIRescheduleStatePayload,
  TIRetryStatePayload,
  TISuccessStatePayload,
  TITerminalStatePayload,
} from '@leeward/contracts/execution-api';
import { HttpError } from '../http/http-error.ts';
import type { RequestValidation } from '../http/validation.ts';

/** A state change by the tag that chooses its schema (datamodels/taskinstance.py, ti_state_discriminator). */
export type StateUpdate =
  | { kind: 'success'; payload: TISuccessStatePayload }
  | { kind: '_terminal_'; payload: TITerminalStatePayload }
  | { kind: 'deferred'; payload: TIDeferredStatePayload }
  | { kind: 'up_for_reschedule'; payload: TIRescheduleStatePayload }
  | { kind: 'awaiting_input'; payload: TIAwaitingInputStatePayload }
  | { kind: 'up_for_retry'; payload: TIRetryStatePayload };

const schemaOfKind = {
  success: 'TISuccessStatePayload',
  _terminal_: 'TITerminalStatePayload',
  deferred: 'TIDeferredStatePayload',
  up_for_reschedule: 'TIRescheduleStatePayload',
  awaiting_input: 'TIAwaitingInputStatePayload',
  up_for_retry: 'TIRetryStatePayload',
} as const;

function kindOf(state: unknown): StateUpdate['kind'] | undefined {
  switch (state) {
    case 'failed':
    case 'skipped':
    case 'removed':
    case 'upstream_failed':
      return '_terminal_';
    case 'success':
    case 'deferred':
    case 'up_for_reschedule':
    case 'awaiting_input':
    case 'up_for_retry':
      return state;
    default:
      return undefined;
  }
}

/**
 * Reads a state change. A state that only the scheduler sets (queued, scheduled, restarting) is refused: Airflow takes the message
 * and fails the task.
 */
export function readStateUpdate(validation: RequestValidation, body: unknown): StateUpdate {
  const kind = kindOf((body as { state?: unknown } | null | undefined)?.state);
  if (kind === undefined) {
    validation.body('TITargetStatePayload', body, ['body', '_other_']);
    const { state } = body as { state: string };
    throw new HttpError(422, {
      reason: 'invalid_state',
      message: `A worker cannot put its attempt into the state ${state}`,
    });
  }
  return { kind, payload: validation.body(schemaOfKind[kind], body, ['body', kind]) } as StateUpdate;
}

const longestPartitionKey = 250;

/** Refuses partition keys that are empty or too long, before anything is written. */
export function checkPartitionKeys(outletEvents: readonly Record<string, unknown>[]): void {
  for (const { partition_key: key } of outletEvents) {
    if (typeof key !== 'string') continue;
    if (key.trim() === '') {
      throw invalidPartitionKey(`partition_key in outlet event must not be empty or whitespace-only; got '${key}'.`);
    }
    if (key.length > longestPartitionKey) {
      throw invalidPartitionKey(
        `partition_key in outlet event must be at most ${longestPartitionKey} characters; got ${key.length}.`,
      );
    }
  }
}

function invalidPartitionKey(message: string): HttpError {
  return new HttpError(422, { reason: 'invalid_partition_key', message });
}
