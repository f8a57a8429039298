import { jsonText } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { type PartitionedEventRow, partitionedEventJson, queuePartitions } from '../assets/queue-partitions.ts';
import type { PlannedAssetEvent } from './planned-asset-events.ts';

/**
 * Records the events and queues them for every unpaused Dag that waits for their assets, by the asset, by name, by URI or by alias. An event
 * of a partition is for Dags with partitions alone, and they take no other (airflow/assets/manager.py, _queue_dagruns).
 * One round trip. Ids of the events are drawn first, so that aliases and queues can name them.
 */
const statement = defineStatement<
  [attemptId: string, planned: string],
  { consumers: string[]; partitioned: PartitionedEventRow[] }
>(
  'asset_events_register',
  `with source as (
  select task_instance.dag_id, task_instance.run_id, task_instance.task_id, task_instance.map_index, dag_run.partition_key,
         dag_run.partition_date
    from task_instance join dag_run on dag_run.id = task_instance.dag_run_id where task_instance.id = $1
),
planned as (
  select * from jsonb_to_recordset($2::jsonb) as planned
    ("by" text, name text, uri text, extra jsonb, "partitionKey" text, "assetExtra" jsonb, aliases jsonb)
),
made as (
  insert into asset (name, uri, group_name, extra)
  select distinct on (name, uri) name, uri, 'asset', "assetExtra" from planned where "by" = 'alias'
      on conflict (name, uri) do nothing
  returning id, name, uri
),
resolved as (
  select planned.extra, planned."partitionKey", planned.aliases, asset.id as asset_id, asset.name, asset.uri
    from planned join asset on case planned."by"
           when 'asset' then asset.name = planned.name and asset.uri = planned.uri and asset.is_active
           when 'name' then asset.name = planned.name and asset.is_active
           when 'uri' then asset.uri = planned.uri and asset.is_active
           else asset.name = planned.name and asset.uri = planned.uri end
  union all
  select planned.extra, planned."partitionKey", planned.aliases, made.id, made.name, made.uri
    from planned join made on planned."by" = 'alias' and made.name = planned.name and made.uri = planned.uri
),
numbered as materialized (
  select resolved.*, nextval(pg_get_serial_sequence('asset_event', 'id')) as event_id,
         coalesce(resolved."partitionKey", source.partition_key) as partition_key,
         case when resolved."partitionKey" is null or resolved."partitionKey" = source.partition_key then source.partition_date end as partition_date
    from resolved, source
),
recorded as (
  insert into asset_event (id, asset_id, extra, source_dag_id, source_run_id, source_task_id, source_map_index, partition_key)
  overriding system value
  select event_id, asset_id, extra, source.dag_id, source.run_id, source.task_id, source.map_index, numbered.partition_key
    from numbered, source
),
aliased as materialized (
  select numbered.event_id, numbered.asset_id, asset_alias.id as alias_id
    from numbered
   cross join lateral jsonb_array_elements_text(numbered.aliases) as alias (name)
    join asset_alias on asset_alias.name = alias.name
),
linked as (
  insert into asset_event_alias (event_id, alias_id) select event_id, alias_id from aliased on conflict do nothing
),
associated as (
  insert into asset_alias_asset (alias_id, asset_id) select distinct alias_id, asset_id from aliased on conflict do nothing
),
waiting as materialized (
  select distinct dag.dag_id, dag.current_version_id, dag.timetable_partitioned, numbered.asset_id, numbered.event_id,
         numbered.name, numbered.uri, numbered.partition_key, numbered.partition_date
    from numbered
    join dag_schedule_asset schedule
      on schedule.kind = 'asset' and schedule.asset_id = numbered.asset_id
      or schedule.kind = 'name_ref' and schedule.reference = numbered.name
      or schedule.kind = 'uri_ref' and schedule.reference = numbered.uri
      or schedule.kind = 'alias' and schedule.alias_id in (select alias_id from aliased where aliased.event_id = numbered.event_id)
    join dag on dag.dag_id = schedule.dag_id and not dag.is_paused and not dag.is_stale
),
queued as (
  insert into asset_dag_run_queue (target_dag_id, asset_id, event_id)
  select dag_id, asset_id, event_id from waiting where not timetable_partitioned and partition_key is null
      on conflict do nothing
)
select array(select distinct dag_id from waiting) as consumers,
       array(select ${partitionedEventJson('partition_key', 'partition_date')}
               from waiting dag join dag_version on dag_version.id = dag.current_version_id
              where timetable_partitioned order by event_id) as partitioned`,
);

/**
 * Tells the schedulers of every Dag that may have a run due now.
 * @param mostPartitions that one event may lead to: `[scheduler] partition_mapper_max_downstream_keys`
 */
export async function registerAssetEvents(
  tx: Transaction,
  attemptId: string,
  planned: readonly PlannedAssetEvent[],
  mostPartitions: number,
): Promise<void> {
  if (planned.length === 0) return;
  const [row] = await tx.run(statement, attemptId, jsonText(planned));
  await queuePartitions(tx, attemptId, row?.partitioned ?? [], mostPartitions);
  for (const dagId of row?.consumers ?? []) tx.emit({ kind: 'dag_changed', dagId });
}
