import type { TimetableSpec } from '@leeward/contracts';
import { readTimetable } from '../read-timetable.ts';
import { instantOf, zoneOf } from '../wall-clock.ts';
import { agreedPartitionDate, assetsOf } from './asset-partitions.ts';
import { InvalidPartition } from './invalid-partition.ts';

/**
 * The date of the partition of a run that somebody starts; null where the key stands for none. Throws InvalidPartition for a key that
 * the timetable never gives (Timetable.resolve_partition_date).
 */
export function partitionDate(timetable: TimetableSpec, key: string): Date | null {
  if (timetable.type === 'airflow.timetables.simple.PartitionedAssetTimetable') {
    return agreedDate(timetable, key);
  }
  const read = readTimetable(timetable);
  if (read.kind === 'refused' || read.timetable.partitions === undefined) return null;
  return new Date(read.timetable.partitions.dateOf(key));
}

function agreedDate(timetable: TimetableSpec, key: string): Date | null {
  try {
    const agreed = agreedPartitionDate(timetable, assetsOf(timetable), key);
    return agreed.kind === 'date' ? agreed.date : null;
  } catch (error) {
    if (!(error instanceof InvalidPartition)) throw error;
    throw new InvalidPartition(`Partition key '${key}' is invalid for this timetable's mappers: ${error.message}`);
  }
}

/** The instant at which a clock in the timetable's zone reads what one in UTC reads at `reading` (Timetable.localize_partition_datetime). */
export function partitionClock({ var: fields }: TimetableSpec, reading: Date): Date {
  const { timezone } = fields;
  if (typeof timezone !== 'string' && typeof timezone !== 'number') return reading;
  return new Date(instantOf(zoneOf(timezone), reading.getTime()));
}
