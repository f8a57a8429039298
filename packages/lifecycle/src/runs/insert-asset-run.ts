import { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import type { Transaction } from '@leeward/database';
import { undatedRunId } from '@leeward/timetables';
import type { DagGraph } from '../graph/dag-graph.ts';
import { insertRun } from './insert-run.ts';

/** A Dag whose assets ask for runs. */
export interface AssetScheduledDag {
  dagId: string;
  assetExpression: unknown;
  bundleVersion: string | null;
  versionId: string;
}

/** Creates a run that assets ask for, of one partition or of none. */
export async function insertAssetRun(
  tx: Transaction,
  graph: DagGraph,
  { dagId, bundleVersion, versionId }: AssetScheduledDag,
  runAfter: Date,
  partition: { key: string; date: Date | null } | null,
): Promise<{ id: number; runId: string }> {
  const { id, runId } = await insertRun(tx, graph, {
    dagId,
    runId: undatedRunId(DagRunType.AssetTriggered, runAfter),
    runType: DagRunType.AssetTriggered,
    logicalDate: null,
    dataIntervalStart: null,
    dataIntervalEnd: null,
    runAfter,
    conf: null,
    triggeredBy: DagRunTriggeredBy.Asset,
    triggeringUserName: null,
    bundleVersion: graph.dag.disableBundleVersioning ? null : bundleVersion,
    versionId,
    backfillId: null,
    partitionKey: partition?.key ?? null,
    partitionDate: partition?.date ?? null,
    note: null,
  });
  return { id, runId };
}
