import { type Connection, defineStatement } from '@leeward/database';
import type { PastFacts } from '../decide/run-facts.ts';
import type { DagGraph } from '../graph/dag-graph.ts';
import type { VersionKey } from '../graph/graph-store.ts';
import type { LockedRun } from '../queries/lock-runs.ts';

interface PastRow {
  dagRunId: number;
  previousRunId: string | null;
  previousLogicalDate: Date | null;
  tasks: [taskId: string, total: number, successful: number][] | null;
  everRun: string[];
}

/**
 * The run before each given one: of scheduled runs only where the Dag catches up (airflow/models/dagrun.py,
 * get_previous_scheduled_dagrun). One index scan a run on dag_run_by_logical_date and one on the task instances of the found run.
 */
const findPast = defineStatement<[dagRunIds: number[], catchups: boolean[], firstTimers: string], PastRow>(
  'pass_find_past',
  `select r.id as "dagRunId", p.run_id as "previousRunId", p.logical_date as "previousLogicalDate",
          (select json_agg(json_build_array(g.task_id, g.total, g.successful)) from (
             select task_id, count(*) as total, count(*) filter (where state in ('success', 'skipped')) as successful
               from task_instance where dag_run_id = p.id group by task_id) g) as tasks,
          array(select f.task from jsonb_to_recordset($3::jsonb) as f(r bigint, task text)
                 where f.r = r.id and exists (
                   select from dag_run e join task_instance ti on ti.dag_run_id = e.id and ti.task_id = f.task
                    where e.dag_id = r.dag_id and e.logical_date < r.logical_date)) as "everRun"
     from unnest($1::bigint[], $2::boolean[]) as asked(id, catchup)
     join dag_run r on r.id = asked.id
     left join lateral (
       select id, run_id, logical_date from dag_run
        where dag_id = r.dag_id and logical_date < r.logical_date and (not asked.catchup or run_type <> 'manual')
        order by logical_date desc limit 1) p on true`,
);

/** Only runs of Dags that look at their past cost a statement. */
export async function loadPast(
  connection: Connection,
  runs: readonly LockedRun[],
  graphOf: (key: VersionKey) => DagGraph,
): Promise<Map<number, PastFacts>> {
  const asking = runs.filter((run) => graphOf(run).dependsOnPast);
  if (asking.length === 0) return new Map();
  const firstTimers = asking.flatMap((run) =>
    graphOf(run)
      .inOrder.filter(({ task }) => task.dependsOnPast && task.ignoreFirstDependsOnPast)
      .map(({ task }) => ({ r: run.id, task: task.taskId })),
  );
  const rows = await connection.run(
    findPast,
    asking.map((run) => run.id),
    asking.map((run) => graphOf(run).dag.catchup),
    JSON.stringify(firstTimers),
  );
  const ordinals = new Map(asking.map((run) => [run.id, run.backfillOrdinal]));
  return new Map(
    rows.map((row) => [
      row.dagRunId,
      {
        isFirstOfBackfill: ordinals.get(row.dagRunId) === 1,
        previous:
          row.previousRunId === null
            ? null
            : {
                runId: row.previousRunId,
                logicalDate: row.previousLogicalDate,
                tasks: new Map((row.tasks ?? []).map(([taskId, total, successful]) => [taskId, { total, successful }])),
              },
        everRunTaskIds: new Set(row.everRun),
      },
    ]),
  );
}
