import { gridStates, type UiGridCell, type UiRunCells } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { RestApiContext } from '../rest-api/context.ts';
import { findDagRun } from '../rest-api/queries/dag-runs.ts';

/** `GET /ui/dags/{dag_id}/runs/{run_id}/cells`: the tasks of a run, with why each is where it is. */
export function runCellsRoute(app: FastifyInstance, { database }: RestApiContext): void {
  app.get<{ Params: { dag_id: string; run_id: string }; Querystring: { task_id?: string } }>(
    '/dags/:dag_id/runs/:run_id/cells',
    async (request): Promise<UiRunCells> => {
      const { dag_id, run_id } = request.params;
      const run = await findDagRun(database, dag_id, run_id);
      return { dag_id, run_id, cells: await cellsOf(run.id, request.query.task_id ?? null) };
    },
  );

  /** Of a mapped task the task instance in the state that matters most stands for all of them. */
  async function cellsOf(dagRunId: number, taskId: string | null): Promise<UiGridCell[]> {
    const { rows } = await sql<UiGridCell>`
      with ti as (
        select *, coalesce(state, 'none') as named, array_position(${[...gridStates]}::text[], coalesce(state, 'none')) as rank
          from task_instance where dag_run_id = ${dagRunId} and (${taskId}::text is null or task_id = ${taskId})
      ),
      counted as (
        select task_id, jsonb_object_agg(named, n) as states, sum(n) as n
          from (select task_id, named, count(*) as n from ti group by 1, 2) each group by 1
      )
      select distinct on (ti.task_id)
             ti.task_id, coalesce(ti.task_display_name, ti.task_id) as task_display_name, ti.state,
             case when counted.n > 1 then counted.states end as states, ti.map_index >= 0 as is_mapped, ti.try_number,
             min(ti.start_date) over task as start_date,
             case when bool_and(ti.end_date is not null) over task then max(ti.end_date) over task end as end_date,
             ti.reason, bool_or(ti.note is not null) over task as has_note
        from ti join counted using (task_id)
      window task as (partition by ti.task_id)
       order by ti.task_id, ti.rank, ti.map_index`.execute(database.apiKysely);
    return rows;
  }
}
