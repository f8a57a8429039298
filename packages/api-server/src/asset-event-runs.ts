import type { Database } from '@leeward/database';
import { sql } from 'kysely';

/**
 * The runs that events of assets made, by event, as both APIs tell of them (DagRunAssetReference). The contracts know no run without a
 * start, which one that is queued has not got.
 */
export function selectRunsOfEvents({ apiKysely }: Pick<Database, 'apiKysely'>, eventIds: readonly number[]) {
  return apiKysely
    .selectFrom('dag_run_asset_event as link')
    .innerJoin('dag_run as r', 'r.id', 'link.dag_run_id')
    .select(['link.event_id', 'r.run_id', 'r.dag_id', 'r.logical_date', 'r.end_date', 'r.state'])
    .select(['r.data_interval_start', 'r.data_interval_end', 'r.partition_key'])
    .select(sql<string>`coalesce(r.start_date, r.queued_at, r.run_after)`.as('start_date'))
    .where('link.event_id', 'in', eventIds)
    .orderBy('r.id');
}
