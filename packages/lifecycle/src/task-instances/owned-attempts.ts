import { defineStatement } from '@leeward/database';
import type { AttemptFacts } from './attempt-facts.ts';

export interface OwnedAttempt extends AttemptFacts {
  state: 'queued' | 'running' | 'restarting';
}

/**
 * Attempts whose owner is no living process become this process's own, those that another scheduler is claiming left alone: whoever
 * claims one adopts it or gives it up. By task_instance_owned.
 */
export const claimOrphans = defineStatement<[processId: string], OwnedAttempt>(
  'recovery_claim_orphans',
  `with orphan as (
     select ti.id from task_instance ti
      where ti.state in ('queued', 'running', 'restarting')
        and not exists (select from process p where p.id = ti.queued_by and p.ended_at is null)
      order by ti.id
        for update skip locked
   ),
   ti as (
     update task_instance ti set queued_by = $1 from orphan where ti.id = orphan.id returning ti.*
   )
   select ti.id, ti.state, ti.dag_id as "dagId", ti.run_id as "runId", ti.task_id as "taskId", ti.map_index as "mapIndex",
          ti.try_number as "tryNumber", ti.hostname, r.context_carrier as "contextCarrier", ti.queue, ti.pool_slots as "poolSlots",
          ti.priority_weight as "priorityWeight", ti.executor, ti.executor_config as "executorConfig",
          ti.external_executor_id as "externalId", v.id as "versionId", v.serialized_hash as "versionHash",
          coalesce(v.bundle_name, d.bundle_name) as "bundleName", d.relative_fileloc as "newestFileloc", r.bundle_version as "bundleVersion"
     from ti
     join dag_run r on r.id = ti.dag_run_id
     join dag d on d.dag_id = ti.dag_id
     join dag_version v on v.id = ti.dag_version_id`,
);

/** Attempts of this process that nothing was heard of for too long: their workers', or their executor's start of them. */
export const silentAttempts = defineStatement<
  [processId: string, heartbeatTimeoutSeconds: number, queuedTimeoutSeconds: number],
  { id: string; state: 'queued' | 'running' | 'restarting'; seconds: number }
>(
  'recovery_silent_attempts',
  `select id, state, extract(epoch from now() - case when state = 'queued' then queued_at else coalesce(heartbeat_at, start_date) end)::double precision as seconds
     from task_instance
    where queued_by = $1 and (
          state in ('running', 'restarting') and coalesce(heartbeat_at, start_date) < now() - make_interval(secs => $2)
       or state = 'queued' and queued_at < now() - make_interval(secs => $3))`,
);

/** How executors name the attempts that they accepted. */
export const nameAttempts = defineStatement<[attemptIds: string[], externalIds: string[]], never>(
  'attempt_name',
  `update task_instance ti set external_executor_id = n.external_id
     from unnest($1::uuid[], $2::text[]) as n(id, external_id)
    where ti.id = n.id and ti.state in ('queued', 'running', 'restarting')`,
);

export const noteAttempt = defineStatement<
  [attemptId: string, occurredAt: Date, source: string, code: string, message: string, details: string | null],
  never
>(
  'attempt_note',
  `insert into attempt_event (task_instance_id, dag_run_id, occurred_at, source, code, message, details)
   select $1, r.dag_run_id, $2, $3, $4, $5, $6::jsonb
     from (select dag_run_id from task_instance where id = $1
           union all select dag_run_id from task_instance_history where id = $1 limit 1) r`,
);
