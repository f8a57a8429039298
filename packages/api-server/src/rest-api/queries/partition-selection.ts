import { type SqlBool, sql } from 'kysely';
import { bodyRefused } from '../../http/body-refused.ts';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals } from '../filters/conditions.ts';
import { timetableOf } from './partitions.ts';

export interface PartitionSelection {
  partition_key?: string | null;
  /** Both included, in the time zone of the Dag's timetable whatever zone is written. */
  partition_date_start?: string | null;
  partition_date_end?: string | null;
}

/** Exactly one way of selecting runs is taken; `isOtherGiven`: the way that is not by partition, called `other`. */
export function requireOneSelection(selection: PartitionSelection, isOtherGiven: boolean, other: string): void {
  const { partition_key: key, partition_date_start: start, partition_date_end: end } = selection;
  const isGiven = (value: unknown) => value !== null && value !== undefined;
  const ways = [isOtherGiven, isGiven(key), isGiven(start) || isGiven(end)].filter(Boolean).length;
  if (ways !== 1) {
    throw bodyRefused(
      `Exactly one of ${other}, partition_key, or a partition date window ` +
        '(partition_date_start / partition_date_end) must be provided.',
    );
  }
  if (isGiven(start) && isGiven(end) && Date.parse(start!) > Date.parse(end!))
    throw bodyRefused('partition_date_start must be on or before partition_date_end.');
}

export async function selectedPartitions(
  context: RestApiContext,
  dagId: string,
  { partition_key: key, partition_date_start: start, partition_date_end: end }: PartitionSelection,
): Promise<Condition> {
  if (key !== null && key !== undefined) return equals('dag_run.partition_key', key);
  const { timezone } = await timetableOf(context, dagId);
  const local = (text: string) =>
    sql`${text.replace(/([Zz]|[-+]\d\d:?\d\d)$/, '')}::timestamp at time zone ${timezone}`;
  const lower = start ? sql`dag_run.partition_date >= ${local(start)}` : sql`true`;
  const upper = end ? sql`dag_run.partition_date <= ${local(end)}` : sql`true`;
  return sql<SqlBool>`(dag_run.partition_date is not null and ${lower} and ${upper})`;
}
