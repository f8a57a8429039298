export const uniqueViolation = 'Unique constraint violation';

/** An answer other than success: `{"detail": …}`, as FastAPI's HTTPException has it. */
export class HttpError extends Error {
  readonly statusCode: number;
  readonly detail: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(statusCode: number, detail: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(typeof detail === 'string' ? detail : JSON.stringify(detail));
    this.name = 'HttpError';
    this.statusCode = statusCode;
    this.detail = detail;
    this.headers = headers;
  }
}

/** What is made is there already: 409 as Airflow's handler of unique constraints has it, with a sentence that names the thing. */
export function alreadyExists(message: string): HttpError {
  return new HttpError(409, { reason: uniqueViolation, statement: 'hidden', orig_error: 'hidden', message });
}

export function notFound(message: string): HttpError {
  return new HttpError(404, { reason: 'not_found', message });
}
