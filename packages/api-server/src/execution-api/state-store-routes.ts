import type {
  AssetStateStorePutBody,
  ExecutionApiOperationId,
  TaskStateStorePutBody,
} from '@leeward/contracts/execution-api';
import { assetState, defineStatement } from '@leeward/database';
import { notFound } from '../http/http-error.ts';
import { stateStoreValue } from '../http/state-store-value.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';

interface KeyPath {
  task_instance_id: string;
  key: string;
}

const scope = `scope as (select dag_run_id, dag_id, run_id, task_id, map_index from task_instance where id = $1)`;

const getTaskValue = defineStatement<[attemptId: string, key: string], { found: boolean; value: unknown }>(
  'task_state_get',
  `with ${scope}
select store.key is not null as found, store.value::json
  from scope left join task_state_store store
    on store.dag_run_id = scope.dag_run_id and store.task_id = scope.task_id and store.map_index = scope.map_index and store.key = $2`,
);

const putTaskValue = defineStatement<
  [attemptId: string, key: string, value: string, expiresAt: string | null],
  { stored: number }
>(
  'task_state_put',
  `with ${scope}
insert into task_state_store (dag_run_id, task_id, map_index, key, value, expires_at)
select dag_run_id, task_id, map_index, $2, $3::jsonb, $4 from scope
    on conflict (dag_run_id, task_id, map_index, key)
       do update set value = excluded.value, expires_at = excluded.expires_at, updated_at = now()
returning 1 as stored`,
);

/** Deletes one key, or all of them where the key is null. */
const deleteTaskValues = defineStatement<[attemptId: string, key: string | null], { known: boolean }>(
  'task_state_delete',
  `with ${scope},
deleted as (
  delete from task_state_store store using scope
   where store.dag_run_id = scope.dag_run_id and store.task_id = scope.task_id and store.map_index = scope.map_index
     and ($2::text is null or store.key = $2)
)
select exists (select from scope) as known`,
);

const taskUrl = '/store/ti/:task_instance_id/*';
const restIsKey = (params: Record<string, string>) => ({ ...params, key: params['*'] ?? '' });

/** What a task keeps between its tries; a key may hold slashes, so it is the rest of the path. */
export function taskStateStoreRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  const unknown = ({ task_instance_id: id }: { task_instance_id: string }) => notFound(`Task instance ${id} not found`);

  operation<KeyPath>('get_task_state_store', {
    url: taskUrl,
    path: restIsKey,
    ownAttempt: true,
    async handle({ path }) {
      const [row] = await database.run(getTaskValue, path.task_instance_id, path.key);
      if (row === undefined) throw unknown(path);
      if (!row.found) throw notFound(`Task state store key '${path.key}' not found`);
      return { status: 200, body: { value: row.value } };
    },
  });

  operation<KeyPath, unknown, TaskStateStorePutBody>('set_task_state_store', {
    url: taskUrl,
    path: restIsKey,
    ownAttempt: true,
    async handle({ path, body, request }) {
      const value = stateStoreValue(request);
      const { task_instance_id: id, key } = path;
      const stored = await database.run(putTaskValue, id, key, value, body.expires_at ?? null);
      if (stored.length === 0) throw unknown(path);
      return { status: 204 };
    },
  });

  operation<KeyPath>('delete_task_state_store', {
    url: taskUrl,
    path: restIsKey,
    ownAttempt: true,
    async handle({ path }) {
      const [row] = await database.run(deleteTaskValues, path.task_instance_id, path.key);
      if (!row?.known) throw unknown(path);
      return { status: 204 };
    },
  });

  operation<Omit<KeyPath, 'key'>>('clear_task_state_store', {
    ownAttempt: true,
    async handle({ path }) {
      const [row] = await database.run(deleteTaskValues, path.task_instance_id, null);
      if (!row?.known) throw unknown(path);
      return { status: 204 };
    },
  });
}

interface AssetQuery {
  name?: string;
  uri?: string;
  key: string;
}

/** What tasks keep with an asset, found by the asset's name or by its URI. */
export function assetStateStoreRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  for (const by of ['name', 'uri'] as const) {
    const id = (verb: string) => `${verb}_asset_state_store_by_${by}` as ExecutionApiOperationId;
    const asset = (query: AssetQuery) => [query.name ?? null, query.uri ?? null] as const;
    const unknown = (query: AssetQuery) => notFound(`Asset with ${by}='${query[by]}' not found`);

    operation<unknown, AssetQuery>(id('get'), {
      async handle({ query }) {
        const [row] = await database.run(assetState.get, ...asset(query), query.key);
        if (row === undefined) throw unknown(query);
        if (!row.found) throw notFound(`Asset state store key '${query.key}' not found`);
        return { status: 200, body: { value: row.value } };
      },
    });

    operation<unknown, AssetQuery, AssetStateStorePutBody>(id('set'), {
      async handle({ query, token, request }) {
        const value = stateStoreValue(request);
        const [row] = await database.run(assetState.put, ...asset(query), query.key, value, token.attemptId);
        if (!row?.asset) throw unknown(query);
        if (!row.writer) throw notFound(`Task instance UUID('${token.attemptId}') not found`);
        return { status: 204 };
      },
    });

    operation<unknown, AssetQuery>(id('delete'), {
      async handle({ query }) {
        const [row] = await database.run(assetState.remove, ...asset(query), query.key);
        if (!row?.known) throw unknown(query);
        return { status: 204 };
      },
    });

    operation<unknown, AssetQuery>(id('clear'), {
      async handle({ query }) {
        const [row] = await database.run(assetState.remove, ...asset(query), null);
        if (!row?.known) throw unknown(query);
        return { status: 204 };
      },
    });
  }
}
