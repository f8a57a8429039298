import { expect, test } from 'vitest';
import { FailureCode, failureMessage, readFailureReason, writeFailureReason } from './failure-reason.ts';

test('a reason is read from the header as it was written, whatever characters it has', () => {
  const reason = { code: FailureCode.ExitCode, message: 'Größe: 100 % ✂ "x"', exitCode: 3 };
  const written = writeFailureReason(reason);
  expect(written).toMatch(/^[\x21-\x7e]+$/);
  expect(readFailureReason(written)).toEqual(reason);
});

test('a message is one line of at most 300 characters that Postgres takes, and fits the header', () => {
  expect(failureMessage(' one\n\n  two\tthree\u0000 ')).toBe('one two three');
  expect(failureMessage('lone \ud83d half')).toBe('lone \ufffd half');
  const long = failureMessage('😀'.repeat(200));
  expect(long).toHaveLength(299);
  expect(long).toBe(`${'😀'.repeat(149)}…`);
  for (const text of ['😀'.repeat(400), '✂'.repeat(400), '"'.repeat(400), '\\'.repeat(400)]) {
    const read = readFailureReason(writeFailureReason({ code: FailureCode.TaskFailed, message: text }));
    expect(read?.message).toBe(failureMessage(text));
  }
});

test.each([
  ['nothing', undefined],
  ['more than one', ['a', 'b']],
  ['what is not encoded', '%'],
  ['no JSON', 'x'],
  ['no object', 'null'],
  ["a code that is not a task's", encodeURIComponent('{"code":"cleared","message":"x"}')],
  ['no message', encodeURIComponent('{"code":"task_failed"}')],
  ['an empty message', encodeURIComponent('{"code":"task_failed","message":" \\n"}')],
  ['too much', encodeURIComponent(JSON.stringify({ code: 'task_failed', message: 'x'.repeat(5_000) }))],
])('%s is no reason', (_, header) => {
  expect(readFailureReason(header)).toBeNull();
});

test('details that do not fit are left out, and so is what nobody knows', () => {
  const header = encodeURIComponent('{"code":"signal","message":"x","exitCode":"3","signal":"<b>","more":1}');
  expect(readFailureReason(header)).toEqual({ code: 'signal', message: 'x' });
});
