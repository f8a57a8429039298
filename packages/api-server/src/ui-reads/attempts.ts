import type { UiAttemptEvent, UiAttemptReason, UiAttempts } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { type RawBuilder, sql } from 'kysely';
import type { RestApiContext } from '../rest-api/context.ts';
import { wholeNumber } from './numbers.ts';

type Attempt = Omit<UiAttemptReason, 'events'>;

const mostMapIndexes = 2_147_483_647;

/** Why each try of a task in a run is where it is: the earlier ones and the present one. */
export function attemptsRoute(app: FastifyInstance, { database }: RestApiContext): void {
  app.get<{
    Params: { dag_id: string; run_id: string; task_id: string };
    Querystring: Record<string, string | undefined>;
  }>('/dags/:dag_id/runs/:run_id/tasks/:task_id/attempts', async ({ params, query }): Promise<UiAttempts> => {
    const mapIndex = wholeNumber(query, 'map_index', { least: -1, most: mostMapIndexes, otherwise: -1 });
    const attempts = await findAttempts(
      sql`dag_run_id = (select id from dag_run where dag_id = ${params.dag_id} and run_id = ${params.run_id})
          and task_id = ${params.task_id} and map_index = ${mapIndex}`,
    );
    const events = await eventsOf(attempts.map((attempt) => attempt.task_instance_id));
    return {
      attempts: attempts.map((attempt) => ({ ...attempt, events: events.get(attempt.task_instance_id) ?? [] })),
    };
  });

  /** The present attempt and the earlier ones that the condition names, by try; an earlier one that waited for its repetition has failed. */
  async function findAttempts(condition: RawBuilder<unknown>): Promise<Attempt[]> {
    const { rows } = await sql<Attempt>`
      select id as task_instance_id, dag_id, run_id, task_id, map_index, try_number, state, reason,
             least(due_at, trigger_timeout_at) as due_at
        from task_instance where ${condition}
      union all
      select id, dag_id, run_id, task_id, map_index, try_number,
             case when state = 'up_for_retry' then 'failed' else state end, reason, null
        from task_instance_history where ${condition}
       order by try_number`.execute(database.apiKysely);
    return rows;
  }

  async function eventsOf(ids: readonly string[]): Promise<Map<string, UiAttemptEvent[]>> {
    if (ids.length === 0) return new Map();
    const events = await database.apiKysely
      .selectFrom('attempt_event')
      .select(['task_instance_id', 'occurred_at', 'source', 'code', 'message', 'details'])
      .where('task_instance_id', 'in', ids)
      .orderBy('id')
      .execute();
    const byAttempt = Map.groupBy(events, (event) => event.task_instance_id);
    return new Map(
      [...byAttempt].map(([id, list]) => [
        id,
        list.map(({ task_instance_id: _, ...event }) => event) as unknown as UiAttemptEvent[],
      ]),
    );
  }
}
