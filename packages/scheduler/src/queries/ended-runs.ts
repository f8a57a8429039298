import { defineStatement } from '@leeward/database';

/** What is recorded of a run that ended. */
export interface EndedRun {
  dagId: string;
  runId: string;
  runType: string;
  state: 'success' | 'failed';
  logicalDate: Date | null;
  partitionKey: string | null;
  queuedAt: Date;
  startDate: Date | null;
  endDate: Date | null;
  createdAt: Date;
  contextCarrier: Record<string, string> | null;
}

/** By the primary key. A run that was cleared at once has not ended any more. */
export const endedRuns = defineStatement<[dagRunIds: number[]], EndedRun>(
  'scheduler_ended_runs',
  `select dag_id as "dagId", run_id as "runId", run_type as "runType", state, logical_date as "logicalDate",
          partition_key as "partitionKey", queued_at as "queuedAt", start_date as "startDate", end_date as "endDate",
          created_at as "createdAt", context_carrier as "contextCarrier"
     from dag_run where id = any($1) and state in ('success', 'failed')`,
);
