/** A serialized timetable to the timetable that it means. */
import type { TimetableSpec } from '@leeward/contracts';
import { expandPreset, InvalidCron } from './cron-expression.ts';
import { CronSchedule } from './cron-schedule.ts';
import { type Delta, DeltaSchedule, type RelativeDelta } from './delta.ts';
import { describeCron } from './describe-cron.ts';
import { describeDelta } from './describe-delta.ts';
import { cronIntervalTimetable, deltaIntervalTimetable } from './interval-timetables.ts';
import { cronPartitions } from './partitions/cron-partitions.ts';
import {
  assetOrTimeTimetable,
  assetTimetable,
  continuousTimetable,
  eventsTimetable,
  nullTimetable,
  onceTimetable,
  partitionedAtRuntimeTimetable,
} from './simple-timetables.ts';
import type { NoRunReason, Timetable } from './timetable.ts';
import { anyOf, cronFirstRun, deltaFirstRun, triggerTimetable } from './trigger-timetables.ts';
import type { ZoneName } from './wall-clock.ts';

/** Unsupported: a class that is not known here, such as an author's own. Invalid: what it says of itself makes no sense. */
export type ReadTimetable =
  | { readonly kind: 'timetable'; readonly timetable: Timetable }
  | { readonly kind: 'refused'; readonly reason: NoRunReason };

type Fields = Readonly<Record<string, unknown>>;

class InvalidField extends Error {}

export function readTimetable(spec: TimetableSpec): ReadTimetable {
  try {
    const timetable = build(spec);
    if (timetable !== null) return { kind: 'timetable', timetable };
    const text = `The timetable ${spec.type} is not supported; its runs can only be started from outside.`;
    return { kind: 'refused', reason: { code: 'unsupported', text } };
  } catch (error) {
    if (error instanceof InvalidCron || error instanceof RangeError || error instanceof InvalidField) {
      return { kind: 'refused', reason: { code: 'invalid', text: error.message } };
    }
    throw error;
  }
}

/** Null for a class that is not known here; throws for fields that make no sense. */
function build({ type, var: fields }: TimetableSpec): Timetable | null {
  switch (type) {
    case 'airflow.timetables.simple.NullTimetable':
      return nullTimetable;
    case 'airflow.timetables.simple.PartitionedAtRuntime':
      return partitionedAtRuntimeTimetable;
    case 'airflow.timetables.simple.OnceTimetable':
      return onceTimetable;
    case 'airflow.timetables.simple.ContinuousTimetable':
      return continuousTimetable;
    case 'airflow.timetables.simple.AssetTriggeredTimetable':
      return assetTimetable('Asset');
    case 'airflow.timetables.simple.PartitionedAssetTimetable':
      return assetTimetable('Partitioned Asset');
    case 'airflow.timetables.assets.AssetOrTimeSchedule':
      return assetOrTime(fields);
    case 'airflow.timetables.trigger.CronTriggerTimetable':
      return cronTrigger(text(fields, 'expression'), fields);
    case 'airflow.timetables.trigger.CronPartitionTimetable':
      return cronPartition(text(fields, 'expression'), fields);
    case 'airflow.timetables.trigger.MultipleCronTriggerTimetable':
      return anyOf(texts(fields, 'expressions').map((expression) => cronTrigger(expression, fields)));
    case 'airflow.timetables.trigger.DeltaTriggerTimetable':
      return deltaTrigger(fields);
    case 'airflow.timetables.interval.CronDataIntervalTimetable':
      return cronInterval(fields);
    case 'airflow.timetables.interval.DeltaDataIntervalTimetable':
      return deltaInterval(fields);
    case 'airflow.timetables.events.EventsTimetable':
      return events(fields);
    default:
      return null;
  }
}

function assetOrTime(fields: Fields): Timetable | null {
  const inner = fields.timetable as { __type?: unknown; __var?: unknown } | undefined;
  if (typeof inner?.__type !== 'string') throw new InvalidField('An AssetOrTimeSchedule holds no timetable.');
  const timetable = build({ type: inner.__type, var: (inner.__var ?? {}) as Fields });
  return timetable === null ? null : assetOrTimeTimetable(timetable);
}

/** Its runs are those of a cron trigger with no interval. */
function cronPartition(expression: string, fields: Fields): Timetable {
  const schedule = new CronSchedule(expression, zone(fields));
  const runOffset = typeof fields.run_offset === 'number' ? fields.run_offset : 0;
  const keyFormat = text(fields, 'key_format');
  const partitions = cronPartitions({ schedule, timezone: zone(fields), runOffset, keyFormat });
  return { ...cronTrigger(expression, { ...fields, interval: 0 }), partitions };
}

function cronTrigger(expression: string, fields: Fields): Timetable {
  const schedule = new CronSchedule(expression, zone(fields));
  const runImmediately = fields.run_immediately;
  return triggerTimetable({
    schedule,
    interval: delta(fields, 'interval'),
    firstRun: cronFirstRun(schedule, typeof runImmediately === 'number' ? runImmediately : runImmediately === true),
    ...cronTexts(expression),
  });
}

function deltaTrigger(fields: Fields): Timetable {
  const schedule = new DeltaSchedule(positiveDelta(fields, 'delta'));
  const summary = describeDelta(schedule.delta);
  const interval = delta(fields, 'interval');
  return triggerTimetable({ schedule, interval, firstRun: deltaFirstRun(schedule), summary, description: '' });
}

function cronInterval(fields: Fields): Timetable {
  const expression = text(fields, 'expression');
  return cronIntervalTimetable(new CronSchedule(expression, zone(fields)), cronTexts(expression));
}

function deltaInterval(fields: Fields): Timetable {
  const schedule = new DeltaSchedule(positiveDelta(fields, 'delta'));
  return deltaIntervalTimetable(schedule, { summary: describeDelta(schedule.delta), description: '' });
}

function events(fields: Fields): Timetable {
  const dates = texts(fields, 'event_dates').map((date) => Date.parse(date));
  if (dates.some(Number.isNaN)) throw new InvalidField('An event date of the timetable is no date.');
  return eventsTimetable({
    dates,
    restrictToEvents: fields.restrict_to_events === true,
    summary: text(fields, '_summary'),
    description: text(fields, 'description'),
  });
}

function cronTexts(expression: string): { summary: string; description: string } {
  return { summary: expandPreset(expression), description: describeCron(expression) };
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string')
    throw new InvalidField(`The timetable has ${JSON.stringify(value)} for ${name}; expected text.`);
  return value;
}

function texts(fields: Fields, name: string): string[] {
  const value = fields[name];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new InvalidField(`The timetable has ${JSON.stringify(value)} for ${name}; expected a list of texts.`);
  }
  return value;
}

function zone(fields: Fields): ZoneName {
  const value = fields.timezone;
  return typeof value === 'number' ? value : text(fields, 'timezone');
}

function delta(fields: Fields, name: string): Delta {
  const value = fields[name];
  if (typeof value === 'number') return value;
  if (typeof value === 'object' && value !== null) return value as RelativeDelta;
  throw new InvalidField(
    `The timetable has ${JSON.stringify(value)} for ${name}; expected seconds or a calendar distance.`,
  );
}

function positiveDelta(fields: Fields, name: string): Delta {
  const value = delta(fields, name);
  if (new DeltaSchedule(value).next(0) <= 0) throw new InvalidField('The distance between runs must be positive.');
  return value;
}
