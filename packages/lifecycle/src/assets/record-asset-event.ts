import { jsonText } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { type PartitionedEventRow, partitionedEventJson, queuePartitions } from './queue-partitions.ts';

const record = defineStatement<
  [assetId: number, extra: string, partitionKey: string | null],
  { id: number; consumers: string[]; partitioned: PartitionedEventRow[] }
>(
  'asset_event_record',
  `with target as (select id, name, uri from asset where id = $1 and is_active),
   event as (
     insert into asset_event (asset_id, extra, partition_key) select id, $2::jsonb, $3 from target returning id, asset_id
   ),
   waiting as materialized (
     select distinct dag.dag_id, dag.current_version_id, dag.timetable_partitioned, target.name, target.uri
       from target join dag_schedule_asset schedule
         on schedule.kind = 'asset' and schedule.asset_id = target.id
         or schedule.kind = 'name_ref' and schedule.reference = target.name
         or schedule.kind = 'uri_ref' and schedule.reference = target.uri
       join dag on dag.dag_id = schedule.dag_id and not dag.is_paused and not dag.is_stale
   ),
   queued as (
     insert into asset_dag_run_queue (target_dag_id, asset_id, event_id)
     select waiting.dag_id, event.asset_id, event.id from waiting, event where not timetable_partitioned and $3 is null
         on conflict do nothing
   )
   select event.id, array(select dag_id from waiting) as consumers,
          array(select ${partitionedEventJson('$3::text', 'null::text')}
                  from (select waiting.*, event.id as event_id, event.asset_id from waiting) dag
                  join dag_version on dag_version.id = dag.current_version_id
                 where timetable_partitioned) as partitioned
     from event`,
);

/**
 * An event that no task made; queues it for the Dags that wait for its asset. Undefined where no active asset has the id.
 * @param mostPartitions that the event may lead to: `[scheduler] partition_mapper_max_downstream_keys`
 */
export async function recordAssetEvent(
  tx: Transaction,
  assetId: number,
  extra: Record<string, unknown>,
  partitionKey: string | null,
  mostPartitions: number,
): Promise<number | undefined> {
  const [row] = await tx.run(record, assetId, jsonText(extra), partitionKey);
  if (row === undefined) return undefined;
  await queuePartitions(tx, null, row.partitioned, mostPartitions);
  tx.emit(...row.consumers.map((dagId) => ({ kind: 'dag_changed', dagId }) as const));
  return row.id;
}
