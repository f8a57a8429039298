import { expect, test } from 'vitest';
import { endOf } from './end-of.ts';

const ofTheTask = { stopped: false, isAbandoned: false, shouldRetry: true };

test("a SIGKILL that nobody here sent is the machinery's doing, any other death the task's own", () => {
  expect(endOf({ exitCode: null, signal: 'SIGKILL' }, ofTheTask)).toMatchObject({
    kind: 'infrastructure',
    reason: { code: 'killed', signal: 'SIGKILL' },
  });
  expect(endOf({ exitCode: null, signal: 'SIGSEGV' }, ofTheTask)).toMatchObject({
    state: 'up_for_retry',
    reason: { code: 'signal', message: "The task's process ended with signal SIGSEGV.", signal: 'SIGSEGV' },
  });
  expect(endOf({ exitCode: 3, signal: null }, { ...ofTheTask, shouldRetry: false })).toMatchObject({
    state: 'failed',
    reason: { code: 'exit_code', message: "The task's process ended with exit code 3.", exitCode: 3 },
  });
  expect(endOf({ exitCode: 0, signal: null }, ofTheTask)).toMatchObject({ state: 'success' });
});

test('what is stopped has failed, and what is given up with its worker has not', () => {
  const stopped = { ...ofTheTask, stopped: true };
  expect(endOf({ exitCode: null, signal: 'SIGKILL' }, stopped)).toMatchObject({
    state: 'up_for_retry',
    reason: { code: 'stopped', message: 'The task was stopped (signal SIGKILL).' },
  });
  for (const end of [
    { exitCode: null, signal: 'SIGKILL' },
    { exitCode: 0, signal: null },
  ] as const) {
    expect(endOf(end, { ...stopped, isAbandoned: true })).toMatchObject({
      kind: 'infrastructure',
      reason: { code: 'worker_stopped' },
    });
  }
});
