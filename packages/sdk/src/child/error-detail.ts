import { fileURLToPath } from 'node:url';

/** An exception as Airflow's log records carry it (structlog's ExceptionDictTransformer), which the log view draws. */
export interface ErrorDetail {
  readonly exc_type: string;
  readonly exc_value: string;
  readonly exc_notes: readonly string[];
  readonly is_cause: boolean;
  readonly frames: readonly { readonly filename: string; readonly lineno: number; readonly name: string }[];
}

/** The error and, after it, each of its causes. */
export function errorDetail(error: unknown, isCause = false): ErrorDetail[] {
  if (!(error instanceof Error)) {
    return [{ exc_type: 'Error', exc_value: String(error), exc_notes: [], is_cause: isCause, frames: [] }];
  }
  const own = {
    exc_type: error.name,
    exc_value: error.message,
    exc_notes: [],
    is_cause: isCause,
    frames: framesOf(error.stack ?? ''),
  };
  return error.cause === undefined ? [own] : [own, ...errorDetail(error.cause, true)];
}

/** The frames of a V8 stack, outermost first as in a Python traceback, without Node's own. */
function framesOf(stack: string): ErrorDetail['frames'] {
  const frames = [];
  for (const line of stack.split('\n')) {
    const match = /^\s+at (?:(.+?) \()?((?:file:\/\/|\/).+?):(\d+):\d+\)?$/.exec(line);
    if (match !== null)
      frames.push({ filename: plainPath(match[2]!), lineno: Number(match[3]), name: match[1] ?? '<module>' });
  }
  return frames.reverse();
}

/** Paths in place of file URLs. */
export function plainPath(location: string): string {
  return location.startsWith('file://') ? fileURLToPath(location) : location;
}
