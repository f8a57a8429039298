import type { TimetableSpec } from '@leeward/contracts';
import { agreedPartitionDate, InvalidPartition, mapperFor } from '@leeward/timetables';
import { isFulfilled } from './asset-condition.ts';

/** A partition of a Dag that events wait for. */
export interface PendingPartition {
  readonly key: string;
  /** The date that the events brought along. */
  readonly carriedDate: Date | null;
  readonly assets: readonly ArrivedAsset[];
}

export interface ArrivedAsset {
  readonly name: string;
  readonly uri: string;
  /** The aliases that are known to stand for it. */
  readonly aliases: readonly string[];
  /** The partitions of the asset that have arrived. */
  readonly keys: readonly string[];
}

export type PartitionDecision = { readonly kind: 'run'; readonly date: Date | null } | { readonly kind: 'waits' };

/**
 * Whether enough has arrived for a run of the partition, and its date. airflow/jobs/scheduler_job_runner.py
 * (_create_dagruns_for_partitioned_asset_dags, _resolve_partition_date).
 */
export function decidePartition(
  timetable: TimetableSpec,
  expression: unknown,
  partition: PendingPartition,
): PartitionDecision {
  const { key, carriedDate, assets } = partition;
  const satisfied = assets.filter((asset) => isSatisfied(timetable, key, asset));
  if (!isFulfilled(expression, satisfied)) return { kind: 'waits' };
  return { kind: 'run', date: dateOf(timetable, key, assets, carriedDate) };
}

/** A mapper that has no answer holds its partition back. */
function isSatisfied(timetable: TimetableSpec, key: string, asset: ArrivedAsset): boolean {
  try {
    return mapperFor(timetable, asset).isSatisfied(key, new Set(asset.keys));
  } catch (error) {
    if (error instanceof InvalidPartition) return false;
    throw error;
  }
}

function dateOf(
  timetable: TimetableSpec,
  key: string,
  assets: readonly ArrivedAsset[],
  carriedDate: Date | null,
): Date | null {
  try {
    const agreed = agreedPartitionDate(timetable, assets, key);
    if (agreed.kind === 'none') return carriedDate;
    return agreed.kind === 'date' ? agreed.date : null;
  } catch (error) {
    if (error instanceof InvalidPartition) return null;
    throw error;
  }
}

/**
 * The partitions of an asset that one of the Dag is of; null where any is enough, and where the mapper has no answer, which is told where
 * it refuses the events.
 */
export function partitionsOf(
  timetable: TimetableSpec,
  asset: { name: string; uri: string },
  key: string,
): ReadonlySet<string> | null {
  try {
    return mapperFor(timetable, asset).awaited(key);
  } catch (error) {
    if (error instanceof InvalidPartition) return null;
    throw error;
  }
}
