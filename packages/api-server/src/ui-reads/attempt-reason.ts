import type { UiAttemptEvent, UiAttemptReason } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { HttpError } from '../http/http-error.ts';
import type { RestApiContext } from '../rest-api/context.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `GET /ui/attempts/{task instance id}/reason`: of a present attempt or of an earlier try. */
export function attemptReasonRoute(app: FastifyInstance, { database }: RestApiContext): void {
  app.get<{ Params: { id: string } }>('/attempts/:id/reason', async (request): Promise<UiAttemptReason> => {
    const { id } = request.params;
    const attempt = uuid.test(id) ? await findAttempt(id) : undefined;
    if (attempt === undefined) throw new HttpError(404, `There is no attempt with the id \`${id}\``);
    const events = await database.apiKysely
      .selectFrom('attempt_event')
      .select(['occurred_at', 'source', 'code', 'message', 'details'])
      .where('task_instance_id', '=', id)
      .orderBy('id')
      .execute();
    return { ...attempt, events: events as unknown as UiAttemptEvent[] };
  });

  async function findAttempt(id: string): Promise<Omit<UiAttemptReason, 'events'> | undefined> {
    const { rows } = await sql<Omit<UiAttemptReason, 'events'>>`
      select id as task_instance_id, dag_id, run_id, task_id, map_index, try_number, state, reason,
             least(due_at, trigger_timeout_at) as due_at
        from task_instance where id = ${id}
      union all
      select id, dag_id, run_id, task_id, map_index, try_number, state, reason, null
        from task_instance_history where id = ${id}`.execute(database.apiKysely);
    return rows[0];
  }
}
