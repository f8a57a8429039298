import { AttemptEnd, TaskInstanceState, type TaskInstanceStateOrNull } from '@leeward/contracts';

/** An attempt whose worker will not say how it ended. */
export interface LostAttempt {
  state: 'queued' | 'running' | 'restarting';
  tryNumber: number;
  maxTries: number;
  infrastructureFailures: number;
  /** The task's retries are more than none. */
  hasRetries: boolean;
}

export interface LossDecision {
  to: TaskInstanceStateOrNull;
  /** Where `to` is up_for_retry: how long it waits; null: as long as the task's retries do. */
  delaySeconds: number | null;
  /** The attempt goes to the history and the task instance goes on with a new one. */
  isReplaced: boolean;
  /** A failure of the machinery is not charged to the task: its tries grow with it. */
  isCharged: boolean;
}

/** The pause before the third try of what the machinery failed; each later one is twice as long, up to the longest. */
const firstPauseSeconds = 20;
const longestPauseSeconds = 300;

/**
 * What becomes of the task instance: one that was cleared starts anew; a failure of the machinery is tried again up to `budget` times
 * without costing a retry; a failure of the author's own doing counts as a try. The machinery gets a second chance at once, and then
 * longer and longer ones: with a budget of 5 a git server, a registry or a node may be away for five minutes.
 */
export function decideLoss(attempt: LostAttempt, end: Exclude<AttemptEnd, 'exited'>, budget: number): LossDecision {
  const kept = { delaySeconds: null, isReplaced: false };
  if (attempt.state === TaskInstanceState.Restarting) return { ...kept, to: null, isReplaced: true, isCharged: true };
  if (end === AttemptEnd.Failed) {
    const mayRetry = attempt.hasRetries && attempt.tryNumber <= attempt.maxTries;
    return { ...kept, to: mayRetry ? TaskInstanceState.UpForRetry : TaskInstanceState.Failed, isCharged: true };
  }
  const earlier = attempt.infrastructureFailures;
  if (earlier >= budget) return { ...kept, to: TaskInstanceState.Failed, isCharged: false };
  if (earlier === 0) return { ...kept, to: TaskInstanceState.Scheduled, isReplaced: true, isCharged: false };
  const delaySeconds = Math.min(firstPauseSeconds * 2 ** (earlier - 1), longestPauseSeconds);
  return { ...kept, to: TaskInstanceState.UpForRetry, delaySeconds, isCharged: false };
}
