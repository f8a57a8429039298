import { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import type { AssetAliasResponse } from '@leeward/contracts/rest-api';
import { recordAssetEvent, triggerRun, twoProducersOf } from '@leeward/lifecycle';
import { type SqlBool, sql } from 'kysely';
import { exactBody } from '../../http/exact-body.ts';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals, equalsText, instantWithin, matches, startsWith } from '../filters/conditions.ts';
import { columnsOf, type Ordering } from '../filters/order.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import { presentDagRun } from '../present/dag-run.ts';
import { presentAssetEvents, presentAssets, selectAssetEvents, selectAssets } from '../queries/assets.ts';
import { findDagRun } from '../queries/dag-runs.ts';
import { dataIntervalOf, instant } from './trigger-run.ts';

const assetOrdering: Ordering = {
  names: columnsOf('asset', ['id', 'name', 'uri', 'created_at', 'updated_at']),
  key: { name: 'id', column: 'asset.id' },
};
const aliasOrdering: Ordering = {
  names: columnsOf('asset_alias', ['id', 'name']),
  key: { name: 'id', column: 'asset_alias.id' },
};
const eventOrdering: Ordering = {
  names: {
    ...columnsOf('asset_event', ['source_task_id', 'source_dag_id', 'source_run_id', 'source_map_index']),
    timestamp: 'asset_event.created_at',
  },
  key: { name: 'id', column: 'asset_event.id' },
};

