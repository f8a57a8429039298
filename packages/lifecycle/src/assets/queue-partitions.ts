import { jsonText, type TimetableSpec } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { mapEvent, type PartitionedEvent } from '../decide/partition-events.ts';

/** As the statements that record events answer it: the timetable is still as the serialized Dag has it. */
export type PartitionedEventRow = Omit<PartitionedEvent, 'timetable'> & {
  timetable: { __type: string; __var: Record<string, unknown> };
};

/** Columns of `PartitionedEventRow` for SQL whose rows have the Dag's and the event's ids, and the asset's name and URI. */
export function partitionedEventJson(partitionKey: string, partitionDate: string): string {
  return `json_build_object('dagId', dag.dag_id, 'timetable', dag_version.serialized #> '{dag,timetable}',
    'eventId', event_id, 'assetId', asset_id, 'name', name, 'uri', uri, 'partitionKey', ${partitionKey}, 'partitionDate', ${partitionDate})`;
}

/**
 * One row a Dag and partition waits, whoever comes first. Rows are written in the order of their keys, which all writers keep. Dates that
 * disagree are none.
 */
const queue = defineStatement<[partitions: string], never>(
  'asset_queue_partitions',
  `with planned as (
  select * from jsonb_to_recordset($1::jsonb) as planned
    ("dagId" text, "targetKey" text, "partitionDate" timestamptz, definition text, "eventId" bigint, "assetId" bigint, "sourceKey" text)
),
pending as (
  insert into asset_partition_dag_run as pending (target_dag_id, partition_key, partition_date, rollup_fingerprint)
  select "dagId", "targetKey", case when count(distinct "partitionDate") = 1 then min("partitionDate") end, min(definition)::jsonb
    from planned group by "dagId", "targetKey" order by "dagId", "targetKey"
      on conflict (target_dag_id, partition_key) do update
         set partition_date = case
               when excluded.partition_date is null then pending.partition_date
               when coalesce(pending.partition_date, excluded.partition_date) = excluded.partition_date then excluded.partition_date
             end,
             updated_at = now()
  returning id, target_dag_id, partition_key
)
insert into partitioned_asset_key_log
       (asset_id, asset_event_id, asset_partition_dag_run_id, source_partition_key, target_dag_id, target_partition_key)
select "assetId", "eventId", pending.id, "sourceKey", "dagId", "targetKey"
  from planned join pending on pending.target_dag_id = "dagId" and pending.partition_key = "targetKey"`,
);

/** @param attemptId of the task that made the events; null where none did */
const note = defineStatement<[attemptId: string | null, problems: string], never>(
  'asset_note_partition_problems',
  `insert into log (event, extra, dag_id, task_id, run_id, map_index, try_number)
   select problem.event, problem.text, ti.dag_id, ti.task_id, ti.run_id, ti.map_index, ti.try_number
     from jsonb_to_recordset($2::jsonb) as problem (event text, text text)
     left join task_instance ti on ti.id = $1`,
);

/** Has the events wait for their Dags' partitions; what leads to none is told in the audit log. */
export async function queuePartitions(
  tx: Transaction,
  attemptId: string | null,
  rows: readonly PartitionedEventRow[],
  mostKeys: number,
): Promise<void> {
  if (rows.length === 0) return;
  const mapped = rows.map(({ timetable: { __type, __var }, ...row }) => {
    const timetable: TimetableSpec = { type: __type, var: __var };
    return mapEvent({ ...row, timetable }, mostKeys);
  });
  const partitions = mapped.flatMap((each) => (each.kind === 'partitions' ? each.partitions : []));
  const problems = mapped.filter((each) => each.kind === 'refused');
  if (partitions.length > 0) await tx.run(queue, jsonText(partitions));
  if (problems.length > 0) await tx.run(note, attemptId, jsonText(problems));
}
