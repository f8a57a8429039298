import { jsonText } from '@leeward/contracts';
import type { AssetProfile } from '@leeward/contracts/execution-api';

/** An event to record, and how its asset is found. */
export interface PlannedAssetEvent {
  /** `alias`: of an asset that the task named only while it ran; it is made where it is not known. */
  by: 'asset' | 'name' | 'uri' | 'alias';
  name: string | null;
  uri: string | null;
  extra: Record<string, unknown>;
  /** Of the event alone; null for that of the run. */
  partitionKey: string | null;
  assetExtra: Record<string, unknown>;
  aliases: string[];
}

/** What the Task SDK attached to an outlet (airflow/sdk/execution_time/task_runner.py, _serialize_outlet_events). */
interface OutletEvent {
  dest_asset_key: { name: string; uri: string };
  extra?: Record<string, unknown>;
  source_alias_name?: string;
  dest_asset_extra?: Record<string, unknown>;
  partition_key?: string | null;
}

/**
 * The events that a succeeded task causes (airflow/models/taskinstance.py, register_asset_changes_in_db): one for every outlet, or
 * one for every emission that the task made for it; one for every asset and extra that it emitted through its aliases.
 */
export function plannedAssetEvents(
  outlets: readonly AssetProfile[],
  emissions: readonly Record<string, unknown>[],
): PlannedAssetEvent[] {
  const emitted = emissions as unknown as OutletEvent[];
  const direct = emitted.filter((event) => event.source_alias_name === undefined);
  const planned: PlannedAssetEvent[] = [];
  for (const outlet of outlets) {
    const by = howFound(outlet);
    if (by === undefined) continue;
    const name = outlet.name ?? null;
    const uri = outlet.uri ?? null;
    const ofOutlet = direct.filter(
      ({ dest_asset_key: key }) => (by === 'uri' || key.name === name) && (by === 'name' || key.uri === uri),
    );
    const base = { by, name, uri, assetExtra: {}, aliases: [] };
    if (ofOutlet.length === 0) planned.push({ ...base, extra: {}, partitionKey: null });
    for (const { extra = {}, partition_key: partitionKey = null } of ofOutlet) {
      planned.push({ ...base, extra, partitionKey });
    }
  }
  return [...planned, ...throughAliases(outlets, emitted)];
}

function howFound({ type, name, uri }: AssetProfile): PlannedAssetEvent['by'] | undefined {
  if (type === 'Asset' && name && uri) return 'asset';
  if (type === 'AssetNameRef' && name) return 'name';
  if (type === 'AssetUriRef' && uri) return 'uri';
  return undefined;
}

function throughAliases(outlets: readonly AssetProfile[], emitted: readonly OutletEvent[]): PlannedAssetEvent[] {
  const known = new Set(outlets.filter(({ type }) => type === 'AssetAlias').map(({ name }) => name));
  const planned = new Map<string, PlannedAssetEvent>();
  for (const {
    source_alias_name: alias,
    dest_asset_key: asset,
    extra = {},
    dest_asset_extra: assetExtra = {},
  } of emitted) {
    if (alias === undefined || !known.has(alias)) continue;
    const key = jsonText([asset.name, asset.uri, assetExtra, extra]);
    const event = planned.get(key);
    if (event !== undefined) event.aliases.push(alias);
    else planned.set(key, { by: 'alias', ...asset, extra, assetExtra, partitionKey: null, aliases: [alias] });
  }
  return [...planned.values()];
}
