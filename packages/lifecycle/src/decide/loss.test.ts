import { AttemptEnd, TaskInstanceState } from '@leeward/contracts';
import { expect, test } from 'vitest';
import { decideLoss, type LostAttempt } from './loss.ts';

const queued: LostAttempt = {
  state: TaskInstanceState.Queued,
  tryNumber: 1,
  maxTries: 0,
  infrastructureFailures: 0,
  hasRetries: false,
};

test('a failure of the machinery is tried again at once, then after longer and longer pauses, five minutes in all, and costs no retry', () => {
  const budget = 5;
  const decisions = [0, 1, 2, 3, 4, 5].map((infrastructureFailures) =>
    decideLoss({ ...queued, infrastructureFailures }, AttemptEnd.LaunchFailed, budget),
  );
  expect(decisions.map(({ to }) => to)).toEqual([
    'scheduled',
    'up_for_retry',
    'up_for_retry',
    'up_for_retry',
    'up_for_retry',
    'failed',
  ]);
  expect(decisions.map(({ delaySeconds }) => delaySeconds)).toEqual([null, 20, 40, 80, 160, null]);
  expect(decisions.some(({ isCharged }) => isCharged)).toBe(false);
  const late = decideLoss({ ...queued, infrastructureFailures: 900 }, AttemptEnd.LaunchFailed, 1_000);
  expect(late.delaySeconds).toBe(300);
});

test("a failure of the author's own doing waits as the task's retries do, and fails where there are none", () => {
  const retries = { ...queued, maxTries: 1, hasRetries: true };
  expect(decideLoss(retries, AttemptEnd.Failed, 5)).toMatchObject({ to: 'up_for_retry', delaySeconds: null });
  expect(decideLoss({ ...retries, tryNumber: 2 }, AttemptEnd.Failed, 5)).toMatchObject({ to: 'failed' });
  expect(decideLoss(queued, AttemptEnd.Failed, 5)).toMatchObject({ to: 'failed', isCharged: true });
});

test('what was cleared while it ran starts anew, however it ended', () => {
  const restarting = { ...queued, state: TaskInstanceState.Restarting, infrastructureFailures: 9 };
  expect(decideLoss(restarting, AttemptEnd.Infrastructure, 5)).toMatchObject({ to: null, isReplaced: true });
});
