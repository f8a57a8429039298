import {
  type FailureReason,
  failureReasonHeader,
  isoDurationSeconds,
  jsonText,
  readFailureReason,
  storableText,
  unreachable,
} from '@leeward/contracts';
import type {
  TIAwaitingInputStatePayload,
  TIDeferredStatePayload,
  TIEnterRunningPayload,
  TIHeartbeatInfo,
  TIRescheduleStatePayload,
  TIRetryStatePayload,
  TISkippedDownstreamTasksStatePayload,
  TISuccessStatePayload,
  TITerminalStatePayload,
} from '@leeward/contracts/execution-api';
import {
  type AttemptOutcome,
  awaitInput,
  deferAttempt,
  enterRunning,
  finishAttempt,
  heartbeat,
  rescheduleAttempt,
  retryAttempt,
  skipDownstream,
} from '@leeward/lifecycle';
import { exactBody } from '../http/exact-body.ts';
import { HttpError } from '../http/http-error.ts';
import { goneAttempt, unknownAttempt } from './attempt-errors.ts';
import type { ExecutionApiContext } from './context.ts';
import type { Answer, RegisterOperation } from './operations.ts';
import { runContext } from './run-context.ts';
import { checkPartitionKeys, readStateUpdate, type StateUpdate } from './state-update.ts';

interface AttemptPath {
  task_instance_id: string;
}

