import type { BackfillResponse } from '@leeward/contracts/rest-api';
import type { Database } from '@leeward/database';
import { sql } from 'kysely';
import type { Query } from '../filters/page.ts';
import { dagDisplayName } from './dags.ts';

/** Backfills as REST API v2 shows them. */
export function selectBackfills({ apiKysely }: Pick<Database, 'apiKysely'>): Query<BackfillResponse> {
  return apiKysely
    .selectFrom('backfill')
    .innerJoin('dag', 'dag.dag_id', 'backfill.dag_id')
    .select(['backfill.id', 'backfill.dag_id', 'backfill.from_date', 'backfill.to_date'])
    .select(sql<Record<string, unknown> | null>`backfill.dag_run_conf::json`.as('dag_run_conf'))
    .select(['backfill.is_paused', 'backfill.max_active_runs', 'backfill.created_at', 'backfill.completed_at'])
    .select(['backfill.updated_at', dagDisplayName.as('dag_display_name')])
    .select('backfill.reprocess_behavior') as unknown as Query<BackfillResponse>;
}
