import type { Database } from '@leeward/database';
import { sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import type { Wire } from '../filters/page.ts';
import { dagDisplayName } from './dags.ts';

export const runSeconds = sql<number | null>`extract(epoch from dag_run.end_date - dag_run.start_date)::float8`;

/** What DAGRunResponse is made of, but for the versions. */
export function selectDagRuns({ apiKysely }: Pick<Database, 'apiKysely'>) {
  return apiKysely
    .selectFrom('dag_run')
    .innerJoin('dag', 'dag.dag_id', 'dag_run.dag_id')
    .select(['dag_run.id', 'dag_run.dag_id', 'dag_run.run_id', 'dag_run.logical_date', 'dag_run.queued_at'])
    .select(['dag_run.start_date', 'dag_run.end_date', 'dag_run.data_interval_start', 'dag_run.data_interval_end'])
    .select(['dag_run.run_after', 'dag_run.last_scheduling_decision', 'dag_run.run_type', 'dag_run.state'])
    .select(['dag_run.triggered_by', 'dag_run.triggering_user_name', 'dag_run.note'])
    .select(sql<Record<string, unknown> | null>`dag_run.conf::json`.as('conf'))
    .select(['dag_run.bundle_version', 'dag_run.partition_key', 'dag_run.partition_date', 'dag_run.updated_at'])
    .select(['dag_run.created_dag_version_id', dagDisplayName.as('dag_display_name'), runSeconds.as('duration')]);
}

export type DagRunRow = Wire<Awaited<ReturnType<ReturnType<typeof selectDagRuns>['execute']>>[number]>;

export async function findDagRun(database: Database, dagId: string, runId: string): Promise<DagRunRow> {
  const row = await selectDagRuns(database)
    .where('dag_run.dag_id', '=', dagId)
    .where('dag_run.run_id', '=', runId)
    .executeTakeFirst();
  if (row === undefined) throw unknownRun(dagId, runId);
  return row as unknown as DagRunRow;
}

export function unknownRun(dagId: string, runId: string): HttpError {
  return new HttpError(404, `The DagRun with dag_id: \`${dagId}\` and run_id: \`${runId}\` was not found`);
}