/** Assets, their aliases and events. */
export function assetRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, config, masker, graphs } = context;

  operation('get_assets', {
    access: ['GET', 'asset'],
    async handle({ query }) {
      const conditions = [
        query.only_active ? sql<SqlBool>`asset.is_active` : undefined,
        matches('asset.name', query.name_pattern),
        startsWith('asset.name', query.name_prefix_pattern),
        matches('asset.uri', query.uri_pattern),
        startsWith('asset.uri', query.uri_prefix_pattern),
        usedBy(query.dag_ids),
      ];
      const page = { conditions, ...paging(query, assetOrdering, config) };
      const { rows, total } = await readPage(selectAssets(database), page);
      return { assets: await presentAssets(database, masker, rows), total_entries: total };
    },
  });

  operation('get_asset', {
    access: ['GET', 'asset'],
    async handle({ path }) {
      const row = await selectAssets(database).where('asset.id', '=', path.asset_id).executeTakeFirst();
      if (row === undefined) throw new HttpError(404, `The Asset with ID: \`${path.asset_id}\` was not found`);
      return (await presentAssets(database, masker, [row]))[0]!;
    },
  });

  const selectAliases = () =>
    database.apiKysely
      .selectFrom('asset_alias')
      .select(['asset_alias.id', 'asset_alias.name', 'asset_alias.group_name as group']);

  operation('get_asset_aliases', {
    access: ['GET', 'asset_alias'],
    async handle({ query }) {
      const conditions = [
        matches('asset_alias.name', query.name_pattern),
        startsWith('asset_alias.name', query.name_prefix_pattern),
      ];
      const page = { conditions, ...paging(query, aliasOrdering, config) };
      const { rows, total } = await readPage(selectAliases() as unknown as Query<AssetAliasResponse>, page);
      return { asset_aliases: rows, total_entries: total };
    },
  });

  operation('get_asset_alias', {
    access: ['GET', 'asset_alias'],
    async handle({ path }) {
      const row = await selectAliases().where('asset_alias.id', '=', path.asset_alias_id).executeTakeFirst();
      if (row === undefined)
        throw new HttpError(404, `The Asset Alias with ID: \`${path.asset_alias_id}\` was not found`);
      return row;
    },
  });

  operation('get_asset_events', {
    access: ['GET', 'asset'],
    async handle({ query }) {
      const conditions = [
        equals('asset_event.asset_id', query.asset_id),
        equalsText('asset_event.source_dag_id', query.source_dag_id),
        equalsText('asset_event.source_task_id', query.source_task_id),
        equalsText('asset_event.source_run_id', query.source_run_id),
        equals('asset_event.source_map_index', query.source_map_index),
        matches('asset.name', query.name_pattern),
        startsWith('asset.name', query.name_prefix_pattern),
        instantWithin('asset_event.created_at', query, 'timestamp'),
      ];
      const page = { conditions, ...paging(query, eventOrdering, config) };
      const { rows, total } = await readPage(selectAssetEvents(database), page);
      return { asset_events: await presentAssetEvents(database, masker, rows), total_entries: total };
    },
  });

  operation('get_upstream_asset_events', {
    access: ['GET', 'asset'],
    async handle({ path }) {
      const run = await findDagRun(database, path.dag_id, path.dag_run_id);
      const rows = await selectAssetEvents(database)
        .where(
          sql<SqlBool>`asset_event.id in (select l.event_id from dag_run_asset_event l where l.dag_run_id = ${run.id})`,
        )
        .orderBy(sql.ref('asset_event.id'))
        .execute();
      const asset_events = await presentAssetEvents(database, masker, rows);
      return { asset_events, total_entries: asset_events.length };
    },
  });

  operation('create_asset_event', {
    access: ['POST', 'asset'],
    audited: true,
    async handle({ body, request }) {
      const given = exactBody<typeof body>(request).extra;
      const extra = given === undefined ? {} : { ...given, from_rest_api: true };
      const id = await database.transaction('record asset event', (tx) =>
        recordAssetEvent(tx, body.asset_id, extra, body.partition_key ?? null, config.mostPartitions),
      );
      if (id === undefined) throw new HttpError(404, `Asset with ID: \`${body.asset_id}\` was not found`);
      const row = await selectAssetEvents(database).where('asset_event.id', '=', id).executeTakeFirstOrThrow();
      return (await presentAssetEvents(database, masker, [row]))[0]!;
    },
  });

  operation('materialize_asset', {
    access: ['POST', 'asset'],
    bodyOptional: true,
    audited: true,
    async handle({ path, body, user, request }) {
      const dagId = await onlyProducer(path.asset_id);
      const { runId } = await triggerRun(database, graphs, {
        dagId,
        runId: body?.dag_run_id ?? null,
        runType: DagRunType.AssetMaterialization,
        logicalDate: instant(body?.logical_date),
        dataInterval: dataIntervalOf(request, body?.data_interval_start, body?.data_interval_end),
        runAfter: instant(body?.run_after),
        conf: body === undefined || body === null ? null : (exactBody<NonNullable<typeof body>>(request).conf ?? null),
        note: body?.note ?? null,
        partitionKey: body?.partition_key ?? null,
        triggeredBy: DagRunTriggeredBy.RestApi,
        triggeringUserName: user.username,
        runIdPattern: config.allowedRunIdPattern,
      });
      return presentDagRun(database, await findDagRun(database, dagId, runId));
    },
  });

  async function onlyProducer(assetId: number): Promise<string> {
    const [dagId, another] = await twoProducersOf(database, assetId);
    if (dagId === undefined) throw new HttpError(404, `No Dag materializes asset with ID: ${assetId}`);
    if (another !== undefined) throw new HttpError(409, `More than one Dag materializes asset with ID: ${assetId}`);
    return dagId;
  }
}

/** Scheduled by, written or read by one of the Dags; they may stand in one text with commas. */
function usedBy(dagIds: readonly string[] | undefined): Condition {
  if (dagIds === undefined) return undefined;
  const wanted = dagIds.length === 1 ? dagIds[0]!.split(',') : [...dagIds];
  return sql<SqlBool>`(asset.id in (select asset_id from dag_schedule_asset where dag_id = any(${wanted}))
    or asset.id in (select asset_id from task_asset where dag_id = any(${wanted})))`;
}
