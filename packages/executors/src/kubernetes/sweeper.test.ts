import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Attempts } from './attempts.ts';
import type { PodRemover } from './pod-remover.ts';
import type { PodStore } from './pod-store.ts';
import { type PodSummary, unseenPod } from './pod-summary.ts';
import { Sweeper } from './sweeper.ts';
import type { WorkloadSecrets } from './workload-secrets.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const finished: PodSummary = {
  ...unseenPod({ name: 'pod-1', namespace: 'default' }, 'uid-1', 'attempt-1'),
  phase: 'Succeeded',
};

/** Sweeps one namespace in which `pods` are there. */
function setUp(pods: readonly PodSummary[]) {
  const removed: string[] = [];
  const sweeper = new Sweeper({
    namespaces: ['default'],
    stores: [{ all: () => pods.values(), ofAttempt: () => [] } as unknown as PodStore],
    attempts: new Attempts(),
    remover: { remove: ({ uid }, { kind }) => removed.push(`${uid} ${kind}`) } as Pick<
      PodRemover,
      'remove'
    > as PodRemover,
    secrets: { sweep: async () => {} } as unknown as WorkloadSecrets,
    log: { warn: () => {}, error: () => {} },
  });
  return { sweeper, removed };
}

test('a finished pod that a dead scheduler left is saved and removed after a minute', async () => {
  const { sweeper, removed } = setUp([finished]);
  sweeper.sawFinished(finished);
  await vi.advanceTimersByTimeAsync(45_000);
  sweeper.sawFinished(finished);
  expect(removed).toEqual([]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(removed).toEqual(['uid-1 finished']);
  sweeper.close();
});

test('a pod that nobody saw finish, or that is gone and came again, is left alone', async () => {
  const { sweeper, removed } = setUp([finished]);
  await vi.advanceTimersByTimeAsync(300_000);
  sweeper.sawFinished(finished);
  sweeper.sawGone(finished);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(removed).toEqual([]);
  sweeper.close();
});
