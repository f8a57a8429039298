import { logPath, type QueuedAttempt } from '@leeward/contracts';

/** What the database knows of an attempt that an executor is to have. */
export interface AttemptRow {
  id: string;
  dagId: string;
  runId: string;
  taskId: string;
  mapIndex: number;
  tryNumber: number;
  hostname: string | null;
  contextCarrier: Record<string, unknown> | null;
  queue: string;
  poolSlots: number;
  priorityWeight: number;
  executorConfig: Record<string, unknown> | null;
  externalId: string | null;
  versionId: string;
  bundleName: string;
  bundleVersion: string | null;
  relativeFileloc: string;
}

export function queuedAttempt(row: AttemptRow, token: string): QueuedAttempt {
  return {
    workload: {
      type: 'ExecuteTask',
      token,
      ti: {
        id: row.id,
        task_id: row.taskId,
        dag_id: row.dagId,
        run_id: row.runId,
        try_number: row.tryNumber,
        dag_version_id: row.versionId,
        map_index: row.mapIndex,
        hostname: row.hostname,
        context_carrier: row.contextCarrier,
        queue: row.queue,
        pool_slots: row.poolSlots,
        priority_weight: row.priorityWeight,
      },
      dag_rel_path: row.relativeFileloc,
      bundle_info: { name: row.bundleName, version: row.bundleVersion },
      log_path: logPath(row),
      sentry_integration: '',
    },
    executorConfig: row.executorConfig,
    externalId: row.externalId,
  };
}
