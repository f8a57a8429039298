import { logPath, type QueuedAttempt } from '@leeward/contracts';
import type { AttemptFacts } from '@leeward/lifecycle';

/** What a workload is made of. */
export interface AttemptRow extends AttemptFacts {
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
