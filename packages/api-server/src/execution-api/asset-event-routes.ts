import { sql } from 'kysely';
import { selectRunsOfEvents } from '../asset-event-runs.ts';
import { HttpError } from '../http/http-error.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';

interface Range {
  after?: string | null;
  before?: string | null;
  ascending: boolean;
  limit?: number | null;
}

interface EventRow {
  id: number;
  timestamp: string;
  extra: Record<string, unknown>;
  name: string;
  uri: string;
  group_name: string;
  asset_extra: Record<string, unknown>;
  source_task_id: string | null;
  source_dag_id: string | null;
  source_run_id: string | null;
  source_map_index: number;
  partition_key: string | null;
}

interface RunRow {
  event_id: number;
  [field: string]: unknown;
}

export function assetEventRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  const kysely = database.apiKysely;

  function events() {
    return kysely
      .selectFrom('asset_event as event')
      .innerJoin('asset', 'asset.id', 'event.asset_id')
      .select([
        'event.id',
        sql<Record<string, unknown>>`event.extra::json`.as('extra'),
        'event.source_task_id',
        'event.source_dag_id',
        'event.source_run_id',
      ])
      .select(['event.source_map_index', 'event.partition_key', 'event.created_at as timestamp'])
      .select(['asset.name', 'asset.uri', 'asset.group_name'])
      .select(sql<Record<string, unknown>>`asset.extra::json`.as('asset_extra'));
  }

  async function answer(found: ReturnType<typeof events>, { after, before, ascending, limit }: Range) {
    let selection = found
      .orderBy('event.created_at', ascending ? 'asc' : 'desc')
      .orderBy('event.id', ascending ? 'asc' : 'desc');
    if (after) selection = selection.where('event.created_at', '>=', sql<Date>`${after}::timestamptz`);
    if (before) selection = selection.where('event.created_at', '<=', sql<Date>`${before}::timestamptz`);
    if (limit) selection = selection.limit(limit);
    const rows = (await selection.execute()) as unknown as EventRow[];
    const runs = await createdRuns(rows.map(({ id }) => id));
    return { status: 200, body: { asset_events: rows.map((row) => eventText(row, runs)) } };
  }

  async function createdRuns(eventIds: number[]): Promise<RunRow[]> {
    if (eventIds.length === 0) return [];
    const rows = await selectRunsOfEvents(database, eventIds).execute();
    return rows as unknown as RunRow[];
  }

  operation<unknown, Range & { name?: string | null; uri?: string | null }>('get_asset_event_by_asset_name_uri', {
    async handle({ query }) {
      const { name, uri } = query;
      if (!name && !uri) {
        throw new HttpError(400, { reason: 'Missing parameter', message: 'name and uri cannot both be None' });
      }
      let found = events();
      if (name) found = found.where('asset.name', '=', name);
      if (uri) found = found.where('asset.uri', '=', uri);
      if (!name || !uri) found = found.where('asset.is_active', '=', true);
      return answer(found, query);
    },
  });

  operation<unknown, Range & { name: string }>('get_asset_event_by_asset_alias', {
    async handle({ query }) {
      const emitted = kysely
        .selectFrom('asset_event_alias as link')
        .innerJoin('asset_alias', 'asset_alias.id', 'link.alias_id')
        .select('link.event_id')
        .where('asset_alias.name', '=', query.name);
      return answer(events().where('event.id', 'in', emitted), query);
    },
  });
}

function eventText(row: EventRow, runs: readonly RunRow[]): Record<string, unknown> {
  return {
    id: row.id,
    timestamp: row.timestamp,
    extra: row.extra,
    asset: { name: row.name, uri: row.uri, group: row.group_name, extra: row.asset_extra },
    created_dagruns: runs.filter(({ event_id }) => event_id === row.id).map(({ event_id: _, ...run }) => run),
    source_task_id: row.source_task_id,
    source_dag_id: row.source_dag_id,
    source_run_id: row.source_run_id,
    source_map_index: row.source_map_index,
    partition_key: row.partition_key,
  };
}
