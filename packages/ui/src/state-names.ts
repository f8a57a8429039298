import type { DagRunState, DagRunType } from '@leeward/contracts/rest-api';
import type { TaskInstanceState } from '@leeward/contracts/states';

/** What people call the states; `none` is a task instance that was not looked at yet. */
export const stateNames: Record<TaskInstanceState | 'none', string> = {
  none: 'no state yet',
  scheduled: 'scheduled',
  queued: 'queued',
  running: 'running',
  success: 'success',
  failed: 'failed',
  skipped: 'skipped',
  upstream_failed: 'upstream failed',
  up_for_retry: 'up for retry',
  up_for_reschedule: 'up for reschedule',
  deferred: 'deferred',
  awaiting_input: 'awaiting input',
  restarting: 'restarting',
  removed: 'removed',
};

export const runTypeNames: Record<DagRunType, string> = {
  backfill: 'backfill',
  scheduled: 'scheduled',
  manual: 'manual',
  operator_triggered: 'by an operator',
  asset_triggered: 'by an asset',
  asset_materialization: 'asset materialization',
};

export const runStates: readonly DagRunState[] = ['queued', 'running', 'success', 'failed'];
