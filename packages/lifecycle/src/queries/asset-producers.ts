import type { Database } from '@leeward/database';

/** The Dags that have the asset as an outlet; two at the most, since callers want to know of one whether it is the only one. */
export async function twoProducersOf({ kysely }: Pick<Database, 'kysely'>, assetId: number): Promise<string[]> {
  const rows = await kysely
    .selectFrom('task_asset')
    .select('dag_id')
    .distinct()
    .where('asset_id', '=', assetId)
    .where('direction', '=', 'outlet')
    .limit(2)
    .execute();
  return rows.map((row) => row.dag_id);
}
