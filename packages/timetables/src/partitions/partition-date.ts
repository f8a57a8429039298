import type { TimetableSpec } from '@leeward/contracts';
import { readTimetable } from '../read-timetable.ts';
import { agreedPartitionDate, assetsOf } from './asset-partitions.ts';

/**
 * The date of the partition of a run that somebody starts; null where the key stands for none. Throws InvalidPartition for a key that
 * the timetable never gives (Timetable.resolve_partition_date).
 */
export function partitionDate(timetable: TimetableSpec, key: string): Date | null {
  if (timetable.type === 'airflow.timetables.simple.PartitionedAssetTimetable') {
    const agreed = agreedPartitionDate(timetable, assetsOf(timetable), key);
    return agreed.kind === 'date' ? agreed.date : null;
  }
  const read = readTimetable(timetable);
  if (read.kind === 'refused' || read.timetable.partitions === undefined) return null;
  return new Date(read.timetable.partitions.dateOf(key));
}
