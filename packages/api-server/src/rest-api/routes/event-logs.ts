import type { EventLogResponse } from '@leeward/contracts/rest-api';
import { type SqlBool, sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals, equalsText, matches, oneOf, startsWith } from '../filters/conditions.ts';
import { columnsOf, type Ordering } from '../filters/order.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';

const ordering: Ordering = {
  names: {
    ...columnsOf('log', ['id', 'dag_id', 'task_id', 'run_id', 'event', 'logical_date', 'owner', 'extra']),
    event_log_id: 'log.id',
    dttm: 'log.created_at',
    when: 'log.created_at',
  },
  key: { name: 'id', column: 'log.id' },
};

/** Who did what. */
export function eventLogRoutes(operation: RegisterOperation, { database, config }: RestApiContext): void {
  const select = () =>
    database.apiKysely
      .selectFrom('log')
      .leftJoin('dag', 'dag.dag_id', 'log.dag_id')
      .select(['log.id as event_log_id', 'log.created_at as when', 'log.dag_id', 'log.task_id', 'log.run_id'])
      .select(['log.map_index', 'log.try_number', 'log.event', 'log.logical_date', 'log.owner', 'log.extra'])
      .select([
        sql<string | null>`coalesce(dag.dag_display_name, dag.dag_id)`.as('dag_display_name'),
        'log.task_id as task_display_name',
      ]) as unknown as Query<EventLogResponse>;

  operation('get_event_logs', {
    access: ['GET', 'dag'],
    async handle({ query }) {
      const conditions: Condition[] = [
        equalsText('log.dag_id', query.dag_id),
        equalsText('log.task_id', query.task_id),
        equalsText('log.run_id', query.run_id),
        equals('log.map_index', query.map_index),
        equals('log.try_number', query.try_number),
        equalsText('log.owner', query.owner),
        equalsText('log.event', query.event),
        noneOf(query.excluded_events ?? []),
        oneOf('log.event', query.included_events),
        query.before ? sql<SqlBool>`log.created_at < ${query.before}::timestamptz` : undefined,
        query.after ? sql<SqlBool>`log.created_at > ${query.after}::timestamptz` : undefined,
        matches('log.dag_id', query.dag_id_pattern),
        matches('log.task_id', query.task_id_pattern),
        matches('log.run_id', query.run_id_pattern),
        matches('log.owner', query.owner_pattern),
        matches('log.event', query.event_pattern),
        startsWith('log.dag_id', query.dag_id_prefix_pattern),
        startsWith('log.task_id', query.task_id_prefix_pattern),
        startsWith('log.run_id', query.run_id_prefix_pattern),
        startsWith('log.owner', query.owner_prefix_pattern),
        startsWith('log.event', query.event_prefix_pattern),
      ];
      const { rows, total } = await readPage(select(), { conditions, ...paging(query, ordering, config) });
      return { event_logs: rows, total_entries: total };
    },
  });

  operation('get_event_log', {
    access: ['GET', 'dag'],
    async handle({ path }) {
      const row = await select().where('log.id', '=', path.event_log_id).executeTakeFirst();
      if (row === undefined) throw new HttpError(404, `The Event Log with id: \`${path.event_log_id}\` not found`);
      return row as EventLogResponse;
    },
  });
}

function noneOf(events: readonly string[]): Condition {
  return events.length === 0 ? undefined : sql<SqlBool>`log.event not in (${sql.join(events)})`;
}
