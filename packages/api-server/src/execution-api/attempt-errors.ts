import { HttpError, notFound } from '../http/http-error.ts';

export function unknownAttempt(): HttpError {
  return notFound('Task Instance not found');
}

/** The attempt was cleared or retried: its id is in the history, and its worker must stop. */
export function goneAttempt(): HttpError {
  return new HttpError(410, {
    reason: 'not_found',
    message: 'Task Instance not found, it may have been moved to the Task Instance History table',
  });
}
