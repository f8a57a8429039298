import { logPath, type WorkloadTaskInstance } from '@leeward/contracts';
import { type Cipher, type Database, defineStatement } from '@leeward/database';
import type { RunTrigger } from './messages.ts';
import type { TriggerLog } from './trigger-logs.ts';

interface Row {
  id: number;
  classpath: string;
  kwargs: string;
  kwargsEncrypted: boolean;
  /** Null: a watcher's trigger. */
  ti: WorkloadTaskInstance | null;
  timeoutAfter: string | null;
  /** The URI by the name of each asset. */
  watchedAssets: Record<string, string> | null;
  dagData: unknown;
  dagRunData: unknown;
}

/** The Dag comes along only for a task that starts as a trigger: `start_from_trigger`. */
const load = defineStatement<[ids: number[]], Row>(
  'trigger_load',
  `select t.id, t.classpath, t.kwargs, t.kwargs_encrypted as "kwargsEncrypted", waiting.ti, waiting."timeoutAfter",
          waiting."dagData", waiting."dagRunData", watched.assets as "watchedAssets"
     from trigger t
     left join lateral (
       select json_build_object('id', ti.id, 'task_id', ti.task_id, 'dag_id', ti.dag_id, 'run_id', ti.run_id,
                'try_number', ti.try_number, 'map_index', ti.map_index, 'dag_version_id', ti.dag_version_id,
                'hostname', ti.hostname, 'context_carrier', r.context_carrier, 'queue', ti.queue,
                'pool_slots', ti.pool_slots, 'priority_weight', ti.priority_weight) as ti,
              to_json(ti.trigger_timeout_at) #>> '{}' as "timeoutAfter",
              case when starts.as_trigger then v.serialized::json end as "dagData",
              case when starts.as_trigger then json_build_object('dag_id', r.dag_id, 'run_id', r.run_id,
                'logical_date', r.logical_date, 'data_interval_start', r.data_interval_start,
                'data_interval_end', r.data_interval_end, 'run_after', r.run_after, 'start_date', r.start_date,
                'end_date', r.end_date, 'clear_number', r.clear_number, 'run_type', r.run_type, 'state', r.state,
                'conf', r.conf, 'triggering_user_name', r.triggering_user_name, 'consumed_asset_events', json_build_array(),
                'partition_key', r.partition_key) end as "dagRunData"
         from task_instance ti
         join dag_run r on r.id = ti.dag_run_id
         join dag_version v on v.id = ti.dag_version_id
        cross join lateral (
          select exists (
            select from jsonb_array_elements(v.serialized -> 'dag' -> 'tasks') task
             where task -> '__var' ->> 'task_id' = ti.task_id and (task -> '__var' ->> 'start_from_trigger')::boolean) as as_trigger
        ) starts
        where ti.trigger_id = t.id and ti.state = 'deferred'
        order by ti.id
        limit 1
     ) waiting on true
     left join lateral (
       select json_object_agg(a.name, a.uri) as assets
         from asset_watcher w join asset a on a.id = w.asset_id
        where w.trigger_id = t.id
     ) watched on t.watcher_key is not null
    where t.id = any($1) and (waiting.ti is not null or watched.assets is not null)`,
);

export type LoadedTrigger =
  | {
      readonly kind: 'runnable';
      readonly workload: RunTrigger;
      /** Null for a watcher's, which has no attempt to stand beside. */
      readonly log: TriggerLog | null;
    }
  | { readonly kind: 'broken'; readonly id: number; readonly problem: string };

/**
 * What a child needs to run the triggers. Those that nobody needs any more are not in the answer.
 * @param jobId of the triggerer, which names the logs of its own, as airflow/utils/log/file_task_handler.py reads them.
 */
export async function loadTriggers(
  database: Database,
  cipher: Cipher,
  ids: readonly number[],
  jobId: number,
): Promise<LoadedTrigger[]> {
  const rows = await database.run(load, [...ids]);
  return rows.map((row) => {
    try {
      return {
        kind: 'runnable',
        workload: workloadOf(row, cipher),
        log: row.ti && { attemptId: row.ti.id, path: `${pathOf(row.ti)}.trigger.${jobId}.log` },
      };
    } catch (error) {
      return { kind: 'broken', id: row.id, problem: (error as Error).message };
    }
  });
}

/** Throws LW_FERNET_UNREADABLE. */
function workloadOf({ id, classpath, ti, ...row }: Row, cipher: Cipher): RunTrigger {
  return {
    type: 'RunTrigger',
    id,
    classpath,
    encrypted_kwargs: cipher.open(row.kwargs, row.kwargsEncrypted) ?? '{}',
    ti,
    timeout_after: row.timeoutAfter,
    watched_assets: row.watchedAssets,
    dag_data: row.dagData,
    dag_run_data: row.dagRunData,
  };
}

function pathOf(ti: WorkloadTaskInstance): string {
  return logPath({
    dagId: ti.dag_id,
    runId: ti.run_id,
    taskId: ti.task_id,
    mapIndex: ti.map_index,
    tryNumber: ti.try_number,
  });
}
