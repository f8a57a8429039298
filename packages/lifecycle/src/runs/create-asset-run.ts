import { defineStatement, type Transaction } from '@leeward/database';
import { isFulfilled, type PendingAsset } from '../decide/asset-condition.ts';
import type { DagGraph } from '../graph/dag-graph.ts';
import { type AssetScheduledDag, insertAssetRun } from './insert-asset-run.ts';

interface PendingRow extends PendingAsset {
  eventId: number;
  createdAt: Date;
}

/** Under the lock of the Dag's row, so that no two runs consume one event. */
const findPending = defineStatement<[dagId: string], PendingRow>(
  'asset_find_pending',
  `select q.event_id as "eventId", q.created_at as "createdAt", a.name, a.uri,
          array(select l.name from asset_event_alias e join asset_alias l on l.id = e.alias_id where e.event_id = q.event_id) as aliases
     from asset_dag_run_queue q
     join asset a on a.id = q.asset_id
    where q.target_dag_id = $1
    order by q.event_id`,
);

const consume = defineStatement<[dagId: string, eventIds: number[], dagRunId: number], never>(
  'asset_consume',
  `with taken as (
     delete from asset_dag_run_queue where target_dag_id = $1 and event_id = any($2) returning event_id
   )
   insert into dag_run_asset_event (dag_run_id, event_id) select $3, event_id from taken where event_id is not null
       on conflict do nothing`,
);

/**
 * Creates the run of a Dag whose asset schedule is fulfilled; it consumes every event that waits for the Dag. The Dag's row is locked.
 * airflow/jobs/scheduler_job_runner.py (_create_dag_runs_asset_triggered).
 */
export async function createAssetRun(
  tx: Transaction,
  graph: DagGraph,
  dag: AssetScheduledDag,
): Promise<{ id: number; runId: string }[]> {
  const { dagId } = dag;
  const pending = await tx.run(findPending, dagId);
  const runAfter = pending.at(-1)?.createdAt;
  if (runAfter === undefined || !isFulfilled(dag.assetExpression, pending)) return [];
  const run = await insertAssetRun(tx, graph, dag, runAfter, null);
  const eventIds = pending.map((event) => event.eventId);
  await tx.run(consume, dagId, eventIds, run.id);
  return [run];
}
