import type { LockedRun } from '../queries/lock-runs.ts';

export interface Timer {
  kind: 'next_run' | 'run_due' | 'task_due' | 'trigger_timeout' | 'run_timeout' | 'deadline';
  subject: string;
  due_at: Date;
}

export interface StartedRuns {
  /** All the runs, those that start as running. */
  runs: LockedRun[];
  timers: Timer[];
}

/**
 * Starts queued runs while their Dag, or their backfill, has fewer running ones than its max_active_runs: normal runs before those of
 * a backfill, then the one that is due longest. airflow/models/dagrun.py (get_queued_dag_runs_to_set_running).
 */
export function startRuns(
  runs: readonly LockedRun[],
  running: readonly [dagId: string, backfillId: number | null, count: number][],
  now: Date,
): StartedRuns {
  const active = new Map(running.map(([dagId, backfillId, count]) => [limitKey(dagId, backfillId), count]));
  const timers: Timer[] = [];
  const starting = new Set<number>();
  for (const run of runs.filter((each) => each.state === 'queued').toSorted(inStartOrder)) {
    if (run.runAfter > now) {
      timers.push({ kind: 'run_due', subject: String(run.id), due_at: run.runAfter });
      continue;
    }
    const key = limitKey(run.dagId, run.backfillId);
    const count = active.get(key) ?? 0;
    if (run.isPaused || run.backfillIsPaused || count >= run.maxActiveRuns) continue;
    active.set(key, count + 1);
    starting.add(run.id);
  }
  return {
    runs: runs.map((run) =>
      starting.has(run.id) ? { ...run, state: 'running', startDate: run.startDate ?? now } : run,
    ),
    timers,
  };
}

const limitKey = (dagId: string, backfillId: number | null) => `${dagId}\n${backfillId ?? ''}`;

function inStartOrder(left: LockedRun, right: LockedRun): number {
  return (
    (left.backfillOrdinal ?? 0) - (right.backfillOrdinal ?? 0) ||
    left.runAfter.getTime() - right.runAfter.getTime() ||
    left.id - right.id
  );
}
