import type { DagRun } from '@leeward/contracts/execution-api';
import type { Database } from '@leeward/database';
import { sql } from 'kysely';

/** A run as the Execution API tells it by itself: without the asset events it consumed, which only a started task gets. */
export function selectDagRun({ apiKysely }: Database) {
  return apiKysely
    .selectFrom('dag_run')
    .select(['dag_id', 'run_id', 'logical_date', 'data_interval_start', 'data_interval_end', 'run_after'])
    .select(['start_date', 'end_date', 'clear_number', 'run_type', 'state', 'triggering_user_name'])
    .select(['partition_key', 'partition_date', 'note'])
    .select(sql<Record<string, unknown> | null>`conf::json`.as('conf'));
}

export function dagRunText(row: object): DagRun {
  const { partition_key, partition_date, note, ...run } = row as Record<string, unknown>;
  return {
    ...run,
    consumed_asset_events: [],
    partition_key,
    partition_date,
    note,
    team_name: null,
  } as unknown as DagRun;
}
