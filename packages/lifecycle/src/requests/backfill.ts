import { DagRunState, DagRunTriggeredBy, DagRunType, jsonText } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { runId, runsBetween, type ScheduledRun, scheduledRunId } from '@leeward/timetables';
import type { DagGraph } from '../graph/dag-graph.ts';
import type { GraphStore } from '../graph/graph-store.ts';
import { insertRun } from '../runs/insert-run.ts';
import { clearTaskInstances } from '../task-instances/clear.ts';

export interface BackfillRequest {
  dagId: string;
  /** Logical dates, both included. */
  fromDate: Date;
  toDate: Date;
  conf: Record<string, unknown> | null;
  reprocess: 'none' | 'failed' | 'completed';
  isBackwards: boolean;
  runOnLatestVersion: boolean;
  maxActiveRuns: number;
  triggeringUserName: string | null;
}

export interface BackfillVersion {
  graph: DagGraph;
  versionId: string;
  bundleVersion: string | null;
}

interface ExistingRun {
  id: number;
  /** Its logical date, or that of its partition. */
  date: Date;
  state: DagRunState;
}

export interface PlannedBackfillRun {
  run: ScheduledRun;
  existing: ExistingRun | null;
  /** Why it is left as it is; null: it is made, or runs again. */
  skipped: 'in flight' | 'already exists' | null;
}

const findRuns = defineStatement<[dagId: string, from: Date, to: Date], ExistingRun>(
  'backfill_find_runs',
  'select id, logical_date as "date", state from dag_run where dag_id = $1 and logical_date between $2 and $3',
);

/** Of a partition that has several the one that started last. */
const findPartitionRuns = defineStatement<[dagId: string, from: Date, to: Date], ExistingRun>(
  'backfill_find_partition_runs',
  `select distinct on (partition_date) id, partition_date as "date", state from dag_run
    where dag_id = $1 and partition_date between $2 and $3 and partition_key is not null
    order by partition_date, start_date desc nulls last, id desc`,
);

/** The runs of a backfill in their order, and what becomes of each (airflow/models/backfill.py). */
export async function planBackfill(
  tx: Pick<Transaction, 'run'>,
  graph: DagGraph,
  request: Pick<BackfillRequest, 'dagId' | 'fromDate' | 'toDate' | 'reprocess' | 'isBackwards'>,
  now: Date,
): Promise<PlannedBackfillRun[]> {
  const { dagId, fromDate, toDate, reprocess, isBackwards } = request;
  const runs = [...runsBetween(graph.dag.timetable, fromDate, toDate, now)].filter(
    (run) => run.partition !== null || run.dataInterval.end < now,
  );
  const [first, last] = [runs.at(0), runs.at(-1)];
  if (first === undefined || last === undefined) return [];
  const find = first.partition === null ? findRuns : findPartitionRuns;
  const existing = await tx.run(find, dagId, dateOf(first), dateOf(last));
  const byDate = new Map(existing.map((run) => [run.date.getTime(), run]));
  const planned = runs.map((run): PlannedBackfillRun => {
    const known = byDate.get(dateOf(run).getTime()) ?? null;
    return { run, existing: known, skipped: known === null ? null : whySkipped(known.state, reprocess) };
  });
  return isBackwards ? planned.reverse() : planned;
}

function dateOf({ logicalDate, partition }: ScheduledRun): Date {
  return partition === null ? logicalDate : partition.date;
}

function whySkipped(state: DagRunState, reprocess: BackfillRequest['reprocess']): PlannedBackfillRun['skipped'] {
  if (state !== DagRunState.Success && state !== DagRunState.Failed) return 'in flight';
  const isAgain = reprocess === 'completed' || (reprocess === 'failed' && state === DagRunState.Failed);
  return isAgain ? null : 'already exists';
}

const insertBackfill = defineStatement<[request: string], { id: number }>(
  'backfill_insert',
  `insert into backfill (dag_id, from_date, to_date, dag_run_conf, reprocess_behavior, run_backwards, run_on_latest_version,
                         max_active_runs, triggering_user_name)
   select "dagId", "fromDate", "toDate", conf, reprocess, "isBackwards", "runOnLatestVersion", "maxActiveRuns", "triggeringUserName"
     from jsonb_to_record($1::jsonb) as b("dagId" text, "fromDate" timestamptz, "toDate" timestamptz, conf jsonb, reprocess text,
          "isBackwards" boolean, "runOnLatestVersion" boolean, "maxActiveRuns" int, "triggeringUserName" text)
       on conflict (dag_id) where completed_at is null do nothing
   returning id`,
);

const noteRun = defineStatement<
  [
    backfillId: number,
    dagRunId: number | null,
    logicalDate: Date | null,
    partitionKey: string | null,
    reason: string | null,
    ordinal: number,
  ],
  never
