import type { AttemptReason } from '@leeward/contracts';

/** Why a task instance is where it is: kept in `task_instance.reason` and shown to people. */
export interface Reason {
  /** A stable word, for programs. */
  code: string;
  message: string;
  [detail: string]: unknown;
}

/** Why a try that failed waits for the next one. `failure` is what stays with the try when it waits no more. */
export function waitsForRetry(failure: AttemptReason, due: Date): Reason {
  const end = /[.!?]$/.test(failure.message) ? '' : '.';
  return { ...failure, message: `${failure.message}${end} It is tried again at ${due.toISOString()}.`, failure };
}
