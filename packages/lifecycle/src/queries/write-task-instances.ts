import type { TaskInstanceStateOrNull } from '@leeward/contracts';
import { defineStatement } from '@leeward/database';
import type { Reason } from '../decide/reason.ts';
import { archive } from '../task-instances/archive-sql.ts';
import type { AttemptFacts } from '../task-instances/attempt-facts.ts';

/** One move. `f` and `s`: from and to; `n`: 1 where a try begins; `j`: the map index afterwards; `w`: the reason. */
export interface WrittenInstance {
  r: number;
  t: string;
  i: number;
  f: TaskInstanceStateOrNull;
  s: TaskInstanceStateOrNull;
  n: 0 | 1;
  j: number;
  w: object | null;
}

export interface MovedInstance extends AttemptFacts {
  /** The attempt's id before the move: another one where a new attempt began. */
  previousId: string;
  dagRunId: number;
  from: TaskInstanceStateOrNull;
  to: TaskInstanceStateOrNull;
  reason: Reason | null;
}

/**
 * Moves task instances in bulk. It locks them by their unique index in the order of their ids and only those that are still in the
 * state that was decided on; others are not moved and not in the answer. A retry copies the attempt before it to the history and
 * gets an id of its own in the same statement. Why a try failed outlives whatever its retry waits for meanwhile. Answers one row a move.
 */
export const writeTaskInstances = defineStatement<[moves: string, queuedBy: string], MovedInstance>(
  'pass_write_task_instances',
  `with target as materialized (
     select ti.*, m.s as new_state, m.n as new_tries, m.j as new_map_index, m.w as new_reason,
            ti.state is not distinct from 'up_for_retry' and m.n > 0 as is_retry,
            m.s in ('success', 'failed', 'skipped', 'upstream_failed', 'removed') as is_end
       from jsonb_to_recordset($1::jsonb) as m(r bigint, t text, i int, f text, s text, n int, j int, w jsonb)
       join task_instance ti on ti.dag_run_id = m.r and ti.task_id = m.t and ti.map_index = m.i and ti.state is not distinct from m.f
      order by ti.id
        for no key update of ti
   ),
   archived as (
     ${archive('target', 'is_retry')}
   ),
   moved as (
     update task_instance ti
        set id = case when is_retry then new_uuid() else ti.id end,
            state = new_state, map_index = new_map_index, try_number = ti.try_number + new_tries,
            updated_at = now(),
            reason = case when new_state = 'up_for_retry' and target.reason ? 'failure'
                          then coalesce(new_reason || jsonb_build_object('failure', target.reason -> 'failure'), target.reason)
                          else new_reason end,
            scheduled_at = case when new_state in ('scheduled', 'queued') and target.state is distinct from 'scheduled' then now() else ti.scheduled_at end,
            queued_at = case when new_state = 'queued' then now() else ti.queued_at end,
            queued_by = case when new_state = 'queued' then $2::uuid else ti.queued_by end,
            external_executor_id = case when new_state = 'queued' then null else ti.external_executor_id end,
            start_date = case when is_end then coalesce(ti.start_date, now()) when is_retry then null else ti.start_date end,
            end_date = case when is_end then coalesce(ti.end_date, now()) when is_retry then null else ti.end_date end,
            due_at = case when new_state is distinct from target.state then null else ti.due_at end,
            trigger_id = case when is_end then null else ti.trigger_id end,
            heartbeat_at = case when is_retry then null else ti.heartbeat_at end,
            hostname = case when is_retry then null else ti.hostname end,
            unixname = case when is_retry then null else ti.unixname end,
            pid = case when is_retry then null else ti.pid end,
            retry_delay_override_seconds = case when is_retry then null else ti.retry_delay_override_seconds end,
            retry_reason = case when is_retry then null else ti.retry_reason end
       from target
      where ti.id = target.id
     returning ti.*, target.id as previous_id, target.state as from_state
   )
   select m.id, m.previous_id as "previousId", m.dag_run_id as "dagRunId", m.task_id as "taskId", m.map_index as "mapIndex",
          m.from_state as "from", m.state as "to", m.reason, m.dag_id as "dagId", m.run_id as "runId", m.try_number as "tryNumber", m.hostname,
          r.context_carrier as "contextCarrier", m.queue, m.pool_slots as "poolSlots", m.priority_weight as "priorityWeight",
          m.executor, m.executor_config as "executorConfig", m.external_executor_id as "externalId", m.dag_version_id as "versionId",
          coalesce(v.bundle_name, d.bundle_name) as "bundleName", d.relative_fileloc as "newestFileloc", r.bundle_version as "bundleVersion",
          v.serialized_hash as "versionHash"
     from moved m
     left join dag_run r on m.state = 'queued' and r.id = m.dag_run_id
     left join dag_version v on m.state = 'queued' and v.id = m.dag_version_id
     left join dag d on m.state = 'queued' and d.dag_id = m.dag_id`,
);
