import type { DagRunState, DagRunType } from '@leeward/contracts';
import { defineStatement } from '@leeward/database';

export interface LockedRun {
  /** The database's clock at the begin of the transaction. */
  now: Date;
  id: number;
  dagId: string;
  runId: string;
  runType: DagRunType;
  state: DagRunState;
  logicalDate: Date | null;
  startDate: Date | null;
  runAfter: Date;
  bundleVersion: string | null;
  versionId: string;
  versionHash: string;
  currentVersionId: string;
  backfillId: number | null;
  backfillOrdinal: number | null;
  backfillIsPaused: boolean;
  isPaused: boolean;
  maxActiveTasks: number;
  /** Of the run's backfill, else of its Dag. */
  maxActiveRuns: number;
}

/**
 * Locks the unfinished ones of the given runs in the order of their ids, leaving out those that somebody else changes at the
 * moment: his commit says so and they come again. Before that it takes the lock under which slots are handed out, so that two
 * schedulers never count the same free slot; what is counted is read by the statements after this one, in snapshots taken under the
 * lock. The lock on a run lets rows that refer to it be written meanwhile: an XCom is neither held up nor takes the run out of
 * the pass. dag_run by primary key, dag and dag_version by primary key. One row at least: without a run its columns are null.
 */
export const lockRuns = defineStatement<[dagRunIds: number[]], LockedRun | { id: null; now: Date }>(
  'pass_lock_runs',
  `with gate as materialized (select pg_advisory_xact_lock(7305805, 1))
   select now() as now, locked.*
     from gate
     left join lateral (
       select r.id, r.dag_id as "dagId", r.run_id as "runId", r.run_type as "runType", r.state, r.logical_date as "logicalDate",
              r.start_date as "startDate", r.run_after as "runAfter", r.bundle_version as "bundleVersion",
              v.id as "versionId", v.serialized_hash as "versionHash", coalesce(d.current_version_id, v.id) as "currentVersionId",
              r.backfill_id as "backfillId",
              (select min(b.sort_ordinal) from backfill_dag_run b where b.backfill_id = r.backfill_id and b.dag_run_id = r.id) as "backfillOrdinal",
              coalesce(b.is_paused, false) as "backfillIsPaused",
              d.is_paused and r.triggered_by is distinct from 'test' or d.is_stale as "isPaused",
              d.max_active_tasks as "maxActiveTasks", coalesce(b.max_active_runs, d.max_active_runs) as "maxActiveRuns"
         from dag_run r
         join dag d on d.dag_id = r.dag_id
         join dag_version v on v.id = r.dag_version_id
         left join backfill b on b.id = r.backfill_id
        where r.id = any($1) and r.state in ('queued', 'running')
        order by r.id
          for no key update of r skip locked) locked on true`,
);
