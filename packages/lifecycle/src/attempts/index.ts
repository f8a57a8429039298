export { isArchived as isArchivedAttempt } from './answer.ts';
export { awaitInput } from './await-input.ts';
export { deferAttempt } from './defer.ts';
export {
  enterRunning,
  type StartedAttempt,
} from './enter-running.ts';
export { finishAttempt } from './finish.ts';
export { heartbeat } from './heartbeat.ts';
export type { AttemptOutcome } from './outcome.ts';
export { rescheduleAttempt } from './reschedule.ts';

export { retryAttempt } from './retry.ts';

export { skipDownstream } from './skip-downstream.ts';
