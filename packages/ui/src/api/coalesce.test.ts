import { afterEach, expect, test, vi } from 'vitest';
import { coalesce } from './coalesce.ts';

afterEach(() => void vi.useRealTimers());

test('a burst of calls runs the first at once and one after it', async () => {
  let finish: (() => void) | undefined;
  const task = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const call = coalesce(task, 0);
  call();
  call();
  call();
  expect(task).toHaveBeenCalledTimes(1);
  finish?.();
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(2));
  finish?.();
  call.stop();
});

test('once stopped, what was wanted is not run', async () => {
  vi.useFakeTimers();
  const task = vi.fn(async () => undefined);
  const call = coalesce(task, 100);
  call();
  call();
  call.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(task).toHaveBeenCalledTimes(1);
});

test('a task that fails does not stop the next', async () => {
  const task = vi.fn(async () => {
    throw new Error('away');
  });
  const call = coalesce(task, 0);
  call();
  call();
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(2));
  call.stop();
});
