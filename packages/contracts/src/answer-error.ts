import type { ErrorType } from './generated/supervisor.ts';

/** An ErrorResponse of the supervisor schema, for the runtime that asked. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly error: ErrorType;
  readonly detail: Readonly<Record<string, unknown>> | null;

  constructor(error: ErrorType, detail: Readonly<Record<string, unknown>> | null = null) {
    super(error);
    this.error = error;
    this.detail = detail;
  }
}
