import { createHash } from 'node:crypto';
import { jsonText } from '@leeward/contracts';
import type { Transaction } from '@leeward/database';

/** A watcher of an asset: airflow/serialization/encoders.py (encode_asset_like, encode_trigger). */
export interface Watcher {
  name: string;
  classpath: string;
  /** As the serialized Dag holds them. */
  kwargs: unknown;
}

/** @param encoded `[{name, trigger: {classpath, kwargs}}, …]` */
export function readWatchers(encoded: unknown): Watcher[] {
  if (!Array.isArray(encoded)) return [];
  return encoded.map(({ name, trigger }) => ({
    name: String(name),
    classpath: String(trigger.classpath),
    kwargs: trigger.kwargs ?? {},
  }));
}

/** Adds what a Dag says of an asset; of two watchers with the same trigger the last one counts, as in Airflow. */
export async function storeWatchers(
  tx: Transaction,
  dagId: string,
  assetId: number,
  watchers: readonly Watcher[],
): Promise<void> {
  for (const { name, classpath, kwargs } of watchers) {
    const text = jsonText(kwargs);
    const key = createHash('sha256').update(`${classpath}\n${text}`).digest('hex');
    await tx.kysely
      .insertInto('dag_asset_watcher')
      .values({ dag_id: dagId, asset_id: assetId, name, classpath, kwargs: text, watcher_key: key })
      .onConflict((conflict) => conflict.columns(['dag_id', 'asset_id', 'watcher_key']).doUpdateSet({ name }))
      .execute();
  }
}
