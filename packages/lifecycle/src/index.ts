export * from './attempts/index.ts';
export type { Reason } from './decide/reason.ts';
export { errors as lifecycleErrors } from './errors.ts';
export { buildDagGraph, type DagGraph, type TaskNode } from './graph/dag-graph.ts';
export { GraphStore, type VersionKey } from './graph/graph-store.ts';
export { type PassRequest, type PassResult, type QueuedTaskInstance, runPass } from './pass/run-pass.ts';
export { type AnswerOutcome, answerInput } from './requests/answer-input.ts';
export {
  type BackfillRequest,
  type BackfillVersion,
  createBackfill,
  type PlannedBackfillRun,
  planBackfill,
} from './requests/backfill.ts';
export { createDueRuns, type DueRunsResult } from './runs/create-due-runs.ts';
export { type InsertedRun, insertRun } from './runs/insert-run.ts';
export { missDeadlines } from './runs/miss-deadlines.ts';
export { setRunState } from './runs/set-run-state.ts';
export { type TriggerRequest, triggerRun } from './runs/trigger-run.ts';
export type { AttemptFacts } from './task-instances/attempt-facts.ts';
export { type ClearedTaskInstance, type ClearRequest, clearTaskInstances } from './task-instances/clear.ts';
export { findRelated, type RelatedRequest, type RelatedTaskInstance } from './task-instances/find-related.ts';
export { type Loss, loseAttempts } from './task-instances/lose-attempts.ts';
export {
  claimOrphans,
  nameAttempts,
  noteAttempt,
  type OwnedAttempt,
  silentAttempts,
} from './task-instances/owned-attempts.ts';
export { type SettableState, setTaskInstanceStates } from './task-instances/set-state.ts';
export { timeOutTriggers } from './task-instances/time-out-triggers.ts';
export { type DueTimer, dueTimers, endTimers, nextTimer, type TimerKind } from './timers/due-timers.ts';
export { fireTrigger, type TriggerEvent } from './triggers/fire-trigger.ts';
