import type { Database } from '@leeward/database';
import { sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import type { Wire } from '../filters/page.ts';

export const dagDisplayName = sql<string>`coalesce(dag.dag_display_name, dag.dag_id)`;

/** What DAGResponse is made of; tags by name. */
export function selectDags({ apiKysely }: Pick<Database, 'apiKysely'>) {
  return apiKysely
    .selectFrom('dag')
    .select(['dag.dag_id', 'dag.is_paused', 'dag.is_stale', 'dag.bundle_name', 'dag.bundle_version'])
    .select(['dag.relative_fileloc', 'dag.fileloc', 'dag.description', 'dag.owners', 'dag.has_import_errors'])
    .select(['dag.timetable_summary', 'dag.timetable_description', 'dag.timetable_partitioned'])
    .select(['dag.timetable_periodic', 'dag.allowed_run_types', 'dag.max_active_tasks', 'dag.max_active_runs'])
    .select(['dag.max_consecutive_failed_dag_runs', 'dag.has_task_concurrency_limits', 'dag.next_dagrun'])
    .select(['dag.next_dagrun_data_interval_start', 'dag.next_dagrun_data_interval_end'])
    .select(['dag.next_dagrun_create_after', 'dag.last_parsed_at', 'dag.last_parse_seconds', 'dag.last_expired_at'])
    .select([
      dagDisplayName.as('display_name'),
      sql<string[]>`array(select t.name from dag_tag t where t.dag_id = dag.dag_id order by t.name)`.as('tags'),
    ]);
}

export type DagRow = Wire<Awaited<ReturnType<ReturnType<typeof selectDags>['execute']>>[number]>;

/** Throws the 404 of Airflow's Dag bag unless the Dag was ever parsed. */
export async function requireDag({ apiKysely }: Database, dagId: string): Promise<void> {
  const found = await apiKysely
    .selectFrom('dag')
    .select('dag_id')
    .where('dag_id', '=', dagId)
    .where('current_version_id', 'is not', null)
    .executeTakeFirst();
  if (found === undefined) throw unknownDag(dagId);
}

export function unknownDag(dagId: string): HttpError {
  return new HttpError(404, `The Dag with ID: \`${dagId}\` was not found`);
}
