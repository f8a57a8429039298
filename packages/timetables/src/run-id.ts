/** Ids of runs as Airflow makes them (timetables/base.py and trigger.py, models/dagrun.py, utils/types.py). */
import { randomInt } from 'node:crypto';
import { pythonIso } from '@leeward/contracts';
import type { DagRunType } from '@leeward/contracts/execution-api';
import type { ScheduledRun } from './next-run.ts';

const suffixLength = 8;
const suffixLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Eight letters or digits, so that runs without a logical date do not collide. */
function randomSuffix(): string {
  return Array.from({ length: suffixLength }, () => suffixLetters[randomInt(suffixLetters.length)]).join('');
}

/**
 * The id of a run that a timetable makes or that somebody starts through the API: `scheduled__2026-01-01T00:00:00+00:00`
 * (Timetable.generate_run_id).
 */
export function runId(runType: DagRunType, runAfter: Date): string {
  return `${runType}__${pythonIso(runAfter)}`;
}

/** The id of a run by time: one of a partition has its key and a suffix, since it may be run again (CronPartitionTimetable.generate_run_id). */
export function scheduledRunId(
  runType: DagRunType,
  { runAfter, partition }: Pick<ScheduledRun, 'runAfter' | 'partition'>,
  suffix: string = randomSuffix(),
): string {
  return partition === null ? runId(runType, runAfter) : `${runId(runType, runAfter)}__${partition.key}__${suffix}`;
}

/** The id of a run without a logical date, of which several may wait for the same instant: asset-triggered and operator-triggered. */
export function undatedRunId(runType: DagRunType, runAfter: Date, suffix: string = randomSuffix()): string {
  return `${runId(runType, runAfter)}_${suffix}`;
}

const runTypes = [
  'backfill',
  'scheduled',
  'manual',
  'operator_triggered',
  'asset_triggered',
  'asset_materialization',
] as const satisfies readonly DagRunType[];

/** The type that a run id names; manual where it names none. */
export function runTypeOf(id: string): DagRunType {
  return runTypes.find((type) => id.startsWith(`${type}__`)) ?? 'manual';
}
