import { checkCron } from './cron.ts';
import { type Duration, durationSeconds, isDurationParts } from './duration.ts';

/** Runs at the instants of a cron expression; a run's data interval ends there and is `interval` long. */
export interface CronTrigger {
  readonly cron: string;
  readonly timezone?: string;
  readonly interval?: Duration;
  readonly runImmediately?: boolean;
}

/** Runs at the end of each interval between two instants of a cron expression (`CronDataIntervalTimetable`). */
export interface CronDataInterval {
  readonly cronDataInterval: string;
  readonly timezone?: string;
}

/** Runs at the end of each interval of one length (`DeltaDataIntervalTimetable`). */
export interface DeltaDataInterval {
  readonly deltaDataInterval: Duration;
}

/**
 * When runs are due: a cron expression or preset (`@daily`), `@once`, `@continuous`, a duration between runs, one of the timetable
 * objects, or null for by hand only. A bare cron expression and a bare duration are trigger timetables, as in Airflow 3.
 */
export type Schedule = string | Exclude<Duration, number> | CronTrigger | CronDataInterval | DeltaDataInterval | null;

interface EncodedTimetable {
  readonly __type: string;
  readonly __var: Record<string, unknown>;
}

export type ScheduleVerdict = { ok: true; timetable: EncodedTimetable } | { ok: false; reason: string };

/** Encodes a schedule as Airflow's serializer does (airflow/serialization/encoders.py); `timezone` is the Dag's. */
export function encodeSchedule(schedule: Schedule, timezone: string): ScheduleVerdict {
  if (schedule === null) return simple('NullTimetable');
  if (schedule === '@once') return simple('OnceTimetable');
  if (schedule === '@continuous') return simple('ContinuousTimetable');
  if (typeof schedule === 'string') return cronTrigger({ cron: schedule }, timezone);
  if (typeof schedule !== 'object')
    return { ok: false, reason: 'expected a cron expression, a duration, a timetable or null' };
  if ('cron' in schedule) return cronTrigger(schedule, timezone);
  if ('cronDataInterval' in schedule) return cronDataInterval(schedule, timezone);
  if ('deltaDataInterval' in schedule) {
    return delta('interval.DeltaDataIntervalTimetable', schedule.deltaDataInterval, {});
  }
  if (isDurationParts(schedule)) return delta('trigger.DeltaTriggerTimetable', schedule, { interval: 0 });
  return { ok: false, reason: 'expected a cron expression, a duration, a timetable or null' };
}

function simple(name: string): ScheduleVerdict {
  return { ok: true, timetable: { __type: `airflow.timetables.simple.${name}`, __var: {} } };
}

function cronTrigger(schedule: CronTrigger, timezone: string): ScheduleVerdict {
  const cron = checkCron(schedule.cron);
  if (!cron.ok) return cron;
  const interval = durationSeconds(schedule.interval ?? 0);
  if (interval === undefined) return { ok: false, reason: 'its interval is not a duration' };
  return {
    ok: true,
    timetable: {
      __type: 'airflow.timetables.trigger.CronTriggerTimetable',
      __var: {
        expression: cron.expression,
        timezone: schedule.timezone ?? timezone,
        interval,
        run_immediately: schedule.runImmediately ?? false,
      },
    },
  };
}

function cronDataInterval(schedule: CronDataInterval, timezone: string): ScheduleVerdict {
  const cron = checkCron(schedule.cronDataInterval);
  if (!cron.ok) return cron;
  return {
    ok: true,
    timetable: {
      __type: 'airflow.timetables.interval.CronDataIntervalTimetable',
      __var: { expression: cron.expression, timezone: schedule.timezone ?? timezone },
    },
  };
}

function delta(timetable: string, length: Duration, more: Record<string, unknown>): ScheduleVerdict {
  const seconds = durationSeconds(length);
  if (seconds === undefined || seconds === 0) return { ok: false, reason: 'expected a duration above zero' };
  return { ok: true, timetable: { __type: `airflow.timetables.${timetable}`, __var: { delta: seconds, ...more } } };
}
