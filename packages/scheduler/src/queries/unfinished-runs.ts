import { defineStatement } from '@leeward/database';

/** By dag_run_unfinished. */
export const unfinishedRuns = defineStatement<[], { id: number }>(
  'scheduler_unfinished_runs',
  `select id from dag_run where state in ('queued', 'running') order by id`,
);

/** By primary key. */
export const unfinishedAmong = defineStatement<[dagRunIds: readonly number[]], { id: number }>(
  'scheduler_unfinished_among',
  `select id from dag_run where id = any($1::bigint[]) and state in ('queued', 'running') order by id`,
);

export interface QuietRun {
  id: number;
  quietSince: Date;
}

/**
 * Unfinished runs of which nothing changed in the last seconds: what happened to the others may still be told by an event that is on
 * its way. Task instances by their unique index.
 */
export const quietRuns = defineStatement<[quietSeconds: number], QuietRun>(
  'scheduler_quiet_runs',
  `select r.id, now() - make_interval(secs => $1) as "quietSince" from dag_run r
    where r.state in ('queued', 'running') and r.updated_at < now() - make_interval(secs => $1)
      and not exists (select from task_instance ti where ti.dag_run_id = r.id and ti.updated_at > now() - make_interval(secs => $1))
    order by r.id`,
);

export const unfinishedRunsOfDag = defineStatement<[dagId: string], { id: number }>(
  'scheduler_unfinished_runs_of_dag',
  `select id from dag_run where dag_id = $1 and state in ('queued', 'running') order by id`,
);

/**
 * Dags that may have a run by what their assets brought in the last seconds, or at any time where those are null, by
 * asset_dag_run_queue_once and asset_partition_dag_run_pending.
 */
export const awaitedDags = defineStatement<[lastSeconds: number | null], { dagId: string }>(
  'scheduler_awaited_dags',
  `select dag_id as "dagId" from dag d
    where not d.is_stale and not d.is_paused and d.asset_expression is not null
      and (exists (select from asset_dag_run_queue q
                    where q.target_dag_id = d.dag_id and ($1::int is null or q.created_at > now() - make_interval(secs => $1::int)))
           or exists (select from asset_partition_dag_run p
                       where p.target_dag_id = d.dag_id and ($1::int is null or p.updated_at > now() - make_interval(secs => $1::int))))`,
);

/**
 * Dags whose next run was decided by another version than the present one, or that were unpaused while no scheduler was there to set
 * the timer of their next run.
 */
export const undecidedDags = defineStatement<[], { dagId: string }>(
  'scheduler_undecided_dags',
  `select d.dag_id as "dagId" from dag d join dag_version v on v.id = d.current_version_id
    where not d.is_stale
      and (d.next_run_hash is distinct from v.serialized_hash
           or (not d.is_paused and not d.exceeds_max_active_runs and d.next_dagrun_create_after is not null
               and not exists (select from timer t where t.kind = 'next_run' and t.subject = d.dag_id)))`,
);
