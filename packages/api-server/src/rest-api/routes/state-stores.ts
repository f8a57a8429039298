import type { AssetStateStoreResponse, TaskStateStoreResponse } from '@leeward/contracts/rest-api';
import { sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import { stateStoreValue } from '../../http/state-store-value.ts';
import type { RestApiContext } from '../context.ts';
import { equals, every } from '../filters/conditions.ts';
import { type Query, readPage } from '../filters/page.ts';
import type { RegisterOperation } from '../operations.ts';
import { pythonText } from '../present/python-text.ts';

interface TaskPlace {
  dag_id: string;
  dag_run_id: string;
  task_id: string;
}

/** What tasks keep between their tries, and what is kept with an asset. Keys may hold slashes. */
export function taskStateStoreRoutes(operation: RegisterOperation, { database, config }: RestApiContext): void {
  const url = '/dags/:dag_id/dagRuns/:dag_run_id/taskInstances/:task_id/state-store/*';
  const one = { url, rest: 'key' };
  const select = (place: TaskPlace, mapIndex: number) =>
    database.apiKysely
      .selectFrom('task_state_store as s')
      .innerJoin('dag_run as r', 'r.id', 's.dag_run_id')
      .select(['s.key', sql<unknown>`s.value::json`.as('value'), 's.updated_at', 's.expires_at'])
      .where('r.dag_id', '=', place.dag_id)
      .where('r.run_id', '=', place.dag_run_id)
      .where('s.task_id', '=', place.task_id)
      .where('s.map_index', '=', mapIndex) as unknown as Query<TaskStateStoreResponse>;

  operation('list_task_state_store', {
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      const page = {
        conditions: [],
        order: [{ name: 'key', column: 's.key', descending: false }],
        offset: query.offset,
      };
      const limit = Math.min(query.limit, config.maximumPageLimit);
      const { rows, total } = await readPage(select(path, query.map_index ?? -1), { ...page, limit });
      return { task_state_store: rows, total_entries: total };
    },
  });

  operation('get_task_state_store', {
    ...one,
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      const row = await select(path, query.map_index ?? -1)
        .where('s.key', '=', path.key)
        .executeTakeFirst();
      if (row === undefined) throw unknownKey('Task', path.key);
      return row;
    },
  });

  operation('set_task_state_store', {
    ...one,
    access: ['PUT', 'dag'],
    async handle({ path, query, body, request }) {
      const value = stateStoreValue(request);
      const mapIndex = query.map_index ?? -1;
      const dagRunId = await runOfTask(path, mapIndex);
      const expires_at = expiryOf(body.expires_at);
      await database.kysely
        .insertInto('task_state_store')
        .values({ dag_run_id: dagRunId, task_id: path.task_id, map_index: mapIndex, key: path.key, value, expires_at })
        .onConflict((conflict) =>
          conflict
            .columns(['dag_run_id', 'task_id', 'map_index', 'key'])
            .doUpdateSet({ value, expires_at, updated_at: sql<Date>`now()` }),
        )
        .execute();
    },
  });

  operation('patch_task_state_store', {
    ...one,
    access: ['PUT', 'dag'],
    async handle({ path, query, request }) {
      const value = stateStoreValue(request);
      const mapIndex = query.map_index ?? -1;
      const dagRunId = await runOfTask(path, mapIndex);
      const { numUpdatedRows } = await database.kysely
        .updateTable('task_state_store')
        .set({ value, updated_at: sql<Date>`now()` })
        .where(every([...ofTask(dagRunId, path.task_id, mapIndex), equals('key', path.key)]))
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw unknownKey('Task', path.key);
      return null;
    },
  });

  operation('delete_task_state_store', {
    ...one,
    access: ['DELETE', 'dag'],
    async handle({ path, query }) {
      const mapIndex = query.map_index ?? -1;
      const dagRunId = await runOfTask(path, mapIndex);
      await database.kysely
        .deleteFrom('task_state_store')
        .where(every([...ofTask(dagRunId, path.task_id, mapIndex), equals('key', path.key)]))
        .execute();
    },
  });

  operation('clear_task_state_store', {
    access: ['DELETE', 'dag'],
    async handle({ path, query }) {
      const mapIndex = query.all_map_indices ? null : (query.map_index ?? -1);
      const dagRunId = await runOfTask(path, mapIndex);
      await database.kysely
        .deleteFrom('task_state_store')
        .where(every(ofTask(dagRunId, path.task_id, mapIndex)))
        .execute();
    },
  });

  const ofTask = (dagRunId: number, taskId: string, mapIndex: number | null) => [
    equals('dag_run_id', dagRunId),
    equals('task_id', taskId),
    equals('map_index', mapIndex),
  ];

  /** Null: any map index. */
  async function runOfTask({ dag_id, dag_run_id, task_id }: TaskPlace, mapIndex: number | null): Promise<number> {
    const row = await database.kysely
      .selectFrom('task_instance')
      .select('dag_run_id')
      .where(
        every([
          equals('dag_id', dag_id),
          equals('run_id', dag_run_id),
          equals('task_id', task_id),
          equals('map_index', mapIndex),
        ]),
      )
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return row.dag_run_id;
    const which = mapIndex === null ? 'all_map_indices=True' : `map_index=${mapIndex}`;
    const place = `dag_id=${pythonText(dag_id)}, run_id=${pythonText(dag_run_id)}, task_id=${pythonText(task_id)}`;
    throw new HttpError(404, `Task instance not found for ${place}, ${which}`);
  }

  function expiryOf(expiresAt: string | null | undefined): string | null {
    if (expiresAt !== 'default' && expiresAt !== undefined) return expiresAt;
    const days = config.stateRetentionDays;
    if (days < 0) {
      throw new HttpError(
        400,
        `[state_store] default_retention_days must be >= 0, got ${days}. Set to 0 to disable expiry.`,
      );
    }
    return days === 0 ? null : new Date(Date.now() + days * 86_400_000).toISOString();
  }
}

