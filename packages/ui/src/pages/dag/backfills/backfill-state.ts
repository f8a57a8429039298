import type { UiBackfill } from '@leeward/contracts/ui-api';

export type BackfillState = 'running' | 'paused' | 'ended' | 'failed';

/** How a backfill is; `failed` where it ended and some of its runs failed, as those do that a cancelling found queued. */
export function backfillState(
  backfill: Pick<UiBackfill, 'completed_at' | 'is_paused' | 'failed_run_count'>,
): BackfillState {
  if (backfill.completed_at !== null) return backfill.failed_run_count > 0 ? 'failed' : 'ended';
  return backfill.is_paused ? 'paused' : 'running';
}
