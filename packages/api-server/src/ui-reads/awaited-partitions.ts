import type { UiAwaitedPartition, UiAwaitedPartitions } from '@leeward/contracts/ui-api';
import type { Database } from '@leeward/database';
import { partitionsOf } from '@leeward/lifecycle';
import { sql } from 'kysely';

const mostPartitions = 20;
const mostMissing = 5;

interface PendingRow {
  key: string;
  since: string;
  /** Every asset of the schedule that is known, with what came of it. */
  assets: { name: string; uri: string; keys: string[] }[];
}

/** Which partitions of a Dag wait, and for what; null for a Dag without partitions. */
export async function awaitedPartitions({ apiKysely }: Database, dagId: string): Promise<UiAwaitedPartitions | null> {
  const dag = await apiKysely
    .selectFrom('dag')
    .innerJoin('dag_version', 'dag_version.id', 'dag.current_version_id')
    .select(sql<{ __type: string; __var: Record<string, unknown> }>`serialized #> '{dag,timetable}'`.as('timetable'))
    .where('dag.dag_id', '=', dagId)
    .where('dag.timetable_partitioned', '=', true)
    .executeTakeFirst();
  if (dag === undefined) return null;
  const { rows } = await sql<PendingRow>`
    select pending.partition_key as key, pending.created_at as since,
           (select coalesce(json_agg(json_build_object('name', asset.name, 'uri', asset.uri, 'keys', array(
                     select distinct source_partition_key from partitioned_asset_key_log arrived
                      where arrived.asset_partition_dag_run_id = pending.id and arrived.asset_id = asset.id)) order by asset.name), '[]')
              from asset
             where exists (select from dag_schedule_asset schedule
                            where schedule.dag_id = pending.target_dag_id
                              and (schedule.asset_id = asset.id
                                or schedule.kind = 'name_ref' and schedule.reference = asset.name
                                or schedule.kind = 'uri_ref' and schedule.reference = asset.uri))) as assets
      from asset_partition_dag_run pending
     where pending.target_dag_id = ${dagId}
     order by pending.updated_at desc, pending.id
     limit ${mostPartitions}`.execute(apiKysely);
  const { total } = await apiKysely
    .selectFrom('asset_partition_dag_run')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('target_dag_id', '=', dagId)
    .executeTakeFirstOrThrow();
  const timetable = { type: dag.timetable.__type, var: dag.timetable.__var };
  const partitions = rows.map(({ key, since, assets }): UiAwaitedPartition => {
    const shown = assets.map(({ name, uri, keys }) => {
      const expected = partitionsOf(timetable, { name, uri }, key);
      const missing = [...(expected ?? [])].filter((each) => !keys.includes(each)).sort();
      return {
        name,
        arrived: keys.length,
        expected: expected?.size ?? null,
        missing: missing.slice(0, mostMissing),
      };
    });
    return { key, since, assets: shown };
  });
  return { partitions, total_entries: total };
}
