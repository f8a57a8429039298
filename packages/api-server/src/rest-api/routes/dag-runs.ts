import type { DAGRunCollectionResponse } from '@leeward/contracts/rest-api';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals } from '../filters/conditions.ts';
import { readCursorPage } from '../filters/cursor.ts';
import { type Query, readPage } from '../filters/page.ts';
import { batchPaging, paging } from '../filters/paging.ts';
import { batchRunOrdering, runBatchConditions, runConditions, runOrdering } from '../filters/run-conditions.ts';
import type { RegisterOperation } from '../operations.ts';
import { presentDagRun, presentDagRuns } from '../present/dag-run.ts';
import { type DagRunRow, findDagRun, selectDagRuns } from '../queries/dag-runs.ts';
import { requireDag } from '../queries/dags.ts';
import { partitionWindow } from '../queries/partitions.ts';

/** Runs as lists and one by one. */
export function dagRunRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, config } = context;
  const runs = () => selectDagRuns(database) as unknown as Query<DagRunRow>;

  operation('get_dag_runs', {
    access: ['GET', 'dag'],
    async handle({ path, query }): Promise<DAGRunCollectionResponse> {
      // Filters that make no sense are told before a Dag that is not there, as FastAPI reads them first.
      const asked = runConditions(query);
      const conditions = [...(await conditionsOfDag(context, path.dag_id, query)), ...asked];
      const page = paging(query, runOrdering, config);
      if (query.cursor === null || query.cursor === undefined) {
        const { rows, total } = await readPage(runs(), { conditions, ...page });
        return collection(await presentDagRuns(database, rows), { total_entries: total });
      }
      const found = await readCursorPage(database, runs(), { conditions, ...page, cursor: query.cursor });
      return collection(await presentDagRuns(database, found.rows), {
        total_entries: found.total,
        total_entries_limit: found.totalLimit,
        next_cursor: found.next,
        previous_cursor: found.previous,
      });
    },
  });

  operation('get_list_dag_runs_batch', {
    access: ['GET', 'dag'],
    async handle({ body }) {
      const conditions = runBatchConditions(body);
      const { rows, total } = await readPage(runs(), { conditions, ...batchPaging(body, batchRunOrdering) });
      return collection(await presentDagRuns(database, rows), { total_entries: total });
    },
  });

  operation('get_dag_run', {
    access: ['GET', 'dag'],
    async handle({ path }) {
      return presentDagRun(database, await findDagRun(database, path.dag_id, path.dag_run_id));
    },
  });
}

/** `~` is every Dag. */
async function conditionsOfDag(
  context: RestApiContext,
  dagId: string,
  query: { partition_date_gte?: string | null; partition_date_lte?: string | null },
): Promise<Condition[]> {
  const partitions = await partitionWindow(context, dagId, query);
  if (dagId === '~') return [];
  await requireDag(context.database, dagId);
  return [equals('dag_run.dag_id', dagId), partitions];
}

/** Lists by offset say null for what only lists by cursor have. */
function collection(
  runs: DAGRunCollectionResponse['dag_runs'],
  totals: Partial<DAGRunCollectionResponse>,
): DAGRunCollectionResponse {
  return { dag_runs: runs, total_entries_limit: null, next_cursor: null, previous_cursor: null, ...totals };
}
