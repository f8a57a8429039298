import type { Connection, Database } from '@leeward/database';

/** What came of a look at a bundle. A tree may have been read although there may be a newer one: then there are a version and a problem. */
export interface RefreshOutcome {
  /** Undefined where no tree was read. */
  version?: string | null;
  /** Null where the bundle is up to date. */
  problem: string | null;
}

/** Writes the outcome of each look at a bundle, and tells open pages where it is another one than that before. */
export function createRefreshStore(database: Database, bundleName: string): (outcome: RefreshOutcome) => Promise<void> {
  let told: string | undefined;
  return async (outcome) => {
    const now = JSON.stringify(outcome);
    if (now === told) return write(database, bundleName, outcome);
    await database.transaction('store_refresh', async (tx) => {
      await write(tx, bundleName, outcome);
      tx.emit({ kind: 'bundle_changed', bundleName });
    });
    told = now;
  };
}

async function write({ kysely }: Connection, bundleName: string, { version, problem }: RefreshOutcome): Promise<void> {
  await kysely
    .updateTable('dag_bundle')
    .set({
      last_error: problem,
      ...(version === undefined ? {} : { version }),
      ...(problem === null ? { last_refreshed_at: new Date() } : {}),
    })
    .where('name', '=', bundleName)
    .execute();
}
