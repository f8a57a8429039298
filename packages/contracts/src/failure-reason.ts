import type { AttemptReason } from './executor.ts';

/** How a task itself failed: the codes of the reason that its worker reports. */
export const FailureCode = {
  /** It threw, or said that it failed. */
  TaskFailed: 'task_failed',
  /** Its process ended with an exit code other than 0. */
  ExitCode: 'exit_code',
  /** Its process ended by a signal. */
  Signal: 'signal',
  /** It ran longer than its execution timeout. */
  TimedOut: 'timed_out',
  /** Its worker was asked to stop it. */
  Stopped: 'stopped',
  /** What it told of its end was not accepted. */
  EndRefused: 'end_refused',
} as const;
export type FailureCode = (typeof FailureCode)[keyof typeof FailureCode];

export interface FailureReason extends AttemptReason {
  code: FailureCode;
}

/**
 * The request header with which a worker says why its attempt failed, beside the state: the Execution API's body has no field for it.
 * Its value is a FailureReason as JSON, percent-encoded.
 */
export const failureReasonHeader = 'leeward-failure-reason';

const longestMessage = 300;
/** What the longest message needs where each of its characters is encoded in nine. */
const longestHeader = 4_096;
const codes: ReadonlySet<unknown> = new Set(Object.values(FailureCode));

/** One line of at most 300 characters, of which a table's text column takes every one. */
export function failureMessage(text: string): string {
  const line = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
  return line.length <= longestMessage ? line : `${line.slice(0, longestMessage - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The value of `failureReasonHeader`. */
export function writeFailureReason(reason: FailureReason): string {
  return encodeURIComponent(JSON.stringify({ ...reason, message: failureMessage(reason.message) }));
}

/**
 * What a value of `failureReasonHeader` says; null where there is none, or none that can be read: an end is never refused for its
 * reason.
 */
export function readFailureReason(header: string | readonly string[] | undefined): FailureReason | null {
  if (typeof header !== 'string' || header.length > longestHeader) return null;
  let said: unknown;
  try {
    said = JSON.parse(decodeURIComponent(header));
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null) return null;
  const { code, message, exitCode, signal } = said as Record<string, unknown>;
  if (!codes.has(code) || typeof message !== 'string') return null;
  const line = failureMessage(message);
  if (line === '') return null;
  return {
    code: code as FailureCode,
    message: line,
    ...(Number.isSafeInteger(exitCode) ? { exitCode: exitCode as number } : {}),
    ...(typeof signal === 'string' && /^SIG[A-Z0-9]{1,12}$/.test(signal) ? { signal } : {}),
  };
}
