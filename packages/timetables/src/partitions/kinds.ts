import type { TimetableSpec } from '@leeward/contracts';

const partitioned = new Set([
  'airflow.timetables.trigger.CronPartitionTimetable',
  'airflow.timetables.simple.PartitionedAssetTimetable',
]);

/** Whether the timetable gives its runs their partitions. Of an author's own only the name tells. */
export function isPartitioned({ type }: TimetableSpec): boolean {
  return type.startsWith('airflow.timetables.') ? partitioned.has(type) : /partition/i.test(type);
}

/** Whether who starts a run may name its partition. */
export function takesPartitionKey(timetable: TimetableSpec): boolean {
  return isPartitioned(timetable) || timetable.type === 'airflow.timetables.simple.PartitionedAtRuntime';
}
