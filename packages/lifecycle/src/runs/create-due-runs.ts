import { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { scheduledRunId } from '@leeward/timetables';
import { decideDueRuns } from '../decide/due-runs.ts';
import type { DagGraph } from '../graph/dag-graph.ts';
import type { GraphStore } from '../graph/graph-store.ts';
import { askTimetable, readAnswer, type StoredAnswer } from './authored-timetable.ts';
import { createAssetRun } from './create-asset-run.ts';
import { createPartitionRuns } from './create-partition-runs.ts';
import { insertRun } from './insert-run.ts';

interface ScheduledDag {
  now: Date;
  dagId: string;
  isPaused: boolean;
  isStale: boolean;
  hasImportErrors: boolean;
  maxActiveRuns: number;
  bundleVersion: string | null;
  versionId: string;
  versionHash: string;
  lastStart: Date | null;
  lastEnd: Date | null;
  activeRuns: number;
  assetExpression: unknown;
  isPartitioned: boolean;
  nextRunAfter: Date | null;
  answer: StoredAnswer | null;
}

/**
 * Locks the Dag's row, so that two schedulers do not create the same run twice, and leaves one that is being parsed or scheduled
 * alone; who writes what refers to the Dag does not wait for it. Its last automated run by dag_run_by_logical_date or dag_run_by_partition,
 * its unfinished ones by dag_run_unfinished.
 */
const lockDag = defineStatement<[dagId: string], ScheduledDag>(
  'schedule_lock_dag',
  `select now() as now, d.dag_id as "dagId", d.is_paused as "isPaused", d.is_stale as "isStale", d.has_import_errors as "hasImportErrors",
          d.max_active_runs as "maxActiveRuns", d.bundle_version as "bundleVersion", v.id as "versionId",
          v.serialized_hash as "versionHash", coalesce(l.data_interval_start, p.run_after) as "lastStart",
          coalesce(l.data_interval_end, p.run_after) as "lastEnd", d.timetable_partitioned as "isPartitioned",
          (select count(*) from dag_run r
            where r.dag_id = d.dag_id and r.state in ('queued', 'running') and r.run_type <> 'backfill') as "activeRuns",
          d.asset_expression as "assetExpression", d.next_dagrun_create_after as "nextRunAfter",
          case when t.dag_id is not null then jsonb_build_object('question', t.question, 'runs', t.runs, 'hasMore', t.has_more) end as answer
     from dag d
     join dag_version v on v.id = d.current_version_id
     left join timetable_answer t on t.dag_id = d.dag_id
     left join lateral (
       select coalesce(data_interval_start, logical_date) as data_interval_start, coalesce(data_interval_end, logical_date) as data_interval_end
         from dag_run r
        where r.dag_id = d.dag_id and r.logical_date is not null and r.run_type in ('scheduled', 'backfill')
        order by r.logical_date desc limit 1) l on not d.timetable_partitioned
     left join lateral (
       select r.run_after from dag_run r
        where r.dag_id = d.dag_id and r.partition_key is not null and r.run_type in ('scheduled', 'backfill')
        order by r.partition_date desc nulls last, r.run_after desc limit 1) p on d.timetable_partitioned
    where d.dag_id = $1
      for no key update of d skip locked`,
);

interface NextRunColumns {
  dagId: string;
  logicalDate: Date | null;
  intervalStart: Date | null;
  intervalEnd: Date | null;
  runAfter: Date | null;
  partitionKey: string | null;
  partitionDate: Date | null;
  exceeds: boolean;
  hash: string;
  dueAt: Date | null;
}

const keepNextRun = defineStatement<[next: string], never>(
  'schedule_keep_next_run',
  `with n as (
     select * from jsonb_to_record($1::jsonb) as n("dagId" text, "logicalDate" timestamptz, "intervalStart" timestamptz,
            "intervalEnd" timestamptz, "runAfter" timestamptz,
            "partitionKey" text, "partitionDate" timestamptz, exceeds boolean, hash text, "dueAt" timestamptz)
   ),
   kept as (
     update dag set next_dagrun = "logicalDate", next_dagrun_data_interval_start = "intervalStart",
            next_dagrun_data_interval_end = "intervalEnd", next_dagrun_create_after = "runAfter",
            next_dagrun_partition_key = "partitionKey", next_dagrun_partition_date = "partitionDate",
            exceeds_max_active_runs = exceeds, next_run_hash = hash
       from n where dag.dag_id = n."dagId"
   ),
   cancelled as (
     delete from timer using n where n."dueAt" is null and timer.kind = 'next_run' and timer.subject = n."dagId"
   )
   insert into timer (kind, subject, due_at) select 'next_run', "dagId", "dueAt" from n where "dueAt" is not null
       on conflict (kind, subject) do update set due_at = excluded.due_at`,
);

export interface DueRunsResult {
  created: { id: number; runId: string }[];
  /** When to ask again; null where nothing but a change of the Dag brings a further run. */
  timerAt: Date | null;
  /** Someone else holds the Dag's row: his commit says `dag_changed`, or he creates the runs himself. */
  isBusy: boolean;
  /** Further runs are due. */
  isMore: boolean;
}

const runsAtOnce = 10;

/**
 * Creates the Dag's due runs, a few at once, and the one that its assets ask for, and sets its next run with the timer for it. To be called when that timer is due and
 * whenever the Dag changes: a parse, unpausing. Emits `run_changed` for every run, and `dag_changed` where the next run moved.
 * `at`: the database's clock where it is left out.
 */
export async function createDueRuns(
  tx: Transaction,
  graphs: GraphStore,
  dagId: string,
  at?: Date,
): Promise<DueRunsResult> {
  const [row] = await tx.run(lockDag, dagId);
  if (row === undefined) return { created: [], timerAt: null, isBusy: true, isMore: false };
  const graph = (await graphs.load(tx, [row]))(row);
  const { dag } = graph;
  const now = at ?? row.now;
  const mayCreate = !row.isPaused && !row.isStale && !row.hasImportErrors;
  const { lastStart, lastEnd, activeRuns, maxActiveRuns } = row;
  const lastInterval = lastStart === null || lastEnd === null ? null : { start: lastStart, end: lastEnd };
  const authored = readAnswer(row.answer, row.versionHash);
  const due = decideDueRuns({ dag, lastInterval, activeRuns, maxActiveRuns, mayCreate, authored }, now, runsAtOnce);
  const created: { id: number; runId: string }[] = [];
  for (const run of due.create) {
    const { partition } = run;
    const inserted = await insertRun(tx, graph, {
      dagId,
      runId: scheduledRunId(DagRunType.Scheduled, run),
      runType: DagRunType.Scheduled,
      logicalDate: run.logicalDate,
      dataIntervalStart: run.dataInterval?.start ?? null,
      dataIntervalEnd: run.dataInterval?.end ?? null,
      runAfter: run.runAfter,
      conf: null,
      triggeredBy: DagRunTriggeredBy.Timetable,
      triggeringUserName: null,
      bundleVersion: dag.disableBundleVersioning ? null : row.bundleVersion,
      versionId: row.versionId,
      backfillId: null,
      partitionKey: partition?.key ?? null,
      partitionDate: partition?.date ?? null,
      note: null,
    });
    if (inserted.kind === 'created') created.push({ id: inserted.id, runId: inserted.runId });
  }
  const ofAssets = mayCreate && row.assetExpression !== null ? await runsOfAssets(tx, graph, row) : noRuns;
  created.push(...ofAssets.created);
  if (due.next.kind === 'none' && due.next.reason.code === 'unanswered')
    await askTimetable(tx, dag, row.versionHash, due.create.at(-1)?.dataInterval ?? lastInterval);
  const next = due.next.kind === 'run' ? due.next : null;
  const timerAt = next === null || !mayCreate || due.exceedsMaxActiveRuns ? null : next.runAfter;
  const columns: NextRunColumns = {
    dagId,
    logicalDate: next?.logicalDate ?? null,
    intervalStart: next?.dataInterval?.start ?? null,
    intervalEnd: next?.dataInterval?.end ?? null,
    runAfter: next?.runAfter ?? null,
    partitionKey: next?.partition?.key ?? null,
    partitionDate: next?.partition?.date ?? null,
    exceeds: due.exceedsMaxActiveRuns,
    hash: row.versionHash,
    dueAt: timerAt,
  };
  await tx.run(keepNextRun, JSON.stringify(columns));
  if (columns.runAfter?.getTime() !== row.nextRunAfter?.getTime()) {
    tx.emit({ kind: 'dag_changed', dagId, settled: true });
  }
  return { created, timerAt, isBusy: false, isMore: ofAssets.isMore || (timerAt !== null && timerAt <= now) };
}

const noRuns = { created: [], isMore: false };

/** Of a Dag with partitions one run for each that is complete; of another one at most one. */
async function runsOfAssets(tx: Transaction, graph: DagGraph, dag: ScheduledDag) {
  if (dag.isPartitioned) return createPartitionRuns(tx, graph, dag);
  return { created: await createAssetRun(tx, graph, dag), isMore: false };
}
