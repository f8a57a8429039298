export { recordAssetEvent } from './assets/record-asset-event.ts';
export * from './attempts/index.ts';
export { checkParams } from './decide/params.ts';
export { partitionsOf } from './decide/partition-run.ts';
export { clearedAlong, type Include, relatedTasks } from './decide/related-tasks.ts';
export { errors as lifecycleErrors } from './errors.ts';
export type { DagGraph, TaskNode } from './graph/dag-graph.ts';
export { filelocOf } from './graph/fileloc.ts';
export { GraphStore, type VersionKey } from './graph/graph-store.ts';
export { type PassResult, runPass } from './pass/run-pass.ts';
export { twoProducersOf } from './queries/asset-producers.ts';
export { answerInput } from './requests/answer-input.ts';
export { cancelBackfill, createBackfill, planBackfill } from './requests/backfill.ts';
export { timeOutInputs } from './requests/time-out-inputs.ts';
export { createDueRuns } from './runs/create-due-runs.ts';
export { missDeadlines } from './runs/miss-deadlines.ts';
export { setRunState } from './runs/set-run-state.ts';
export { triggerRun } from './runs/trigger-run.ts';
export type { AttemptFacts } from './task-instances/attempt-facts.ts';
export { type ClearedTaskInstance, clearTaskInstances } from './task-instances/clear.ts';
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
export { type DueTimer, dueTimers, endTimers, nextTimer } from './timers/due-timers.ts';
export { fireTrigger, type TriggerEvent } from './triggers/fire-trigger.ts';
export { fireWatcher, isWatcherEventStored } from './triggers/fire-watcher.ts';