/** Start, heartbeat, state changes: what a worker says about its own attempt. */
export function attemptRoutes(operation: RegisterOperation, context: ExecutionApiContext): void {
  const { database, config, validation } = context;

  operation<AttemptPath, never, TIEnterRunningPayload>('ti_run', {
    scopes: ['execution', 'workload'],
    ownAttempt: true,
    async handle({ path, body, token, reply }) {
      const { hostname, unixname, pid, start_date: startDate } = body;
      const outcome = await enterRunning(database, path.task_instance_id, { hostname, unixname, pid, startDate });
      if (outcome.kind === 'missing') throw unknownAttempt();
      if (outcome.kind === 'refused') {
        throw new HttpError(409, {
          reason: 'invalid_state',
          message: 'TI was not in a state where it could be marked as running',
          previous_state: outcome.state,
        });
      }
      context.logPaths.learn(path.task_instance_id, outcome.key);
      if (token.scope === 'workload') {
        reply.header('Refreshed-API-Token', await context.taskTokens.issueExecution(path.task_instance_id));
      }
      return { status: 200, body: runContext(outcome.attempt) };
    },
  });

  operation<AttemptPath, never, StateUpdate>('ti_update_state', {
    ownAttempt: true,
    readBody: (body) => readStateUpdate(validation, body),
    async handle({ path, body, request }) {
      // Checked as plain numbers, kept as they were written.
      const update = { ...body, payload: exactBody(request) } as StateUpdate;
      if (body.kind === 'success') checkPartitionKeys(body.payload.outlet_events ?? []);
      const failure = readFailureReason(request.headers[failureReasonHeader]);
      return stateAnswer(await updateState(path.task_instance_id, update, failure));
    },
  });

  /** `failure`: why it failed, where the worker says so. */
  async function updateState(
    attemptId: string,
    update: StateUpdate,
    failure: FailureReason | null,
  ): Promise<AttemptOutcome> {
    switch (update.kind) {
      case 'success':
      case '_terminal_':
        return finish(attemptId, update.payload, failure);
      case 'deferred':
        return defer(attemptId, update.payload);
      case 'up_for_reschedule':
        return reschedule(attemptId, update.payload);
      case 'awaiting_input':
        return park(attemptId, update.payload);
      case 'up_for_retry':
        return retry(attemptId, update.payload, failure);
      default:
        return unreachable(update);
    }
  }

  function finish(
    attemptId: string,
    payload: TISuccessStatePayload | TITerminalStatePayload,
    failure: FailureReason | null,
  ): Promise<AttemptOutcome> {
    const { state, end_date: endDate } = payload;
    const outlets = 'task_outlets' in payload ? (payload.task_outlets ?? []) : [];
    const outletEvents = 'outlet_events' in payload ? (payload.outlet_events ?? []) : [];
    const renderedMapIndex = shown(payload.rendered_map_index);
    const message = { state, endDate, renderedMapIndex, failure, outlets, outletEvents };
    const { clearStateStoreOnSuccess, mostPartitions } = config;
    return finishAttempt(database, attemptId, message, { clearStateStoreOnSuccess, mostPartitions });
  }

  function defer(attemptId: string, payload: TIDeferredStatePayload): Promise<AttemptOutcome> {
    const kwargs = payload.trigger_kwargs ?? {};
    const { text, encrypted } =
      typeof kwargs === 'string' ? { text: kwargs, encrypted: true } : context.cipher.seal(jsonText(kwargs));
    return deferAttempt(database, attemptId, {
      classpath: payload.classpath,
      triggerKwargs: text ?? '{}',
      triggerKwargsEncrypted: encrypted,
      timeoutSeconds: durationSeconds(payload.trigger_timeout),
      queue: payload.queue ?? null,
      nextMethod: payload.next_method,
      nextKwargs: payload.next_kwargs ?? {},
      renderedMapIndex: shown(payload.rendered_map_index),
    });
  }

  function reschedule(attemptId: string, payload: TIRescheduleStatePayload): Promise<AttemptOutcome> {
    const { reschedule_date: rescheduleDate, end_date: endDate } = payload;
    return rescheduleAttempt(database, attemptId, { rescheduleDate, endDate });
  }

  function park(attemptId: string, payload: TIAwaitingInputStatePayload): Promise<AttemptOutcome> {
    return awaitInput(database, attemptId, {
      timeoutSeconds: durationSeconds(payload.timeout),
      nextMethod: payload.next_method,
      nextKwargs: payload.next_kwargs ?? {},
      renderedMapIndex: shown(payload.rendered_map_index),
    });
  }

  function retry(
    attemptId: string,
    payload: TIRetryStatePayload,
    failure: FailureReason | null,
  ): Promise<AttemptOutcome> {
    return retryAttempt(database, attemptId, {
      endDate: payload.end_date,
      renderedMapIndex: shown(payload.rendered_map_index),
      delaySeconds: payload.retry_delay_seconds ?? null,
      reason: shown(payload.retry_reason),
      failure,
    });
  }

  operation<AttemptPath, never, TISkippedDownstreamTasksStatePayload>('ti_skip_downstream', {
    ownAttempt: true,
    async handle({ path, body }) {
      const tasks = body.tasks.map((task) => (typeof task === 'string' ? ([task, -1] as const) : task));
      if (!(await skipDownstream(database, path.task_instance_id, tasks))) throw unknownAttempt();
      return { status: 204 };
    },
  });

  operation<AttemptPath, never, TIHeartbeatInfo>('ti_heartbeat', {
    ownAttempt: true,
    async handle({ path, body }) {
      const outcome = await heartbeat(database, path.task_instance_id, body);
      switch (outcome.kind) {
        case 'alive':
          return { status: 204 };
        case 'running_elsewhere':
          throw new HttpError(409, {
            reason: 'running_elsewhere',
            message: 'TI is already running elsewhere',
            current_hostname: outcome.hostname ?? '',
            current_pid: outcome.pid,
          });
        case 'not_running':
          throw new HttpError(409, {
            reason: 'not_running',
            message: 'TI is no longer in the running state and task should terminate',
            current_state: outcome.state,
          });
        case 'missing':
          throw outcome.archived ? goneAttempt() : unknownAttempt();
        default:
          return unreachable(outcome);
      }
    },
  });
}

function stateAnswer(outcome: AttemptOutcome): Answer {
  switch (outcome.kind) {
    case 'moved':
      return { status: 204 };
    case 'repeated':
      return { status: 200 };
    case 'refused':
      throw new HttpError(409, {
        reason: 'invalid_state',
        message: 'TI was not in the running state so it cannot be updated',
        previous_state: outcome.state,
      });
    case 'missing':
      throw unknownAttempt();
    default:
      return unreachable(outcome);
  }
}

function durationSeconds(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : (isoDurationSeconds(text) ?? null);
}

/** A text that is only shown: an end is never refused for it. */
function shown(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : storableText(text);
}
