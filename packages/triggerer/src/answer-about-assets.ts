import { jsonText } from '@leeward/contracts';
import { assetState, type Database } from '@leeward/database';
import { AnswerError, type RuntimeMessage } from '@leeward/runtimes';

/** What a watcher keeps with its assets: `asset_state_store` of BaseEventTrigger. Undefined where this is no question about that. */
export async function answerAboutAssets(
  database: Database,
  message: RuntimeMessage,
): Promise<RuntimeMessage | undefined> {
  const asset = [textOrNull(message.name), textOrNull(message.uri)] as const;
  const key = String(message.key);
  switch (message.type) {
    case 'GetAssetStateStoreByName':
    case 'GetAssetStateStoreByUri': {
      const [row] = await database.run(assetState.get, ...asset, key);
      // An answer like another: the accessor of the Task SDK then gives its default.
      if (row?.found !== true) return { type: 'ErrorResponse', error: 'ASSET_STORE_NOT_FOUND', detail: { key } };
      return { type: 'AssetStateStoreResult', value: row.value };
    }
    case 'SetAssetStateStoreByName':
    case 'SetAssetStateStoreByUri': {
      const [row] = await database.run(assetState.put, ...asset, key, jsonText(message.value), null);
      return done(row?.asset);
    }
    case 'DeleteAssetStateStoreByName':
    case 'DeleteAssetStateStoreByUri': {
      const [row] = await database.run(assetState.remove, ...asset, key);
      return done(row?.known);
    }
    case 'ClearAssetStateStoreByName':
    case 'ClearAssetStateStoreByUri': {
      const [row] = await database.run(assetState.remove, ...asset, null);
      return done(row?.known);
    }
    default:
      return undefined;
  }

  function done(isKnown: boolean | undefined): RuntimeMessage {
    if (isKnown === true) return { type: 'OKResponse', ok: true };
    throw new AnswerError('GENERIC_ERROR', { message: `There is no active asset ${asset[0] ?? asset[1]}` });
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
