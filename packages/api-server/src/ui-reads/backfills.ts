import type { UiBackfill, UiBackfills } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { RestApiContext } from '../rest-api/context.ts';
import { equals } from '../rest-api/filters/conditions.ts';
import { type Query, readPage } from '../rest-api/filters/page.ts';
import { selectBackfills } from '../rest-api/queries/backfills.ts';
import { wholeNumber } from './numbers.ts';

/** A Dag's backfills with how far each is: of the dates of a backfill, those that it left out have no run. */
export function backfillsRoute(app: FastifyInstance, { database }: RestApiContext): void {
  app.get<{ Params: { dag_id: string }; Querystring: Record<string, unknown> }>(
    '/dags/:dag_id/backfills',
    async ({ params, query }): Promise<UiBackfills> => {
      const runs = sql`lateral (
        select count(*) as run_count,
               count(*) filter (where made.state in ('success', 'failed')) as finished_run_count,
               count(*) filter (where made.state = 'failed') as failed_run_count
          from backfill_dag_run planned
          join dag_run made on made.id = planned.dag_run_id
         where planned.backfill_id = backfill.id)`;
      const { rows, total } = await readPage(
        selectBackfills(database)
          .innerJoin(runs.as('runs'), (join) => join.onTrue())
          .select(['backfill.run_backwards', 'backfill.triggering_user_name'])
          .select([
            'runs.run_count',
            'runs.finished_run_count',
            'runs.failed_run_count',
          ]) as unknown as Query<UiBackfill>,
        {
          conditions: [equals('backfill.dag_id', params.dag_id)],
          order: [{ name: 'id', column: 'backfill.id', descending: true }],
          limit: wholeNumber(query, 'limit', { least: 1, most: 100, otherwise: 50 }),
          offset: wholeNumber(query, 'offset', { least: 0, most: 1_000_000, otherwise: 0 }),
        },
      );
      return { backfills: rows, total_entries: total };
    },
  );
}
