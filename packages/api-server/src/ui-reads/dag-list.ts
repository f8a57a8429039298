import type { UiDag, UiDagCollection, UiRun } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { currentUser } from '../auth/session.ts';
import type { RestApiContext } from '../rest-api/context.ts';
import { dagConditions, dagOrdering } from '../rest-api/filters/dag-conditions.ts';
import { type Query, readPage } from '../rest-api/filters/page.ts';
import { paging } from '../rest-api/filters/paging.ts';
import { dagResponse } from '../rest-api/present/dag.ts';
import { type DagRow, selectDags } from '../rest-api/queries/dags.ts';
import { wholeNumber } from './numbers.ts';
import { asUiRuns, selectUiRuns } from './runs.ts';

interface UiDagRow extends DagRow {
  is_favorite: boolean;
  active_runs_count: number;
  import_error_count: number;
}

/** `GET /ui/dags`: Dags with what a list of them shows; the last runs of all of them come in one statement. */
export function dagListRoute(app: FastifyInstance, context: RestApiContext): void {
  const { database, validation, config } = context;

  app.get('/dags', async (request): Promise<UiDagCollection> => {
    const { username } = currentUser(request);
    const raw = request.query as Record<string, unknown>;
    const runsLimit = wholeNumber(raw, 'runs_limit', { least: 0, most: 50, otherwise: 14 });
    const query = validation.query<Parameters<typeof dagConditions>[0]>('get_dags.query', raw);
    const page = paging(query as Parameters<typeof paging>[0], dagOrdering, config);
    const { rows, total } = await readPage(selectUiDags(username), {
      conditions: dagConditions(query, username),
      ...page,
    });
    const dagIds = rows.map((row) => row.dag_id);
    const [runs, errors] = await Promise.all([lastRuns(dagIds, runsLimit), countImportErrors()]);
    const dags = rows.map((row): UiDag => {
      const { is_favorite, active_runs_count, import_error_count } = row as UiDagRow;
      const recent_runs = runs.get(row.dag_id) ?? [];
      return { ...dagResponse(row), is_favorite, active_runs_count, import_error_count, recent_runs };
    });
    return { dags, total_entries: total, import_error_count: errors };
  });

  function selectUiDags(username: string): Query<UiDagRow> {
    return selectDags(database).select([
      sql<boolean>`exists (select from dag_favorite f where f.dag_id = dag.dag_id and f.username = ${username})`.as(
        'is_favorite',
      ),
      sql<number>`(select count(*) from dag_run r where r.dag_id = dag.dag_id and r.state in ('queued', 'running'))`.as(
        'active_runs_count',
      ),
      sql<number>`(select count(*) from import_error e
        where e.bundle_name = dag.bundle_name and e.filename = dag.relative_fileloc)`.as('import_error_count'),
    ]) as unknown as Query<UiDagRow>;
  }

  /** By dag_run_by_run_after, a few rows a Dag. */
  async function lastRuns(dagIds: readonly string[], limit: number): Promise<Map<string, UiRun[]>> {
    if (dagIds.length === 0 || limit === 0) return new Map();
    const newest = selectUiRuns(database)
      .where(sql<boolean>`r.dag_id = wanted.dag_id`)
      .orderBy('r.run_after', 'desc')
      .limit(limit);
    const { rows } = await sql<UiRun>`
      select newest.* from unnest(${[...dagIds]}::text[]) as wanted(dag_id), lateral (${newest}) newest`.execute(
      database.apiKysely,
    );
    return Map.groupBy(asUiRuns(rows), (run) => run.dag_id);
  }

  async function countImportErrors(): Promise<number> {
    const { count } = await database.kysely
      .selectFrom('import_error')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }
}
