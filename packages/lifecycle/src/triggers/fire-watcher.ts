import { defineStatement, type Transaction } from '@leeward/database';
import { recordAssetEvent } from '../assets/record-asset-event.ts';

const findWatched = defineStatement<[triggerId: number], { assetId: number; transactionId: string }>(
  'watcher_find_assets',
  `select asset_id as "assetId", pg_current_xact_id()::text as "transactionId"
     from asset_watcher where trigger_id = $1 order by asset_id`,
);

const findStatus = defineStatement<[transactionId: string], { status: string | null }>(
  'watcher_event_status',
  'select pg_xact_status($1::text::xid8) as status',
);

/** @param transactionId what to ask `isWatcherEventStored` for when the connection is lost in the commit; null: nothing to store. */
export interface FiredWatcher {
  readonly eventCount: number;
  readonly transactionId: string | null;
}

/**
 * Records an event of every active asset that the trigger watches: airflow/models/trigger.py (submit_event). The trigger goes on.
 * @param payload JSON
 */
export async function fireWatcher(tx: Transaction, triggerId: number, payload: unknown): Promise<FiredWatcher> {
  const watched = await tx.run(findWatched, triggerId);
  let eventCount = 0;
  for (const { assetId } of watched) {
    const id = await recordAssetEvent(tx, assetId, { from_trigger: true, payload }, null, 0);
    if (id !== undefined) eventCount += 1;
  }
  return { eventCount, transactionId: watched[0]?.transactionId ?? null };
}

/** Undefined while the server has not noticed yet that the transaction's connection is lost. */
export async function isWatcherEventStored(
  database: Pick<Transaction, 'run'>,
  transactionId: string,
): Promise<boolean | undefined> {
  const status = (await database.run(findStatus, transactionId))[0]?.status;
  return status === 'in progress' ? undefined : status === 'committed';
}
