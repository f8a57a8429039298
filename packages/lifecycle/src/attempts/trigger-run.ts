import { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import { inferManualDataInterval } from '@leeward/timetables';
import type { GraphStore } from '../graph/graph-store.ts';
import { insertRun } from '../runs/insert-run.ts';
import { conflictingParam } from './run-params.ts';

export interface TriggerByTask {
  /** The attempt whose task triggers the run; its run's user is the new run's too. */
  attemptId: string;
  dagId: string;
  runId: string;
  /** ISO 8601. */
  logicalDate: string | null;
  runAfter: string | null;
  conf: Record<string, unknown>;
  partitionKey: string | null;
  note: string | null;
}

export type TriggerOutcome =
  | { kind: 'created'; dagRunId: number }
  | { kind: 'unknown_dag' }
  | { kind: 'import_errors' }
  | { kind: 'denied_run_type' }
  | { kind: 'exists' }
  | { kind: 'not_partitioned' }
  /** The conf does not fit the Dag's params, or the logical date is taken. */
  | { kind: 'refused'; message: string };

interface TriggeredDag {
  hasImportErrors: boolean;
  allowedRunTypes: string[] | null;
  isPartitioned: boolean;
  bundleVersion: string | null;
  versionId: string;
  versionHash: string;
  user: string | null;
  now: Date;
}

const findDag = defineStatement<[dagId: string, attemptId: string], TriggeredDag>(
  'trigger_find_dag',
  `select dag.has_import_errors as "hasImportErrors", dag.allowed_run_types as "allowedRunTypes",
          dag.timetable_partitioned as "isPartitioned", dag.bundle_version as "bundleVersion",
          version.id as "versionId", version.serialized_hash as "versionHash", now() as now,
          (select dag_run.triggering_user_name from task_instance join dag_run on dag_run.id = task_instance.dag_run_id
            where task_instance.id = $2) as user
     from dag join dag_version version on version.id = dag.current_version_id
    where dag.dag_id = $1 and not dag.is_stale`,
);

/** A task makes a run of a Dag (airflow/api/common/trigger_dag.py), of the Dag's newest version. */
export async function triggerRunByTask(
  database: Database,
  graphs: GraphStore,
  asked: TriggerByTask,
): Promise<TriggerOutcome> {
  const { dagId, runId, conf, partitionKey, note } = asked;
  const [found] = await database.run(findDag, dagId, asked.attemptId);
  if (found === undefined) return { kind: 'unknown_dag' };
  if (found.hasImportErrors) return { kind: 'import_errors' };
  const { allowedRunTypes } = found;
  if (allowedRunTypes !== null && !allowedRunTypes.includes(DagRunType.OperatorTriggered)) {
    return { kind: 'denied_run_type' };
  }
  if (partitionKey !== null && !found.isPartitioned) return { kind: 'not_partitioned' };
  const graph = (await graphs.load(database, [found]))(found);
  const conflict = conflictingParam(graph.dag.params, conf);
  if (conflict !== undefined) return { kind: 'refused', message: conflict };

  const runAfter = asked.runAfter === null ? found.now : new Date(asked.runAfter);
  const logicalDate = asked.logicalDate === null ? null : new Date(asked.logicalDate);
  const interval = logicalDate === null ? null : inferManualDataInterval(graph.dag.timetable, runAfter);
  const inserted = await database.transaction('trigger_run', (tx) =>
    insertRun(tx, graph, {
      dagId,
      runId,
      runType: DagRunType.OperatorTriggered,
      logicalDate,
      dataIntervalStart: interval?.start ?? null,
      dataIntervalEnd: interval?.end ?? null,
      runAfter,
      conf,
      triggeredBy: DagRunTriggeredBy.Operator,
      triggeringUserName: found.user,
      bundleVersion: graph.dag.disableBundleVersioning ? null : found.bundleVersion,
      versionId: found.versionId,
      backfillId: null,
      partitionKey,
      partitionDate: null,
      note,
    }),
  );
  switch (inserted.kind) {
    case 'created':
      return { kind: 'created', dagRunId: inserted.id };
    case 'exists':
      return { kind: 'exists' };
    case 'logical_date_taken':
      return { kind: 'refused', message: `The run ${inserted.runId} of Dag ${dagId} has this logical date` };
  }
}
