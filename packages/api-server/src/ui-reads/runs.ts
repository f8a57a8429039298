import type { UiRun } from '@leeward/contracts/ui-api';
import type { Database } from '@leeward/database';

/** What UiRun is made of. */
export function selectUiRuns({ apiKysely }: Pick<Database, 'apiKysely'>) {
  return apiKysely
    .selectFrom('dag_run as r')
    .select(['r.dag_id', 'r.run_id', 'r.run_type', 'r.state', 'r.logical_date', 'r.run_after', 'r.queued_at'])
    .select(['r.start_date', 'r.end_date', 'r.triggering_user_name', 'r.note', 'r.bundle_version']);
}

/** Instants leave the database as text, which the tables' types do not know. */
export const asUiRuns = (rows: unknown): UiRun[] => rows as UiRun[];