export function assetStateStoreRoutes(operation: RegisterOperation, { database, config }: RestApiContext): void {
  const one = { url: '/assets/:asset_id/state-store/*', rest: 'key' };
  const select = (assetId: number) =>
    database.apiKysely
      .selectFrom('asset_state_store as s')
      .select(['s.key', sql<unknown>`s.value::json`.as('value'), 's.updated_at'])
      .select(
        sql<
          AssetStateStoreResponse['last_updated_by']
        >`case when s.last_updated_by_kind is not null then jsonb_build_object(
          'kind', s.last_updated_by_kind, 'dag_id', s.last_updated_by_dag_id, 'run_id', s.last_updated_by_run_id,
          'task_id', s.last_updated_by_task_id, 'map_index', s.last_updated_by_map_index) end`.as('last_updated_by'),
      )
      .where('s.asset_id', '=', assetId) as unknown as Query<AssetStateStoreResponse>;

  operation('list_asset_state_store', {
    access: ['GET', 'asset'],
    async handle({ path, query }) {
      await requireAsset(path.asset_id);
      const page = {
        conditions: [],
        order: [{ name: 'key', column: 's.key', descending: false }],
        offset: query.offset,
      };
      const limit = Math.min(query.limit, config.maximumPageLimit);
      const { rows, total } = await readPage(select(path.asset_id), { ...page, limit });
      return { asset_state_store: rows, total_entries: total };
    },
  });

  operation('get_asset_state_store', {
    ...one,
    access: ['GET', 'asset'],
    async handle({ path }) {
      await requireAsset(path.asset_id);
      const row = await select(path.asset_id).where('s.key', '=', path.key).executeTakeFirst();
      if (row === undefined) throw unknownKey('Asset', path.key);
      return row;
    },
  });

  operation('set_asset_state_store', {
    ...one,
    access: ['PUT', 'asset'],
    async handle({ path, request }) {
      const value = stateStoreValue(request);
      await requireAsset(path.asset_id);
      const writer = {
        value,
        last_updated_by_kind: 'api',
        last_updated_by_dag_id: null,
        last_updated_by_run_id: null,
        last_updated_by_task_id: null,
        last_updated_by_map_index: null,
      };
      await database.kysely
        .insertInto('asset_state_store')
        .values({ asset_id: path.asset_id, key: path.key, ...writer })
        .onConflict((conflict) =>
          conflict.columns(['asset_id', 'key']).doUpdateSet({ ...writer, updated_at: sql<Date>`now()` }),
        )
        .execute();
    },
  });

  operation('delete_asset_state_store', {
    ...one,
    access: ['DELETE', 'asset'],
    async handle({ path }) {
      await requireAsset(path.asset_id);
      await database.kysely
        .deleteFrom('asset_state_store')
        .where('asset_id', '=', path.asset_id)
        .where('key', '=', path.key)
        .execute();
    },
  });

  operation('clear_asset_state_store', {
    access: ['DELETE', 'asset'],
    async handle({ path }) {
      await requireAsset(path.asset_id);
      await database.kysely.deleteFrom('asset_state_store').where('asset_id', '=', path.asset_id).execute();
    },
  });

  async function requireAsset(id: number): Promise<void> {
    const row = await database.kysely.selectFrom('asset').select('id').where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new HttpError(404, `Asset with id ${id} not found`);
  }
}

function unknownKey(kind: 'Task' | 'Asset', key: string): HttpError {
  return new HttpError(404, `${kind} state store key ${pythonText(key)} not found`);
}
