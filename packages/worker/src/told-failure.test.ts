import type { LogRecord } from '@leeward/contracts';
import { expect, test } from 'vitest';
import { type ToldFailure, toldFailure } from './told-failure.ts';

const record = (event: string, fields: Partial<LogRecord> = {}): LogRecord => ({
  timestamp: '2026-11-20T10:00:00Z',
  level: 'error',
  logger: 'task',
  event,
  ...fields,
});
const thrown = (exc_type: string, exc_value: string) => ({
  error_detail: [{ exc_type, exc_value }, { exc_type: 'X' }],
});
const failed = (type: string, value: string) => record('Task failed with exception', thrown(type, value));

function reasonAfter(...records: LogRecord[]) {
  return records.reduce<ToldFailure | undefined>(toldFailure, undefined)?.reason;
}

test('what the runtime says that the task threw is the reason, by type and message in one line', () => {
  expect(reasonAfter(failed('ValueError', 'no\n  such file'))).toEqual({
    code: 'task_failed',
    message: 'ValueError: no such file',
  });
  expect(reasonAfter(failed('KeyError', ''))?.message).toBe('KeyError');
  expect(reasonAfter(failed('ValueError', 'x'.repeat(400)))?.message).toHaveLength(300);
});

test('a timeout is told as such, by the task or by the thread that watches it', () => {
  expect(reasonAfter(failed('AirflowTaskTimeout', 'Timeout, PID: 7'))?.code).toBe('timed_out');
  expect(reasonAfter(record('the task ran longer', thrown('TaskTimeout', 'the task ran longer')))?.code).toBe(
    'timed_out',
  );
});

test('sys.exit is told by its code or its text', () => {
  const exits = (exit_code: unknown) => reasonAfter(record('Task exited', { exit_code }));
  expect(exits(3)).toEqual({ code: 'exit_code', message: 'The task ended itself with exit code 3.', exitCode: 3 });
  expect(exits('no disk')).toEqual({ code: 'exit_code', message: 'The task ended itself: no disk' });
  expect(exits(null)).toEqual({ code: 'exit_code', message: 'The task ended itself.' });
});

test('an error before the end or of a callback after it is not the reason', () => {
  const callback = record('The callback for failed failed', thrown('TypeError', 'in the callback'));
  const first = record('a first try failed', thrown('OSError', 'overcome'));
  expect(reasonAfter(first, failed('ValueError', 'why'), callback)?.message).toBe('ValueError: why');
});

test('where the runtime says nothing of an exception the last error is the reason, not what was printed', () => {
  const printed = record('boom', { logger: 'task.stderr' });
  const info = record('fine', { level: 'info' });
  expect(reasonAfter(record('one'), record('Dag Run already exists'), printed, info)).toEqual({
    code: 'task_failed',
    message: 'Dag Run already exists',
  });
  expect(reasonAfter(printed, info, record(' '))).toBeUndefined();
});