>(
  'backfill_note_run',
  `insert into backfill_dag_run (backfill_id, dag_run_id, logical_date, partition_key, exception_reason, sort_ordinal)
   values ($1, $2, $3, $4, $5, $6)`,
);

const adoptRun = defineStatement<[dagRunId: number, backfillId: number, conf: string | null], { id: string }>(
  'backfill_adopt_run',
  `with r as (
     update dag_run set backfill_id = $2, run_type = 'backfill', conf = coalesce($3::jsonb, conf), triggered_by = 'backfill', updated_at = now()
      where id = $1 returning id
   )
   select ti.id from task_instance ti join r on r.id = ti.dag_run_id`,
);

/** The backfill's id, or null where another one of the Dag is not complete yet. Its runs are queued, or wait until they are told to. */
export async function createBackfill(
  tx: Transaction,
  graphs: GraphStore,
  version: BackfillVersion,
  request: BackfillRequest,
  planned: readonly PlannedBackfillRun[],
): Promise<number | null> {
  const [backfill] = await tx.run(insertBackfill, jsonText(request));
  if (backfill === undefined) return null;
  for (const [index, plan] of planned.entries()) {
    const { dagRunId, reason } = await makeRun(tx, graphs, version, request, backfill.id, plan);
    const { logicalDate, partition } = plan.run;
    await tx.run(noteRun, backfill.id, dagRunId, logicalDate, partition?.key ?? null, reason, index + 1);
  }
  return backfill.id;
}

async function makeRun(
  tx: Transaction,
  graphs: GraphStore,
  { graph, versionId, bundleVersion }: BackfillVersion,
  request: BackfillRequest,
  backfillId: number,
  { run, existing, skipped }: PlannedBackfillRun,
): Promise<{ dagRunId: number | null; reason: string | null }> {
  if (skipped !== null) return { dagRunId: null, reason: skipped };
  // A partition is run again by another run, which leaves the one before as it was.
  if (existing !== null && run.partition === null) {
    const conf = request.conf === null ? null : jsonText(request.conf);
    const rows = await tx.run(adoptRun, existing.id, backfillId, conf);
    await clearTaskInstances(tx, graphs, {
      taskInstanceIds: rows.map((row) => row.id),
      runState: DagRunState.Queued,
      runOnLatestVersion: request.runOnLatestVersion,
      preventRunning: false,
    });
    return { dagRunId: existing.id, reason: null };
  }
  const inserted = await insertRun(tx, graph, {
    dagId: request.dagId,
    runId:
      run.partition === null ? runId(DagRunType.Backfill, run.logicalDate) : scheduledRunId(DagRunType.Backfill, run),
    runType: DagRunType.Backfill,
    logicalDate: run.logicalDate,
    dataIntervalStart: run.dataInterval?.start ?? null,
    dataIntervalEnd: run.dataInterval?.end ?? null,
    runAfter: run.runAfter,
    conf: request.conf,
    triggeredBy: DagRunTriggeredBy.Backfill,
    triggeringUserName: request.triggeringUserName,
    bundleVersion: graph.dag.disableBundleVersioning ? null : bundleVersion,
    versionId,
    backfillId,
    partitionKey: run.partition?.key ?? null,
    partitionDate: run.partition?.date ?? null,
    note: null,
  });
  if (inserted.kind === 'created') return { dagRunId: inserted.id, reason: null };
  return { dagRunId: null, reason: 'in flight' };
}

const cancelRuns = defineStatement<[backfillId: number], { id: number; dagId: string; runId: string }>(
  'backfill_cancel_runs',
  `update dag_run r set state = 'failed', end_date = now(), updated_at = now()
     from (select id from dag_run where backfill_id = $1 and state = 'queued' order by id for update) queued
    where r.id = queued.id
   returning r.id, r.dag_id as "dagId", r.run_id as "runId"`,
);

const closeBackfill = defineStatement<[backfillId: number], never>(
  'backfill_close',
  'update backfill set is_paused = true, completed_at = now(), updated_at = now() where id = $1',
);

/**
 * Completes a backfill before its end: its runs that have not started fail, their tasks stay as they are; the others go on.
 * airflow/api_fastapi/core_api/routes/public/backfills.py (cancel_backfill).
 */
export async function cancelBackfill(tx: Transaction, dagId: string, backfillId: number): Promise<void> {
  for (const run of await tx.run(cancelRuns, backfillId)) {
    tx.emit({ kind: 'run_changed', dagRunId: run.id, dagId: run.dagId, runId: run.runId });
  }
  await tx.run(closeBackfill, backfillId);
  tx.emit({ kind: 'dag_changed', dagId });
}
