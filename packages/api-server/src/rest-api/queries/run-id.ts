import type { Database } from '@leeward/database';

/** The key of a run's row; undefined where there is no such run. */
export async function rowIdOfRun({ kysely }: Database, dagId: string, runId: string): Promise<number | undefined> {
  const row = await kysely
    .selectFrom('dag_run')
    .select('id')
    .where('dag_id', '=', dagId)
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row?.id;
}
