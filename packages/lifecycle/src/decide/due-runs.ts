import type { Dag } from '@leeward/contracts/serialized-dag-reader';
import { isAuthored, type NextRun, nextRun, type ScheduledRun, timetableFacts } from '@leeward/timetables';

import { type AuthoredRuns, nextAuthored } from './authored-runs.ts';

export interface ScheduleFacts {
  readonly dag: Dag;
  /** Where in the schedule the last run is that a timetable or a backfill made. */
  readonly lastInterval: { start: Date; end: Date } | null;
  /** Unfinished runs, those of backfills left out. */
  readonly activeRuns: number;
  readonly maxActiveRuns: number;
  readonly mayCreate: boolean;
  /** What a timetable that an author wrote has answered. */
  readonly authored: AuthoredRuns | null;
}

export interface DueRuns {
  create: ScheduledRun[];
  /** The run after those. */
  next: NextRun;
  /** The next run is due and waits for an active one to end. */
  exceedsMaxActiveRuns: boolean;
}

/**
 * Which runs are due at `now`, oldest first and no more than `most`, and which is the next. A Dag that catches up gets one run an
 * interval; another one the latest only. airflow/jobs/scheduler_job_runner.py (_create_dag_runs).
 */
export function decideDueRuns(facts: ScheduleFacts, now: Date, most: number): DueRuns {
  const { dag } = facts;
  const limit = Math.min(
    facts.maxActiveRuns,
    timetableFacts(dag.timetable).activeRunsLimit ?? Number.POSITIVE_INFINITY,
  );
  const create: ScheduledRun[] = [];
  let last = facts.lastInterval;
  for (;;) {
    const next = isAuthored(dag.timetable)
      ? nextAuthored(facts.authored, last)
      : nextRun({
          timetable: dag.timetable,
          lastRun: last === null ? null : { dataInterval: last },
          startDate: dag.earliest,
          endDate: dag.latest,
          catchup: dag.catchup,
          now,
        });
    const isDue = facts.mayCreate && next.kind === 'run' && next.runAfter <= now;
    const isFull = facts.activeRuns + create.length >= limit;
    if (!isDue || isFull || create.length >= most) return { create, next, exceedsMaxActiveRuns: isDue && isFull };
    create.push(next);
    last = next.dataInterval ?? { start: next.runAfter, end: next.runAfter };
  }
}
