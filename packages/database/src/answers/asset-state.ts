import { defineStatement } from '../statement.ts';

const get = defineStatement<[name: string | null, uri: string | null, key: string], { found: boolean; value: unknown }>(
  'asset_state_get',
  `with chosen as (select id from asset where ($1::text is null or name = $1) and ($2::text is null or uri = $2) and is_active limit 1)
select store.key is not null as found, store.value::json
  from chosen left join asset_state_store store on store.asset_id = chosen.id and store.key = $3`,
);

/** Without an attempt a watcher of the asset writes. */
const put = defineStatement<
  [name: string | null, uri: string | null, key: string, value: string, attemptId: string | null],
  { asset: boolean; writer: boolean }
>(
  'asset_state_put',
  `with chosen as (select id from asset where ($1::text is null or name = $1) and ($2::text is null or uri = $2) and is_active limit 1),
writer as (
  select 'task' as kind, dag_id, run_id, task_id, map_index from task_instance where id = $5
  union all
  select 'watcher', null, null, null, null where $5 is null
),
stored as (
  insert into asset_state_store (asset_id, key, value, last_updated_by_kind, last_updated_by_dag_id, last_updated_by_run_id,
                                 last_updated_by_task_id, last_updated_by_map_index)
  select chosen.id, $3, $4::jsonb, writer.kind, writer.dag_id, writer.run_id, writer.task_id, writer.map_index from chosen, writer
      on conflict (asset_id, key) do update
         set value = excluded.value, updated_at = now(), last_updated_by_kind = excluded.last_updated_by_kind,
             last_updated_by_dag_id = excluded.last_updated_by_dag_id, last_updated_by_run_id = excluded.last_updated_by_run_id,
             last_updated_by_task_id = excluded.last_updated_by_task_id, last_updated_by_map_index = excluded.last_updated_by_map_index
)
select exists (select from chosen) as asset, exists (select from writer) as writer`,
);

const remove = defineStatement<[name: string | null, uri: string | null, key: string | null], { known: boolean }>(
  'asset_state_delete',
  `with chosen as (select id from asset where ($1::text is null or name = $1) and ($2::text is null or uri = $2) and is_active limit 1),
deleted as (
  delete from asset_state_store store using chosen where store.asset_id = chosen.id and ($3::text is null or store.key = $3)
)
select exists (select from chosen) as known`,
);

/** What tasks and watchers keep with an active asset, which is found by its name or its URI. The value is JSON. */
export const assetState = { get, put, remove };
