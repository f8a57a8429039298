import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RequestFailure } from './creation-plan.ts';
import { CreationQueue, type CreationResult } from './creation-queue.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const created: CreationResult = { kind: 'created' };
const quota: CreationResult = failedWith({ status: 403, message: 'exceeded quota', retryAfterSeconds: undefined });

function failedWith(failure: RequestFailure): CreationResult {
  return { kind: 'failed', failure };
}

/** A queue whose creations end when the test says so. */
function queueOf(options: { concurrency?: number; retries?: number } = {}) {
  const tries: string[] = [];
  const failed: string[] = [];
  const retried: string[] = [];
  const open = new Map<string, (result: CreationResult) => void>();
  const queue = new CreationQueue<string>({
    concurrency: options.concurrency ?? 2,
    retries: options.retries ?? Number.POSITIVE_INFINITY,
    create(item) {
      tries.push(item);
      return new Promise((resolve) => open.set(item, resolve));
    },
    onRetry: (item) => retried.push(item),
    onFailed: (item) => failed.push(item),
  });
  const settle = async (item: string, result: CreationResult) => {
    open.get(item)?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { queue, tries, failed, retried, settle };
}

test('no more than the allowed number is created at a time, in order', async () => {
  const { queue, tries, settle } = queueOf({ concurrency: 2 });
  for (const item of ['a', 'b', 'c', 'd']) queue.add(item);
  expect(tries).toEqual(['a', 'b']);
  await settle('b', created);
  expect(tries).toEqual(['a', 'b', 'c']);
});

test('what failed for a passing reason is tried again later, others go on', async () => {
  const { queue, tries, retried, settle } = queueOf({ concurrency: 1 });
  queue.add('a');
  queue.add('b');
  await settle('a', failedWith({ status: 503, message: '', retryAfterSeconds: undefined }));
  expect(tries).toEqual(['a', 'b']);
  expect(retried).toEqual(['a']);
  await settle('b', created);
  await vi.advanceTimersByTimeAsync(500);
  expect(tries).toEqual(['a', 'b', 'a']);
});

test('a Retry-After holds everything back for so long', async () => {
  const { queue, tries, settle } = queueOf({ concurrency: 1 });
  queue.add('a');
  queue.add('b');
  await settle('a', failedWith({ status: 429, message: '', retryAfterSeconds: 10 }));
  await vi.advanceTimersByTimeAsync(9_900);
  expect(tries).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(200);
  expect(tries).toHaveLength(2);
});

test('what waits for a quota is tried as soon as there is room, the oldest first', async () => {
  const { queue, tries, settle } = queueOf();
  queue.add('a');
  queue.add('b');
  await settle('a', quota);
  await settle('b', quota);
  queue.roomMade();
  expect(tries).toEqual(['a', 'b', 'a']);
});

test('what is refused, or failed too often, is given up', async () => {
  const { queue, failed, settle } = queueOf({ retries: 0 });
  queue.add('a');
  queue.add('b');
  await settle('a', failedWith({ status: 422, message: 'bad', retryAfterSeconds: undefined }));
  await settle('b', quota);
  expect(failed).toEqual(['a', 'b']);
});

test('what is taken out is not created', async () => {
  const { queue, tries, settle } = queueOf({ concurrency: 1 });
  queue.add('a');
  queue.add('b');
  expect(queue.remove('b')).toBe(true);
  expect(queue.remove('a')).toBe(false);
  await settle('a', quota);
  expect(queue.remove('a')).toBe(true);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(tries).toEqual(['a']);
});

test('closing waits for what is being created and starts nothing more', async () => {
  const { queue, tries, settle } = queueOf({ concurrency: 1 });
  queue.add('a');
  queue.add('b');
  let closed = false;
  const closing = queue.close().then(() => {
    closed = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(closed).toBe(false);
  await settle('a', quota);
  await closing;
  queue.add('c');
  expect(tries).toEqual(['a']);
});
