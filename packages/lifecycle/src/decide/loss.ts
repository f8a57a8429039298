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
  /** The attempt goes to the history and the task instance goes on with a new one. */
  isReplaced: boolean;
  /** A failure of the machinery is not charged to the task: its tries grow with it. */
  isCharged: boolean;
}

/**
 * What becomes of the task instance: one that was cleared starts anew; a failure of the machinery is tried again up to `budget` times
 * without costing a retry; a failure of the author's own doing counts as a try.
 */
export function decideLoss(attempt: LostAttempt, end: Exclude<AttemptEnd, 'exited'>, budget: number): LossDecision {
  if (attempt.state === TaskInstanceState.Restarting) return { to: null, isReplaced: true, isCharged: true };
  if (end === AttemptEnd.Failed) {
    const mayRetry = attempt.hasRetries && attempt.tryNumber <= attempt.maxTries;
    return {
      to: mayRetry ? TaskInstanceState.UpForRetry : TaskInstanceState.Failed,
      isReplaced: false,
      isCharged: true,
    };
  }
  return attempt.infrastructureFailures < budget
    ? { to: TaskInstanceState.Scheduled, isReplaced: true, isCharged: false }
    : { to: TaskInstanceState.Failed, isReplaced: false, isCharged: false };
}
