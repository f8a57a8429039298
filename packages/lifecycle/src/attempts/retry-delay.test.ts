import { describe, expect, it } from 'vitest';
import { retrySettings } from './retry.ts';
import { type RetryingTry, retryDueAt } from './retry-delay.ts';

const failed: RetryingTry = {
  dagId: 'd',
  taskId: 't',
  logicalDateText: '2026-11-20 00:00:00+00:00',
  tryNumber: 1,
  endedAt: new Date('2026-11-20T10:00:00Z'),
};
const plain = { delaySeconds: 300, backoffFactor: 0, maxDelaySeconds: null };
const seconds = (due: Date) => (due.getTime() - failed.endedAt.getTime()) / 1_000;

describe('the next try', () => {
  it("waits for the task's delay", () => {
    expect(seconds(retryDueAt(plain, failed, null))).toBe(300);
  });

  it("waits as long as a retry policy says, whatever the task's delay", () => {
    expect(seconds(retryDueAt({ ...plain, backoffFactor: 2 }, failed, 1.5))).toBe(1.5);
  });

  it('waits as long as Airflow 3.3.2 lets it wait with backoff', () => {
    const backoff = { ...plain, delaySeconds: 10, backoffFactor: 2 };
    const waits = [1, 2, 3, 4].map((tryNumber) => seconds(retryDueAt(backoff, { ...failed, tryNumber }, null)));
    expect(waits).toEqual([18, 39, 64, 110]);
    expect(seconds(retryDueAt({ ...backoff, maxDelaySeconds: 12 }, { ...failed, tryNumber: 4 }, null))).toBe(12);
  });

  it('never waits longer than a day, and at least a second with backoff', () => {
    const steep = { ...plain, backoffFactor: 1e6 };
    expect(seconds(retryDueAt(steep, { ...failed, tryNumber: 100 }, null))).toBe(86_400);
    expect(seconds(retryDueAt({ ...plain, delaySeconds: 0, backoffFactor: 2 }, failed, null))).toBe(1);
  });
});

describe('the settings of a serialized task', () => {
  it('come from the task, its mapping, the defaults of the Dag, and Airflow', () => {
    const timedelta = { __type: 'timedelta', __var: 7 };
    expect(retrySettings({ task: { retry_delay: 5 }, defaults: { retry_delay: 9 } }).delaySeconds).toBe(5);
    expect(retrySettings({ task: { partial_kwargs: { retry_delay: timedelta } }, defaults: null }).delaySeconds).toBe(
      7,
    );
    expect(retrySettings({ task: {}, defaults: { retry_delay: 9 } }).delaySeconds).toBe(9);
    expect(retrySettings({ task: null, defaults: null })).toEqual(plain);
    expect(retrySettings({ task: { retry_exponential_backoff: true }, defaults: null }).backoffFactor).toBe(2);
  });
});
