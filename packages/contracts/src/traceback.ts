interface ExceptionDetail {
  exc_type?: string;
  exc_value?: string;
  is_cause?: boolean;
  frames?: { filename?: string; lineno?: number; name?: string; line?: string }[];
}

/**
 * The exceptions that the `error_detail` of a log record tells of, in the form of structlog's dict tracebacks: the causing one first, as
 * Python prints them. Nothing where it is none.
 */
export function tracebackLines(detail: unknown): string[] {
  if (!Array.isArray(detail)) return [];
  return (detail as ExceptionDetail[])
    .toReversed()
    .flatMap(({ exc_type, exc_value, frames = [], is_cause }, at, all) => [
      ...(frames.length === 0 ? [] : ['Traceback (most recent call last):']),
      ...frames.flatMap(({ filename, lineno, name, line }) => [
        `  File "${filename}", line ${lineno}, in ${name}`,
        ...(line === undefined || line === '' ? [] : [`    ${line}`]),
      ]),
      `${exc_type}: ${exc_value}`,
      ...(at === all.length - 1 ? [] : ['', causeOf(is_cause), '']),
    ]);
}

function causeOf(isCause: boolean | undefined): string {
  return isCause
    ? 'The above exception was the direct cause of the following exception:'
    : 'During handling of the above exception, another exception occurred:';
}
