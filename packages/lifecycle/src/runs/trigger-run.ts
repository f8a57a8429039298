import type { DagRunTriggeredBy, DagRunType, TimetableSpec } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import {
  InvalidPartition,
  inferManualDataInterval,
  partitionDate,
  runId as runIdOf,
  takesPartitionKey,
  undatedRunId,
} from '@leeward/timetables';
import { checkTrigger } from '../decide/check-trigger.ts';
import { checkParams } from '../decide/params.ts';
import { errors } from '../errors.ts';
import type { GraphStore } from '../graph/graph-store.ts';
import { insertRun } from './insert-run.ts';

export interface TriggerRequest {
  dagId: string;
  /** Null: made from the type and the instant. */
  runId: string | null;
  runType: DagRunType;
  logicalDate: Date | null;
  dataInterval: { start: Date; end: Date } | null;
  /** Null: now. */
  runAfter: Date | null;
  conf: Record<string, unknown> | null;
  note: string | null;
  partitionKey: string | null;
  triggeredBy: DagRunTriggeredBy;
  triggeringUserName: string | null;
  /** `[scheduler] allowed_run_id_pattern` */
  runIdPattern: string;
}

interface TriggeredDag {
  now: Date;
  isStale: boolean;
  hasImportErrors: boolean;
  allowedRunTypes: string[] | null;
  bundleVersion: string | null;
  versionId: string;
  versionHash: string;
}

const findDag = defineStatement<[dagId: string], TriggeredDag>(
  'trigger_find_dag',
  `select now() as now, d.is_stale as "isStale", d.has_import_errors as "hasImportErrors", d.allowed_run_types as "allowedRunTypes",
          d.bundle_version as "bundleVersion", v.id as "versionId", v.serialized_hash as "versionHash"
     from dag d join dag_version v on v.id = d.current_version_id
    where d.dag_id = $1`,
);

/**
 * Creates a run that somebody asks for; airflow/serialization/definitions/dag.py (create_dagrun). Throws LW_DAG_UNKNOWN,
 * LW_DAG_HAS_IMPORT_ERRORS, LW_RUN_TYPE_NOT_ALLOWED, LW_PARAM_INVALID, LW_RUN_EXISTS and what `checkTrigger` throws.
 */
export async function triggerRun(
  database: Database,
  graphs: GraphStore,
  request: TriggerRequest,
): Promise<{ id: number; runId: string }> {
  const { dagId, runType, logicalDate } = request;
  const [row] = await database.run(findDag, dagId);
  if (row === undefined || row.isStale) throw errors.LW_DAG_UNKNOWN({ dagId });
  if (row.hasImportErrors) throw errors.LW_DAG_HAS_IMPORT_ERRORS({ dagId });
  if (row.allowedRunTypes !== null && !row.allowedRunTypes.includes(runType)) {
    throw errors.LW_RUN_TYPE_NOT_ALLOWED({ dagId, runType });
  }
  const graph = (await graphs.load(database, [row]))(row);
  const { dag } = graph;
  checkParams(dag.params, request.conf);
  const interval =
    logicalDate === null ? null : (request.dataInterval ?? inferManualDataInterval(dag.timetable, logicalDate));
  const runAfter = request.runAfter ?? row.now;
  const runId = request.runId ?? runIdOf(runType, runAfter);
  checkTrigger({ ...request, runId, isPartitioned: takesPartitionKey(dag.timetable) });
  const columns = {
    dagId,
    runId,
    runType,
    logicalDate,
    dataIntervalStart: interval?.start ?? null,
    dataIntervalEnd: interval?.end ?? null,
    runAfter,
    conf: request.conf,
    triggeredBy: request.triggeredBy,
    triggeringUserName: request.triggeringUserName,
    bundleVersion: dag.disableBundleVersioning ? null : row.bundleVersion,
    versionId: row.versionId,
    backfillId: null,
    partitionKey: request.partitionKey,
    partitionDate: dateOfPartition(dag.timetable, request.partitionKey),
    note: request.note,
  };
  let inserted = await database.transaction('trigger run', (tx) => insertRun(tx, graph, columns));
  if (inserted.kind === 'exists' && request.runId === null) {
    // Two that ask in the same millisecond: the second one's id gets a suffix.
    const suffixed = { ...columns, runId: undatedRunId(runType, runAfter) };
    inserted = await database.transaction('trigger run', (tx) => insertRun(tx, graph, suffixed));
  }
  if (inserted.kind !== 'created') throw errors.LW_RUN_EXISTS({ dagId, runId, logicalDate });
  return { id: inserted.id, runId: inserted.runId };
}

/** Throws LW_PARTITION_KEY_INVALID for a key that the Dag's timetable never gives. */
function dateOfPartition(timetable: TimetableSpec, key: string | null): Date | null {
  try {
    return key === null ? null : partitionDate(timetable, key);
  } catch (error) {
    if (!(error instanceof InvalidPartition)) throw error;
    throw errors.LW_PARTITION_KEY_INVALID({ problem: error.message });
  }
}
