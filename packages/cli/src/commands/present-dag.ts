import { type Dag, readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import type { Database } from '@leeward/database';
import { lifecycleErrors } from '@leeward/lifecycle';

/** A Dag in its current version. Throws LW_DAG_UNKNOWN. */
export async function presentDag(database: Database, dagId: string): Promise<Dag> {
  const row = await database.kysely
    .selectFrom('dag')
    .innerJoin('dag_version', 'dag_version.id', 'dag.current_version_id')
    .select('serialized')
    .where('dag.dag_id', '=', dagId)
    .executeTakeFirst();
  if (row === undefined) throw lifecycleErrors.LW_DAG_UNKNOWN({ dagId });
  return readSerializedDag(row.serialized);
}
