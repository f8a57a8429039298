import { unreachable } from '@leeward/contracts';
import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import type { UiEvent } from '@leeward/contracts/ui-api';
import { type SqlBool, sql } from 'kysely';
import type { RestApiContext } from '../rest-api/context.ts';
import { equals, oneOf } from '../rest-api/filters/conditions.ts';
import { dagResponse } from '../rest-api/present/dag.ts';
import { presentDagRun } from '../rest-api/present/dag-run.ts';
import { presentTaskInstances } from '../rest-api/present/task-instance.ts';
import { taskInstancesWhere } from '../rest-api/queries/clear.ts';
import { type DagRunRow, selectDagRuns } from '../rest-api/queries/dag-runs.ts';
import { type DagRow, selectDags } from '../rest-api/queries/dags.ts';
import { type ImportErrorRow, importErrorResponse, selectImportErrors } from '../rest-api/queries/import-errors.ts';
import { readBundles } from '../ui-reads/bundles.ts';
import type { Change } from './pending-changes.ts';

/** Errors of more files than this a page asks for itself. */
const mostImportErrors = 100;

/** The event that tells a change: the rows as they are now. `shownRunId`: the run that the page shows the task instances of. */
export async function readChange(context: RestApiContext, change: Change, shownRunId: string | null): Promise<UiEvent> {
  const { database } = context;
  switch (change.kind) {
    case 'run': {
      const { dagRunId, dagId, runId } = change;
      const row = await selectDagRuns(database).where('dag_run.id', '=', dagRunId).executeTakeFirst();
      const run = row === undefined ? null : await presentDagRun(database, row as unknown as DagRunRow);
      const isTold = run !== null && runId === shownRunId;
      return {
        kind: 'run',
        dag_id: dagId,
        run_id: runId,
        run,
        task_instances: isTold ? await tasksOf(context, change) : [],
      };
    }
    case 'dag': {
      const row = await selectDags(database).where('dag.dag_id', '=', change.dagId).executeTakeFirst();
      const dag = row === undefined ? null : dagResponse(row as unknown as DagRow);
      return { kind: 'dag', dag_id: change.dagId, dag };
    }
    case 'import_errors': {
      const [rows, { total }] = await Promise.all([
        selectImportErrors(database).orderBy('import_error.id').limit(mostImportErrors).execute(),
        database.kysely
          .selectFrom('import_error')
          .select(({ fn }) => fn.countAll<number>().as('total'))
          .executeTakeFirstOrThrow(),
      ]);
      const errors = (rows as unknown as ImportErrorRow[]).map(importErrorResponse);
      return { kind: 'import_errors', import_errors: errors, total_entries: total };
    }
    case 'bundles':
      return { kind: 'bundles', bundles: await readBundles(database) };
    default:
      return unreachable(change);
  }
}

/** The tasks that the events named, or all of the run where one of them named none. */
async function tasksOf(
  context: RestApiContext,
  { dagRunId, taskIds }: Extract<Change, { kind: 'run' }>,
): Promise<TaskInstanceResponse[]> {
  const changed = taskIds === null ? sql<SqlBool>`true` : oneOf('ti.task_id', [...taskIds]);
  if (changed === undefined) return [];
  return presentTaskInstances(context, await taskInstancesWhere(context, [equals('ti.dag_run_id', dagRunId), changed]));
}
