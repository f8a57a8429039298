/**
 * States of task instances and runs, their predicates and legal moves. Names and meaning are Airflow's
 * (airflow/utils/state.py); a task instance that was not looked at yet has the state null.
 *
 * A task instance: null → scheduled (its dependencies hold) → queued (a slot is taken and an executor has it) → running (a
 * worker reported) → success | failed | skipped, or up_for_retry | up_for_reschedule | deferred | awaiting_input and then
 * scheduled again. upstream_failed and skipped are decided without running; removed: the task left the Dag. restarting: cleared
 * while running, its worker is being stopped, then null again.
 */
export const TaskInstanceState = {
  Removed: 'removed',
  Scheduled: 'scheduled',
  Queued: 'queued',
  Running: 'running',
  Success: 'success',
  Restarting: 'restarting',
  Failed: 'failed',
  UpForRetry: 'up_for_retry',
  UpForReschedule: 'up_for_reschedule',
  UpstreamFailed: 'upstream_failed',
  Skipped: 'skipped',
  Deferred: 'deferred',
  AwaitingInput: 'awaiting_input',
} as const;
export type TaskInstanceState = (typeof TaskInstanceState)[keyof typeof TaskInstanceState];
export type TaskInstanceStateOrNull = TaskInstanceState | null;

export const taskInstanceStates = Object.values(TaskInstanceState);

const finished: Record<TaskInstanceState, boolean> = {
  removed: true,
  scheduled: false,
  queued: false,
  running: false,
  success: true,
  restarting: false,
  failed: true,
  up_for_retry: false,
  up_for_reschedule: false,
  upstream_failed: true,
  skipped: true,
  deferred: false,
  awaiting_input: false,
};

/** Nothing more happens to it unless somebody clears it. */
export function isFinished(state: TaskInstanceStateOrNull): boolean {
  return state !== null && finished[state];
}

export function isFailed(state: TaskInstanceStateOrNull): boolean {
  return state === TaskInstanceState.Failed || state === TaskInstanceState.UpstreamFailed;
}

/** An executor or a worker holds it. */
export function isWithExecutor(state: TaskInstanceStateOrNull): boolean {
  return (
    state === TaskInstanceState.Queued || state === TaskInstanceState.Running || state === TaskInstanceState.Restarting
  );
}

/** Takes pool slots (airflow/ti_deps/dependencies_states.py, EXECUTION_STATES); deferred ones only where the pool counts them. */
export function occupiesSlot(state: TaskInstanceStateOrNull, includeDeferred: boolean): boolean {
  return (
    state === TaskInstanceState.Queued ||
    state === TaskInstanceState.Running ||
    (includeDeferred && state === TaskInstanceState.Deferred)
  );
}

/** Every legal move. Clearing (finished → null) and removal are moves like any other; nothing else may change a state. */
const taskInstanceMoves: Record<TaskInstanceState | 'none', readonly (TaskInstanceState | 'none')[]> = {
  none: ['scheduled', 'success', 'failed', 'skipped', 'upstream_failed', 'removed', 'deferred'],
  scheduled: ['queued', 'none', 'success', 'failed', 'skipped', 'upstream_failed', 'removed', 'deferred'],
  queued: [
    'running',
    'scheduled',
    'none',
    'success',
    'failed',
    'skipped',
    'up_for_retry',
    'removed',
    'up_for_reschedule',
  ],
  running: [
    'success',
    'failed',
    'skipped',
    'up_for_retry',
    'up_for_reschedule',
    'deferred',
    'awaiting_input',
    'restarting',
    'scheduled',
    'removed',
  ],
  restarting: ['none', 'scheduled', 'up_for_retry', 'failed', 'success', 'skipped', 'running', 'removed'],
  up_for_retry: ['scheduled', 'deferred', 'none', 'success', 'failed', 'skipped', 'upstream_failed', 'removed'],
  up_for_reschedule: ['scheduled', 'deferred', 'none', 'success', 'failed', 'skipped', 'upstream_failed', 'removed'],
  deferred: ['scheduled', 'none', 'success', 'failed', 'skipped', 'up_for_retry', 'removed'],
  awaiting_input: ['scheduled', 'none', 'success', 'failed', 'skipped', 'up_for_retry', 'removed'],
  success: ['none', 'failed', 'skipped', 'removed'],
  failed: ['none', 'success', 'skipped', 'removed'],
  skipped: ['none', 'success', 'failed', 'removed'],
  upstream_failed: ['none', 'success', 'failed', 'skipped', 'removed'],
  removed: ['none'],
};

export function canMove(from: TaskInstanceStateOrNull, to: TaskInstanceStateOrNull): boolean {
  return taskInstanceMoves[from ?? 'none'].includes(to ?? 'none');
}

/** The states from which `to` is legal: what a write's WHERE names. */
export function statesBefore(to: TaskInstanceStateOrNull): TaskInstanceStateOrNull[] {
  return (Object.keys(taskInstanceMoves) as (TaskInstanceState | 'none')[])
    .filter((from) => taskInstanceMoves[from].includes(to ?? 'none'))
    .map((from) => (from === 'none' ? null : from));
}

/** queued: waits for its Dag's max_active_runs; running: its tasks may run; the others are final until it is cleared. */
export const DagRunState = { Queued: 'queued', Running: 'running', Success: 'success', Failed: 'failed' } as const;
export type DagRunState = (typeof DagRunState)[keyof typeof DagRunState];

export function isRunFinished(state: DagRunState): boolean {
  return state === DagRunState.Success || state === DagRunState.Failed;
}

export const DagRunType = {
  Backfill: 'backfill',
  Scheduled: 'scheduled',
  Manual: 'manual',
  OperatorTriggered: 'operator_triggered',
  AssetTriggered: 'asset_triggered',
  AssetMaterialization: 'asset_materialization',
} as const;
export type DagRunType = (typeof DagRunType)[keyof typeof DagRunType];

export const DagRunTriggeredBy = {
  Cli: 'cli',
  Operator: 'operator',
  RestApi: 'rest_api',
  Ui: 'ui',
  Test: 'test',
  Timetable: 'timetable',
  Asset: 'asset',
  Backfill: 'backfill',
} as const;
export type DagRunTriggeredBy = (typeof DagRunTriggeredBy)[keyof typeof DagRunTriggeredBy];
