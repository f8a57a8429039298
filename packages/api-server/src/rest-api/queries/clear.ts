import { DagRunState } from '@leeward/contracts';
import type { Transaction } from '@leeward/database';
import { type ClearedTaskInstance, clearTaskInstances } from '@leeward/lifecycle';
import { sql } from 'kysely';
import type { RestApiContext } from '../context.ts';
import { type Condition, every } from '../filters/conditions.ts';
import type { Query } from '../filters/page.ts';
import { selectTaskInstances, type TaskInstanceRow } from './task-instances.ts';

export type Rows = { database: Pick<RestApiContext['database'], 'apiKysely'> };

/** Task instances that the conditions leave, the newest run first. */
export async function taskInstancesWhere(
  { database }: Rows,
  conditions: readonly Condition[],
): Promise<TaskInstanceRow[]> {
  const query = selectTaskInstances(database) as unknown as Query<TaskInstanceRow>;
  return query
    .where(every(conditions))
    .orderBy(sql.ref('ti.dag_run_id'), 'desc')
    .orderBy(sql.ref('ti.task_id'))
    .orderBy(sql.ref('ti.map_index'))
    .execute() as Promise<TaskInstanceRow[]>;
}

/** The same task instances as they are now: a cleared one goes on under another id. */
export async function sameTaskInstances(
  rows: Rows,
  places: readonly ClearedTaskInstance[],
): Promise<TaskInstanceRow[]> {
  if (places.length === 0) return [];
  const tuples = places.map((place) => sql`(${place.dagRunId}::bigint, ${place.taskId}, ${place.mapIndex}::int)`);
  return taskInstancesWhere(rows, [sql<boolean>`(ti.dag_run_id, ti.task_id, ti.map_index) in (${sql.join(tuples)})`]);
}

export const placeOf = (row: TaskInstanceRow): ClearedTaskInstance => ({
  dagRunId: row.dag_run_id,
  taskId: row.task_id,
  mapIndex: row.map_index,
});

export interface ClearOptions {
  /** Runs that ended go on. */
  resetRuns?: boolean;
  runOnLatestVersion: boolean;
  preventRunning?: boolean;
}

/** Lets the rows' task instances run again. */
export async function clearRows(
  tx: Transaction,
  { graphs }: Pick<RestApiContext, 'graphs'>,
  rows: readonly TaskInstanceRow[],
  { resetRuns = true, runOnLatestVersion, preventRunning = false }: ClearOptions,
): Promise<void> {
  if (rows.length === 0) return;
  await clearTaskInstances(tx, graphs, {
    taskInstanceIds: rows.map((row) => row.id),
    runState: resetRuns ? DagRunState.Queued : null,
    runOnLatestVersion,
    preventRunning,
  });
}

/** What the request says, else the Dag, else `[core] rerun_with_latest_version`, else Airflow's default of the request. */
export function takesLatestVersion(
  { config }: RestApiContext,
  asked: boolean | null | undefined,
  dag: { rerunWithLatestVersion: boolean | null },
  otherwise = false,
): boolean {
  return asked ?? dag.rerunWithLatestVersion ?? config.rerunWithLatestVersion ?? otherwise;
}
