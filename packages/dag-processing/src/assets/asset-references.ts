import { jsonText } from '@leeward/contracts';
import type { Transaction } from '@leeward/database';
import type { ParsedDag } from '../parse-file.ts';
import { holdOffSettling } from './settle-assets.ts';
import { readWatchers, storeWatchers, type Watcher } from './store-watchers.ts';

interface AssetKey {
  name: string;
  uri: string;
  group: string;
  extra: unknown;
  watchers: readonly Watcher[];
}

type AssetReference =
  | { kind: 'asset'; asset: AssetKey }
  | { kind: 'alias'; name: string; group: string }
  | { kind: 'name_ref'; name: string }
  | { kind: 'uri_ref'; uri: string };

/** The assets that an encoded value holds at any depth: an inlet, an outlet, a schedule's condition. */
function assetReferences(encoded: unknown): AssetReference[] {
  if (Array.isArray(encoded)) return encoded.flatMap(assetReferences);
  if (typeof encoded !== 'object' || encoded === null) return [];
  const record = encoded as Record<string, unknown>;
  const fields = (typeof record.__var === 'object' && record.__var !== null ? record.__var : record) as Record<
    string,
    unknown
  >;
  switch (record.__type) {
    case 'asset':
      return [{ kind: 'asset', asset: readAsset(fields) }];
    case 'asset_alias':
      return [{ kind: 'alias', name: String(fields.name), group: String(fields.group ?? 'asset') }];
    case 'asset_ref':
      return typeof fields.uri === 'string'
        ? [{ kind: 'uri_ref', uri: fields.uri }]
        : [{ kind: 'name_ref', name: String(fields.name) }];
    default:
      return Object.values(record).flatMap(assetReferences);
  }
}

function readAsset(fields: Record<string, unknown>): AssetKey {
  const name = String(fields.name ?? fields.uri);
  return {
    name,
    uri: String(fields.uri ?? name),
    group: String(fields.group ?? 'asset'),
    extra: fields.extra ?? {},
    watchers: readWatchers(fields.watchers),
  };
}

/** A schedule's condition as Airflow's API shows it: `{any: [{asset: {…}}, …]}`; null where the schedule names no asset. */
export function assetExpression(encoded: unknown): Record<string, unknown> | null {
  if (typeof encoded !== 'object' || encoded === null) return null;
  const record = encoded as Record<string, unknown>;
  const objects = (record.objects ?? []) as unknown[];
  switch (record.__type) {
    case 'asset_all':
      return { all: objects.map(assetExpression) };
    case 'asset_any':
      return { any: objects.map(assetExpression) };
    case 'asset': {
      const { name, uri, group } = readAsset(record);
      return { asset: { uri, name, group } };
    }
    case 'asset_alias':
      return { alias: { name: record.name, group: record.group ?? 'asset' } };
    case 'asset_ref':
      return { asset_ref: typeof record.uri === 'string' ? { uri: record.uri } : { name: record.name } };
    default:
      return null;
  }
}

/** Writes which assets the Dag's schedule and tasks name, and drops what it names no longer. */
export async function storeAssetReferences(tx: Transaction, { dag }: ParsedDag): Promise<void> {
  const written = assetReferences(dag.timetable.var);
  const scheduled = unique(written);
  const ofTasks = [...dag.tasks.values()].flatMap((task) => [
    ...assetReferences(task.inlets).map(
      (reference) => ({ taskId: task.taskId, direction: 'inlet', reference }) as const,
    ),
    ...assetReferences(task.outlets).map(
      (reference) => ({ taskId: task.taskId, direction: 'outlet', reference }) as const,
    ),
  ]);
  const { kysely } = tx;
  await tx.run(holdOffSettling);
  await kysely.deleteFrom('task_asset').where('dag_id', '=', dag.dagId).execute();
  await kysely.deleteFrom('dag_schedule_asset').where('dag_id', '=', dag.dagId).execute();
  await kysely.deleteFrom('dag_asset_watcher').where('dag_id', '=', dag.dagId).execute();
  if (scheduled.length === 0 && ofTasks.length === 0) return;

  const assetIds = new Map<string, number>();
  const aliasIds = new Map<string, number>();
  const all = [...written, ...ofTasks.map((each) => each.reference)];
  for (const reference of unique(all)) {
    if (reference.kind === 'asset') assetIds.set(keyOf(reference), await ensureAsset(tx, reference.asset));
    if (reference.kind === 'alias')
      aliasIds.set(keyOf(reference), await ensureAlias(tx, reference.name, reference.group));
  }
  for (const reference of all) {
    if (reference.kind === 'asset')
      await storeWatchers(tx, dag.dagId, assetIds.get(keyOf(reference))!, reference.asset.watchers);
  }
  for (const reference of scheduled) {
    await kysely
      .insertInto('dag_schedule_asset')
      .values({
        dag_id: dag.dagId,
        kind: reference.kind,
        reference: keyOf(reference),
        asset_id: assetIds.get(keyOf(reference)) ?? null,
        alias_id: aliasIds.get(keyOf(reference)) ?? null,
      })
      .execute();
  }
  for (const { taskId, direction, reference } of ofTasks) {
    const assetId = assetIds.get(keyOf(reference));
    if (assetId === undefined) continue;
    await kysely
      .insertInto('task_asset')
      .values({ dag_id: dag.dagId, task_id: taskId, direction, asset_id: assetId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function ensureAsset(tx: Transaction, asset: AssetKey): Promise<number> {
  const values = { group_name: asset.group, extra: jsonText(asset.extra), is_active: true };
  const { id } = await tx.kysely
    .insertInto('asset')
    .values({ name: asset.name, uri: asset.uri, ...values })
    .onConflict((conflict) => conflict.columns(['name', 'uri']).doUpdateSet({ ...values, updated_at: new Date() }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function ensureAlias(tx: Transaction, name: string, group: string): Promise<number> {
  const { id } = await tx.kysely
    .insertInto('asset_alias')
    .values({ name, group_name: group })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ group_name: group }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function unique(references: readonly AssetReference[]): AssetReference[] {
  return [...new Map(references.map((reference) => [keyOf(reference), reference])).values()];
}

function keyOf(reference: AssetReference): string {
  switch (reference.kind) {
    case 'asset':
      return JSON.stringify([reference.asset.name, reference.asset.uri]);
    case 'alias':
      return `alias:${reference.name}`;
    case 'name_ref':
      return reference.name;
    case 'uri_ref':
      return reference.uri;
  }
}
