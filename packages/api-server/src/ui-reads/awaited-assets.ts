import type { UiAwaitedAsset, UiAwaitedAssets } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { RestApiContext } from '../rest-api/context.ts';
import { awaitedPartitions } from './awaited-partitions.ts';

/** What a Dag's next run waits for. An event counts for what it was queued for: an asset, or what stands for it. */
export function awaitedAssetsRoute(app: FastifyInstance, { database }: RestApiContext): void {
  app.get<{ Params: { dag_id: string } }>(
    '/dags/:dag_id/awaited-assets',
    async ({ params }): Promise<UiAwaitedAssets> => {
      const { rows } = await sql<UiAwaitedAsset>`
        select schedule.kind, coalesce(asset.name, schedule.reference) as name, asset.uri,
               (select max(queue.created_at)
                  from asset_dag_run_queue queue
                  join asset updated on updated.id = queue.asset_id
                 where queue.target_dag_id = schedule.dag_id
                   and case schedule.kind
                         when 'asset' then queue.asset_id = schedule.asset_id
                         when 'name_ref' then updated.name = schedule.reference
                         when 'uri_ref' then updated.uri = schedule.reference
                         else exists (select from asset_event_alias aliased
                                       where aliased.event_id = queue.event_id and aliased.alias_id = schedule.alias_id)
                       end) as updated_at
          from dag_schedule_asset schedule
          left join asset on asset.id = schedule.asset_id
         where schedule.dag_id = ${params.dag_id}
         order by 2, 3`.execute(database.apiKysely);
      return { assets: rows, partitions: await awaitedPartitions(database, params.dag_id) };
    },
  );
}
