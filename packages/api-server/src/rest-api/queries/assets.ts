import type { AssetEventResponse, AssetResponse, DagRunAssetReference } from '@leeward/contracts/rest-api';
import type { Database } from '@leeward/database';
import { sql } from 'kysely';
import { selectRunsOfEvents } from '../../asset-event-runs.ts';
import type { Masker } from '../audit/mask.ts';
import type { Query } from '../filters/page.ts';

export interface AssetRow {
  id: number;
  name: string;
  uri: string;
  group_name: string;
  extra: Record<string, unknown>;
  created_at: string;
  updated_at: string;
}

export function selectAssets({ apiKysely }: Pick<Database, 'apiKysely'>): Query<AssetRow> {
  return apiKysely
    .selectFrom('asset')
    .select(['asset.id', 'asset.name', 'asset.uri', 'asset.group_name'])
    .select(sql<Record<string, unknown>>`asset.extra::json`.as('extra'))
    .select(['asset.created_at', 'asset.updated_at']) as unknown as Query<AssetRow>;
}

/** The rows with all that refers to them, each kind read once for all of them. */
export async function presentAssets(
  { apiKysely }: Database,
  masker: Masker,
  rows: readonly AssetRow[],
): Promise<AssetResponse[]> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  type OfAsset<T> = T & { asset_id: number };
  const [schedules, tasks, aliases, watchers, events] = await Promise.all([
    apiKysely
      .selectFrom('dag_schedule_asset')
      .select(['asset_id', 'dag_id', 'created_at', 'updated_at'])
      .where('asset_id', 'in', ids)
      .orderBy('dag_id')
      .execute(),
    apiKysely
      .selectFrom('task_asset')
      .select(['asset_id', 'dag_id', 'task_id', 'direction', 'created_at', 'updated_at'])
      .where('asset_id', 'in', ids)
      .orderBy('dag_id')
      .orderBy('task_id')
      .execute(),
    apiKysely
      .selectFrom('asset_alias_asset')
      .innerJoin('asset_alias', 'asset_alias.id', 'asset_alias_asset.alias_id')
      .select(['asset_id', 'asset_alias.id', 'asset_alias.name', 'asset_alias.group_name as group'])
      .where('asset_id', 'in', ids)
      .orderBy('asset_alias.id')
      .execute(),
    apiKysely
      .selectFrom('asset_watcher')
      .innerJoin('trigger', 'trigger.id', 'asset_watcher.trigger_id')
      .select(['asset_id', 'asset_watcher.name', 'trigger_id', 'trigger.created_at as created_date'])
      .where('asset_id', 'in', ids)
      .execute(),
    apiKysely
      .selectFrom('asset_event')
      .select(['asset_id', 'id', 'created_at as timestamp'])
      .distinctOn('asset_id')
      .where('asset_id', 'in', ids)
      .orderBy('asset_id')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
  ]);
  /** Those of one asset without its id; instants are text already. */
  function of<T>(all: readonly object[], id: number): T[] {
    return (all as OfAsset<object>[])
      .filter((each) => each.asset_id === id)
      .map(({ asset_id: _, ...each }) => each as unknown as T);
  }
  return rows.map((row): AssetResponse => {
    const used = of<AssetResponse['producing_tasks'][number] & { direction: string }>(tasks, row.id);
    const inDirection = (direction: string) =>
      used.filter((each) => each.direction === direction).map(({ direction: _, ...each }) => each);
    const { group_name: group, extra, ...rest } = row;
    return {
      ...rest,
      group,
      extra: masker.redact(extra) as Record<string, unknown>,
      scheduled_dags: of(schedules, row.id),
      producing_tasks: inDirection('outlet'),
      consuming_tasks: inDirection('inlet'),
      aliases: of(aliases, row.id),
      watchers: of(watchers, row.id),
      last_asset_event: of<{ id: number; timestamp: string }>(events, row.id)[0] ?? { id: null, timestamp: null },
    };
  });
}

export type AssetEventRow = Omit<AssetEventResponse, 'created_dagruns'>;

export function selectAssetEvents({ apiKysely }: Pick<Database, 'apiKysely'>): Query<AssetEventRow> {
  return apiKysely
    .selectFrom('asset_event')
    .innerJoin('asset', 'asset.id', 'asset_event.asset_id')
    .select(['asset_event.id', 'asset_event.asset_id', 'asset.uri', 'asset.name', 'asset.group_name as group'])
    .select(sql<Record<string, unknown>>`asset_event.extra::json`.as('extra'))
    .select(['asset_event.source_task_id', 'asset_event.source_dag_id'])
    .select(['asset_event.source_run_id', 'asset_event.source_map_index', 'asset_event.partition_key'])
    .select('asset_event.created_at as timestamp') as unknown as Query<AssetEventRow>;
}

/** Events with the runs that consumed them; a run's last event is the one that triggered it. */
export async function presentAssetEvents(
  database: Database,
  masker: Masker,
  rows: readonly AssetEventRow[],
): Promise<AssetEventResponse[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const runs = (await selectRunsOfEvents(database, ids)
    .select(
      sql<boolean>`link.event_id = (select l.event_id from dag_run_asset_event l
        join asset_event e on e.id = l.event_id where l.dag_run_id = r.id order by e.created_at desc, e.id desc limit 1)`.as(
        'triggering',
      ),
    )
    .execute()) as unknown as (DagRunAssetReference & { event_id: number })[];
  return rows.map((row) => ({
    ...row,
    extra: masker.redact(row.extra) as Record<string, unknown>,
    created_dagruns: runs.filter((run) => run.event_id === row.id).map(({ event_id: _, ...run }) => run),
  }));
}
