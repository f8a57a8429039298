import type { UiGrid, UiGridCell, UiGridRun } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { RestApiContext } from '../rest-api/context.ts';
import { requireDag } from '../rest-api/queries/dags.ts';
import { wholeNumber } from './numbers.ts';
import { asUiRuns, selectUiRuns } from './runs.ts';

/** The states of a mapped task's instances by how much they matter, as in Airflow's grid (common/parameters.py, state_priority). */
const priority = [
  'failed',
  'upstream_failed',
  'up_for_retry',
  'up_for_reschedule',
  'running',
  'restarting',
  'deferred',
  'awaiting_input',
  'queued',
  'scheduled',
  'none',
  'success',
  'skipped',
  'removed',
];

interface CellRow extends UiGridCell {
  run_id: string;
}

/** `GET /ui/dags/{dag_id}/grid`: the newest runs and, of all of them in one statement, a cell a task. */
export function gridRoute(app: FastifyInstance, { database }: RestApiContext): void {
  app.get<{ Params: { dag_id: string }; Querystring: Record<string, string | undefined> }>(
    '/dags/:dag_id/grid',
    async (request): Promise<UiGrid> => {
      const dagId = request.params.dag_id;
      const limit = wholeNumber(request.query, 'limit', { least: 1, most: 365, otherwise: 25 });
      await requireDag(database, dagId);
      const runs = await newestRuns(dagId, limit, request.query.before);
      const cells = Map.groupBy(await cellsOf(runs.map((run) => run.id)), (cell) => cell.run_id);
      return {
        dag_id: dagId,
        runs: runs.map(({ id: _, ...run }) => ({
          ...run,
          cells: (cells.get(run.run_id) ?? []).map(({ run_id, ...cell }) => cell),
        })),
      };
    },
  );

  async function newestRuns(
    dagId: string,
    limit: number,
    before: string | undefined,
  ): Promise<(Omit<UiGridRun, 'cells'> & { id: number })[]> {
    let query = selectUiRuns(database)
      .leftJoin('dag_version as v', 'v.id', 'r.dag_version_id')
      .select(['r.id', 'v.version_number as dag_version_number'])
      .where('r.dag_id', '=', dagId);
    if (before !== undefined) query = query.where(sql<boolean>`r.run_after < ${before}::timestamptz`);
    const rows = await query.orderBy('r.run_after', 'desc').orderBy('r.id', 'desc').limit(limit).execute();
    return asUiRuns(rows) as (Omit<UiGridRun, 'cells'> & { id: number })[];
  }

  /** Of a mapped task the task instance in the state that matters most stands for all of them. */
  async function cellsOf(runIds: readonly number[]): Promise<CellRow[]> {
    if (runIds.length === 0) return [];
    const { rows } = await sql<CellRow>`
      with ti as (
        select *, coalesce(state, 'none') as named, array_position(${priority}::text[], coalesce(state, 'none')) as rank
          from task_instance where dag_run_id = any(${[...runIds]}::bigint[])
      ),
      counted as (
        select dag_run_id, task_id, jsonb_object_agg(named, n) as states, sum(n) as n
          from (select dag_run_id, task_id, named, count(*) as n from ti group by 1, 2, 3) each group by 1, 2
      )
      select distinct on (ti.dag_run_id, ti.task_id)
             ti.run_id, ti.task_id, coalesce(ti.task_display_name, ti.task_id) as task_display_name, ti.state,
             case when counted.n > 1 then counted.states end as states, ti.map_index >= 0 as is_mapped, ti.try_number,
             min(ti.start_date) over task as start_date,
             case when bool_and(ti.end_date is not null) over task then max(ti.end_date) over task end as end_date,
             ti.reason, bool_or(ti.note is not null) over task as has_note
        from ti join counted using (dag_run_id, task_id)
      window task as (partition by ti.dag_run_id, ti.task_id)
       order by ti.dag_run_id, ti.task_id, ti.rank, ti.map_index`.execute(database.apiKysely);
    return rows;
  }
}
