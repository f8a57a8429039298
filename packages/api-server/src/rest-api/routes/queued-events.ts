import type { QueuedEventResponse } from '@leeward/contracts/rest-api';
import { type SqlBool, sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import { readIsoInstant } from '../../http/iso-instant.ts';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals, every } from '../filters/conditions.ts';
import type { RegisterOperation } from '../operations.ts';

interface Queue {
  dagId?: string;
  assetId?: number;
  before?: string | null | undefined;
}

/** Asset events that wait for a Dag's other assets. */
export function queuedEventRoutes(operation: RegisterOperation, { database }: RestApiContext): void {
  operation('get_asset_queued_events', {
    access: ['GET', 'asset'],
    handle: async ({ path, query }) => collection(await read({ assetId: path.asset_id, before: query.before })),
  });

  operation('get_dag_asset_queued_events', {
    access: ['GET', 'asset'],
    handle: async ({ path, query }) => collection(await read({ dagId: path.dag_id, before: query.before })),
  });

  operation('get_dag_asset_queued_event', {
    access: ['GET', 'asset'],
    async handle({ path, query }) {
      const [event] = await read({ dagId: path.dag_id, assetId: path.asset_id, before: query.before });
      if (event === undefined) throw missingEvent(path.dag_id, path.asset_id);
      return event;
    },
  });

  operation('delete_asset_queued_events', {
    access: ['DELETE', 'asset'],
    audited: true,
    async handle({ path, query }) {
      const isGone = await remove({ assetId: path.asset_id, before: query.before });
      if (!isGone) throw new HttpError(404, `Queue event with asset_id: \`${path.asset_id}\` was not found`);
    },
  });

  operation('delete_dag_asset_queued_events', {
    access: ['DELETE', 'asset'],
    audited: true,
    async handle({ path, query }) {
      const isGone = await remove({ dagId: path.dag_id, before: query.before });
      if (!isGone) throw new HttpError(404, `Queue event with dag_id: \`${path.dag_id}\` was not found`);
    },
  });

  operation('delete_dag_asset_queued_event', {
    access: ['DELETE', 'asset'],
    audited: true,
    async handle({ path, query }) {
      const isGone = await remove({ dagId: path.dag_id, assetId: path.asset_id, before: query.before });
      if (!isGone) throw missingEvent(path.dag_id, path.asset_id);
    },
  });

  /** One row a Dag and asset: the first event of it that waits. */
  async function read(queue: Queue): Promise<QueuedEventResponse[]> {
    const rows = await database.apiKysely
      .selectFrom('asset_dag_run_queue as q')
      .innerJoin('dag', 'dag.dag_id', 'q.target_dag_id')
      .select(['q.target_dag_id as dag_id', 'q.asset_id', sql<string>`min(q.created_at)`.as('created_at')])
      .select(sql<string>`coalesce(dag.dag_display_name, dag.dag_id)`.as('dag_display_name'))
      .where(every(conditionsOf(queue)))
      .groupBy(['q.target_dag_id', 'q.asset_id', 'dag.dag_id'])
      .orderBy('q.target_dag_id')
      .orderBy('q.asset_id')
      .execute();
    return rows as unknown as QueuedEventResponse[];
  }

  async function remove(queue: Queue): Promise<boolean> {
    const { numDeletedRows } = await database.kysely
      .deleteFrom('asset_dag_run_queue as q')
      .where(every(conditionsOf(queue)))
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}

function conditionsOf({ dagId, assetId, before }: Queue): Condition[] {
  return [equals('q.target_dag_id', dagId), equals('q.asset_id', assetId), earlierThan(before)];
}

function earlierThan(before: string | null | undefined): Condition {
  if (before === null || before === undefined) return undefined;
  const instant = readIsoInstant(before);
  if (instant === undefined) {
    throw new HttpError(400, `Invalid datetime: '${before}'. Please check the date parameter have this value.`);
  }
  return sql<SqlBool>`q.created_at < ${instant}`;
}

const collection = (events: QueuedEventResponse[]) => ({ queued_events: events, total_entries: events.length });

function missingEvent(dagId: string, assetId: number): HttpError {
  return new HttpError(404, `Queued event with dag_id: \`${dagId}\` and asset_id: \`${assetId}\` was not found`);
}
