import type { TaskInstanceState, TaskInstanceStateOrNull } from '@leeward/contracts';
import { defineStatement } from '@leeward/database';

export interface CandidateRow {
  r: number;
  dagId: string;
  runId: string;
  taskId: string;
  mapIndex: number;
  pool: string;
  poolSlots: number;
  priorityWeight: number;
  executor: string | null;
  logicalDate: string | null;
  maxActiveTasks: number;
  versionId: string;
  versionHash: string;
  hasTaskLimits: boolean;
  reasonCode: string | null;
}

/** A waiting instance: map index, milliseconds until which it waits (rounded down, as a Date is, so that its timer is never early), code of its stored reason. */
export type WaitingItem = [mapIndex: number, dueAtMs: number | null, reasonCode: string | null];

export interface PassRow {
  /** One entry a task and state: the map indexes, or, of states that are decided, a WaitingItem each. */
  instances:
    | [dagRunId: number, taskId: string, state: TaskInstanceStateOrNull, items: (number | WaitingItem)[]][]
    | null;
  resultLengths: [dagRunId: number, taskId: string, length: number][] | null;
  returnedCounts: [dagRunId: number, taskId: string, count: number][] | null;
  skipDecisions: [dagRunId: number, taskId: string, mapIndex: number, decision: object][] | null;
  runningRuns: [dagId: string, backfillId: number | null, count: number][] | null;
  pools: [pool: string, slots: number, includeDeferred: boolean][];
  active:
    | [
        pool: string,
        dagId: string,
        dagRunId: number,
        taskId: string,
        state: TaskInstanceState,
        count: number,
        slots: number,
      ][]
    | null;
  candidates: CandidateRow[] | null;
}

export type CandidateParams = [
  perPool: number,
  executors: string[],
  defaultExecutor: string,
  excludedRuns: number[],
  excludedTasks: string[],
];

/**
 * Per pool with free slots, the first waiting task instances in queue order: an index scan of task_instance_scheduled that stops at
 * the limit. Runs at their max_active_tasks, executors without a free slot and what was found blocked before are left out, so that
 * they do not hide others; a paused Dag gets them for runs of `dags test` alone. It locks what it reads, leaving out rows that somebody is changing. Parameters from `first` on.
 */
function candidates(first: number): string {
  const [perPool, executors, defaultExecutor, excludedRuns, excludedTasks] = [0, 1, 2, 3, 4].map(
    (n) => `$${first + n}`,
  );
  return `
    select c.*
      from slot_pool p
      cross join lateral (
        select ti.dag_run_id as r, ti.dag_id as "dagId", ti.run_id as "runId", ti.task_id as "taskId", ti.map_index as "mapIndex",
               ti.pool, ti.pool_slots as "poolSlots", ti.priority_weight as "priorityWeight", ti.executor,
               ti.run_logical_date as "logicalDate", d.max_active_tasks as "maxActiveTasks", v.id as "versionId",
               v.serialized_hash as "versionHash", d.has_task_concurrency_limits as "hasTaskLimits", ti.reason ->> 'code' as "reasonCode"
          from task_instance ti
          join dag_run r on r.id = ti.dag_run_id and r.state = 'running'
          join dag d on d.dag_id = ti.dag_id and (not d.is_paused or r.triggered_by = 'test')
          join dag_version v on v.id = r.dag_version_id
         where ti.state = 'scheduled' and ti.pool = p.pool
           and coalesce(ti.executor, ${defaultExecutor}) = any(${executors})
           and not ti.dag_run_id = any(${excludedRuns})
           and not (ti.dag_id || chr(10) || ti.task_id) = any(${excludedTasks})
           and coalesce((select sum(a.count) from active a where a.dag_run_id = ti.dag_run_id and a.state in ('queued', 'running')), 0)
               < d.max_active_tasks
         order by ti.priority_weight desc, ti.run_logical_date, ti.dag_run_id, ti.map_index
         limit ${perPool}
           for no key update of ti skip locked) c
     where p.slots < 0
        or p.slots > coalesce((select sum(a.slots) from active a
                                where a.pool = p.pool
                                  and (a.state in ('queued', 'running') or p.include_deferred and a.state = 'deferred')), 0)`;
}

/** Task instances that take slots, by index task_instance_active: as many groups as tasks are active now. */
const active = `active as materialized (
  select pool, dag_id, dag_run_id, task_id, state, count(*) as count, sum(pool_slots) as slots
    from task_instance
   where state in ('queued', 'running', 'restarting', 'deferred', 'awaiting_input')
   group by pool, dag_id, dag_run_id, task_id, state
)`;

type LoadParams = [
  dagRunIds: number[],
  countedRuns: number[],
  countedTasks: string[],
  skippingRuns: number[],
  skippingTasks: string[],
  queuedDagIds: string[],
  ...candidates: CandidateParams,
];

/**
 * All that a pass decides by, in one round trip: the locked runs' task instances, grouped, by the unique index on their run; lengths
 * and skip decisions where the Dag asks for them, by primary key; slots and those that wait for them.
 */
export const loadPass = defineStatement<LoadParams, PassRow>(
  'pass_load',
  `with ${active},
   waiting as (${candidates(7)})
   select
     (select json_agg(json_build_array(g.dag_run_id, g.task_id, g.state, g.items)) from (
        select dag_run_id, task_id, state,
               case when state is null or state in ('up_for_retry', 'up_for_reschedule')
                    then json_agg(json_build_array(map_index, floor(extract(epoch from due_at) * 1000), reason ->> 'code'))
                    else json_agg(map_index) end as items
          from task_instance where dag_run_id = any($1)
         group by dag_run_id, task_id, state) g) as instances,
     (select json_agg(json_build_array(m.dag_run_id, m.task_id, m.length))
        from unnest($2::bigint[], $3::text[]) c(r, t)
        join task_map m on m.dag_run_id = c.r and m.task_id = c.t and m.map_index < 0) as "resultLengths",
     (select json_agg(json_build_array(c.r, c.t, x.count))
        from unnest($2::bigint[], $3::text[]) c(r, t)
        cross join lateral (select count(*) from xcom
          where dag_run_id = c.r and task_id = c.t and key = 'return_value' and map_index >= 0) x) as "returnedCounts",
     (select json_agg(json_build_array(x.dag_run_id, x.task_id, x.map_index, x.value))
        from unnest($4::bigint[], $5::text[]) c(r, t)
        join xcom x on x.dag_run_id = c.r and x.task_id = c.t and x.key = 'skipmixin_key') as "skipDecisions",
     (select json_agg(json_build_array(g.dag_id, g.backfill_id, g.count)) from (
        select dag_id, backfill_id, count(*) from dag_run where state = 'running' and dag_id = any($6) group by dag_id, backfill_id) g)
       as "runningRuns",
     (select json_agg(json_build_array(pool, slots, include_deferred)) from slot_pool) as pools,
     (select json_agg(json_build_array(pool, dag_id, dag_run_id, task_id, state, count, slots)) from active) as active,
     (select json_agg(waiting) from waiting) as candidates`,
);

/** The candidates after the first ones were found blocked, for the same pass. */
export const loadCandidates = defineStatement<CandidateParams, CandidateRow>(
  'pass_load_candidates',
  `with ${active} ${candidates(1)}`,
);
