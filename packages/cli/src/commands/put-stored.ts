import type { BulkResponse } from '@leeward/contracts/rest-api';
import { cliErrors } from '../errors.ts';
import type { LocalApi } from '../processes/local-api.ts';

export type OnExisting = 'fail' | 'skip' | 'overwrite';

/** Makes entities of one kind by the API's bulk operation; gives the names of those that were made. Throws LW_REFUSED. */
export async function putAll(
  api: LocalApi,
  kind: 'connections' | 'variables' | 'pools',
  entities: readonly object[],
  onExisting: OnExisting,
): Promise<readonly string[]> {
  if (entities.length === 0) return [];
  const action = { action: 'create', action_on_existence: onExisting, entities };
  const { create } = await api.ask<BulkResponse>('PATCH', `/${kind}`, { actions: [action] });
  const [refused] = create?.errors ?? [];
  if (refused !== undefined) {
    throw cliErrors.LW_REFUSED({ problem: String((refused as { error: string }).error).replace(/\.$/, '') });
  }
  return create?.success ?? [];
}
