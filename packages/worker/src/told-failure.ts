import { FailureCode, type FailureReason, failureMessage, type LogRecord } from '@leeward/contracts';

/** What a task's log has said so far of its failure. */
export interface ToldFailure {
  reason: FailureReason;
  /** Whether the runtime said by it how the task ended; any other error may have been overcome. */
  isEnding: boolean;
}

/** The lines with which a runtime says what a task threw (task_runner.py _run_task_and_map_outcome, sdk child/run-task.ts). */
const exited = 'Task exited';
const endings: ReadonlySet<string> = new Set(['Task failed with exception', exited]);

/** Loggers of what a child printed: no error, whatever the stream. */
const printers: ReadonlySet<unknown> = new Set(['task.stdout', 'task.stderr', 'task.logs']);

/** Airflow's AirflowTaskTimeout and the SDK's TaskTimeout. */
const timeouts: ReadonlySet<string> = new Set(['AirflowTaskTimeout', 'TaskTimeout']);

/**
 * The failure that the log tells with one more record, whose secrets are masked already: the last that a runtime ended the task with,
 * else the last error, which a program without such a line has for it (a callback may fail after the task, and is not why).
 */
export function toldFailure(before: ToldFailure | undefined, record: LogRecord): ToldFailure | undefined {
  if ((record.level !== 'error' && record.level !== 'critical') || printers.has(record.logger)) return before;
  const isEnding = endings.has(record.event);
  if (before?.isEnding === true && !isEnding) return before;
  const reason = reasonIn(record);
  return reason.message === '' ? before : { reason, isEnding };
}

function reasonIn(record: LogRecord): FailureReason {
  if (record.event === exited) return reasonOfExit(record.exit_code);
  const { error_detail: stack } = record;
  const thrown: unknown = Array.isArray(stack) ? stack[0] : undefined;
  if (typeof thrown !== 'object' || thrown === null) {
    return { code: FailureCode.TaskFailed, message: failureMessage(record.event) };
  }
  const { exc_type: type, exc_value: value } = thrown as Record<string, unknown>;
  const code = timeouts.has(String(type)) ? FailureCode.TimedOut : FailureCode.TaskFailed;
  const words = [type, value].filter((word) => typeof word === 'string' && word !== '');
  return { code, message: failureMessage(words.join(': ')) };
}

/** `sys.exit(code)` in a task: a number, a text or nothing. */
function reasonOfExit(code: unknown): FailureReason {
  if (typeof code === 'number') {
    return { code: FailureCode.ExitCode, message: `The task ended itself with exit code ${code}.`, exitCode: code };
  }
  const said = typeof code === 'string' && code !== '' ? `: ${code}` : '.';
  return { code: FailureCode.ExitCode, message: failureMessage(`The task ended itself${said}`) };
}
