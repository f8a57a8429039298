import { defineStatement, type Transaction } from '@leeward/database';
import { partitionDefinition } from '@leeward/timetables';
import { type ArrivedAsset, decidePartition } from '../decide/partition-run.ts';
import type { DagGraph } from '../graph/dag-graph.ts';
import { type AssetScheduledDag, insertAssetRun } from './insert-asset-run.ts';

/** How many are looked at at once, those with the newest events first: one that can never be fulfilled stands in nobody's way. */
const partitionsAtOnce = 500;

interface PendingRow {
  id: number;
  key: string;
  carriedDate: Date | null;
  /** Gathered under another definition than the Dag has now. */
  isStale: boolean;
  assets: ArrivedAsset[];
}

/** Locks the rows, so that an event that comes meanwhile begins another one. Assets that no Dag names any more do not count. */
const findPending = defineStatement<[dagId: string, definition: string, most: number], PendingRow>(
  'asset_find_pending_partitions',
  `select pending.id, pending.partition_key as key, pending.partition_date as "carriedDate",
          pending.rollup_fingerprint is distinct from $2::jsonb as "isStale",
          (select coalesce(json_agg(arrived), '[]') from (
             select asset.name, asset.uri, json_agg(arrived.source_partition_key) as keys,
                    array(select alias.name from asset_alias_asset known join asset_alias alias on alias.id = known.alias_id
                           where known.asset_id = asset.id) as aliases
               from partitioned_asset_key_log arrived
               join asset on asset.id = arrived.asset_id and asset.is_active
              where arrived.asset_partition_dag_run_id = pending.id
              group by asset.id) arrived) as assets
     from asset_partition_dag_run pending
    where pending.target_dag_id = $1
    order by pending.updated_at desc, pending.id
    limit $3
      for update of pending`,
);

const dropStale = defineStatement<[ids: number[]], never>(
  'asset_drop_stale_partitions',
  'delete from asset_partition_dag_run where id = any($1)',
);

/** The events go over to the run; what waited for it is gone with its row. */
const consume = defineStatement<[pendingId: number, dagRunId: number], never>(
  'asset_consume_partition',
  `with consumed as (
     insert into dag_run_asset_event (dag_run_id, event_id)
     select distinct $2::bigint, asset_event_id from partitioned_asset_key_log where asset_partition_dag_run_id = $1
         on conflict do nothing
   )
   delete from asset_partition_dag_run where id = $1`,
);

/**
 * Creates a run for each partition of the Dag that enough of its assets' partitions have arrived for. The Dag's row is locked.
 * airflow/jobs/scheduler_job_runner.py (_create_dagruns_for_partitioned_asset_dags).
 */
export async function createPartitionRuns(
  tx: Transaction,
  graph: DagGraph,
  dag: AssetScheduledDag & { now: Date },
): Promise<{ created: { id: number; runId: string }[]; isMore: boolean }> {
  const { timetable } = graph.dag;
  const found = await tx.run(findPending, dag.dagId, partitionDefinition(timetable), partitionsAtOnce);
  const stale = found.filter((row) => row.isStale).map(({ id }) => id);
  if (stale.length > 0) await tx.run(dropStale, stale);
  const created: { id: number; runId: string }[] = [];
  for (const row of found.filter(({ isStale }) => !isStale).sort((one, other) => one.id - other.id)) {
    const decision = decidePartition(timetable, dag.assetExpression, row);
    if (decision.kind === 'waits') continue;
    const run = await insertAssetRun(tx, graph, dag, dag.now, { key: row.key, date: decision.date });
    await tx.run(consume, row.id, run.id);
    created.push(run);
  }
  return { created, isMore: found.length === partitionsAtOnce && created.length + stale.length > 0 };
}
