import type { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import { defineStatement } from '@leeward/database';
import { newTaskInstanceColumns, newTaskInstanceRecord, newTaskInstanceValues } from '../runs/new-task-instances.ts';

export interface RunColumns {
  dagId: string;
  runId: string;
  runType: DagRunType;
  logicalDate: Date | null;
  dataIntervalStart: Date | null;
  dataIntervalEnd: Date | null;
  runAfter: Date;
  conf: Record<string, unknown> | null;
  triggeredBy: DagRunTriggeredBy;
  triggeringUserName: string | null;
  bundleVersion: string | null;
  versionId: string;
  backfillId: number | null;
  partitionKey: string | null;
  partitionDate: Date | null;
  note: string | null;
  /** Of the run's trace. */
  contextCarrier: Record<string, string>;
}

/**
 * Creates a run and all its task instances, or nothing where the run id or the logical date is taken. No lock: the unique indexes
 * decide between two that try at once.
 */
export const insertRun = defineStatement<[run: string, taskInstances: string], { id: number }>(
  'run_insert',
  `with r as (
     insert into dag_run (dag_id, run_id, run_type, state, logical_date, data_interval_start, data_interval_end, run_after, queued_at,
            conf, triggered_by, triggering_user_name, bundle_version, created_dag_version_id, dag_version_id, backfill_id,
            partition_key, partition_date, note, note_by, context_carrier)
     select "dagId", "runId", "runType", 'queued', "logicalDate", "dataIntervalStart", "dataIntervalEnd", "runAfter", now(), conf,
            "triggeredBy", "triggeringUserName", "bundleVersion", "versionId", "versionId", "backfillId", "partitionKey",
            "partitionDate", note, case when note is not null then "triggeringUserName" end, "contextCarrier"
       from jsonb_to_record($1::jsonb) as n("dagId" text, "runId" text, "runType" text, "logicalDate" timestamptz,
            "dataIntervalStart" timestamptz, "dataIntervalEnd" timestamptz, "runAfter" timestamptz, conf jsonb, "triggeredBy" text,
            "triggeringUserName" text, "bundleVersion" text, "versionId" uuid, "backfillId" bigint, "partitionKey" text,
            "partitionDate" timestamptz, note text, "contextCarrier" jsonb)
         on conflict do nothing
     returning *
   ),
   ti as (
     insert into task_instance ${newTaskInstanceColumns}
     select ${newTaskInstanceValues} from r, jsonb_to_recordset($2::jsonb) as ${newTaskInstanceRecord}
   )
   select id from r`,
);
