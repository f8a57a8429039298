/** The partitions of a cron timetable: its points, some of them further or nearer (Airflow: CronPartitionTimetable in timetables/trigger.py). */
import type { CronSchedule } from '../cron-schedule.ts';
import type { Partition, Partitions } from '../timetable.ts';
import { instantOf, wallClockAt, type ZoneName, zoneOf } from '../wall-clock.ts';
import { InvalidPartition } from './invalid-partition.ts';
import { formatTime, InvalidTime, parseTime } from './python-time.ts';

type Options = { schedule: CronSchedule; timezone: ZoneName; runOffset: number; keyFormat: string };

export function cronPartitions({ schedule, timezone, runOffset, keyFormat }: Options): Partitions {
  const zone = zoneOf(timezone);
  const partition = (date: number): Partition => {
    const wallClock = wallClockAt(zone, date);
    return { date, key: formatTime(wallClock, keyFormat, wallClock - date) };
  };
  return {
    at(runAfter) {
      let date = runAfter;
      for (let count = 0; count < Math.abs(runOffset); count += 1) {
        date = runOffset > 0 ? schedule.next(date) : schedule.previous(date);
      }
      return partition(date);
    },
    *between(earliest, latest) {
      const last = instantOf(zone, latest);
      for (let date = schedule.alignToNext(instantOf(zone, earliest)); date <= last; date = schedule.next(date)) {
        yield partition(date);
      }
    },
    dateOf(key) {
      try {
        return instantOf(zone, parseTime(key, keyFormat).wallClock);
      } catch (error) {
        if (!(error instanceof InvalidTime)) throw error;
        const format = `Partition key '${key}' does not match the timetable's key_format '${keyFormat}'`;
        throw new InvalidPartition(`${format}: ${error.message}`);
      }
    },
  };
}
