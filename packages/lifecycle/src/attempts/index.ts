export { isArchived as isArchivedAttempt } from './answer.ts';
export { type AwaitInputMessage, awaitInput } from './await-input.ts';
export { type DeferMessage, deferAttempt } from './defer.ts';
export {
  type EnterRunningMessage,
  type EnterRunningOutcome,
  enterRunning,
  type StartedAttempt,
} from './enter-running.ts';
export { type FinalState, type FinishMessage, finishAttempt } from './finish.ts';
export { type HeartbeatOutcome, heartbeat } from './heartbeat.ts';
export type { AttemptOutcome } from './outcome.ts';
export { rescheduleAttempt } from './reschedule.ts';
export { type HumanAnswer, resumeKwargs } from './resume-kwargs.ts';
export { type RetryMessage, retryAttempt } from './retry.ts';
export { type RetrySettings, retryDueAt } from './retry-delay.ts';
export { skipDownstream } from './skip-downstream.ts';
