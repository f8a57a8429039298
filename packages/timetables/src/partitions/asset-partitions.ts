/** Which mapper a Dag on a PartitionedAssetTimetable has for each of its assets: airflow/timetables/simple.py. */
import type { TimetableSpec } from '@leeward/contracts';
import { type MapperSpec, type PartitionMapper, readMapper } from './mappers.ts';

export interface NamedAsset {
  readonly name: string;
  readonly uri: string;
}

interface AssetSpec {
  readonly __type: string;
  readonly name?: string;
  readonly uri?: string;
  readonly objects?: readonly AssetSpec[];
}

const identity: MapperSpec = { __type: 'airflow.partition_mappers.identity.IdentityMapper', __var: {} };

/** Throws InvalidPartition where the mapper's class is not known. */
export function mapperFor(timetable: TimetableSpec, asset: NamedAsset): PartitionMapper {
  return readMapper(specFor(timetable, asset));
}

/** What of the timetable says which partitions make a run. Partitions that wait were gathered by one such text, and count for no other. */
export function partitionDefinition({ var: fields }: TimetableSpec): string {
  const { asset_condition: condition, partition_mapper_config: config, default_partition_mapper: fallback } = fields;
  return JSON.stringify([condition, config, fallback]);
}

/**
 * The date of a partition as all mappers that know one agree; null where none does or two disagree. Throws InvalidPartition.
 * `_decode_partition_date`, and of the scheduler `_resolve_partition_date`.
 */
export function agreedPartitionDate(timetable: TimetableSpec, assets: readonly NamedAsset[], key: string): AgreedDate {
  const dates = assets.map((asset) => mapperFor(timetable, asset).toPartitionDate(key));
  const [first, other] = new Set(dates.flatMap((date) => (date === null ? [] : [date.getTime()])));
  if (first === undefined) return { kind: 'none' };
  return other === undefined ? { kind: 'date', date: new Date(first) } : { kind: 'conflict' };
}

export type AgreedDate = { kind: 'none' } | { kind: 'conflict' } | { kind: 'date'; date: Date };

/** What a Dag's schedule names of assets. */
export function assetsOf({ var: fields }: TimetableSpec): NamedAsset[] {
  return named(fields.asset_condition as AssetSpec).map(({ name = '', uri = '' }) => ({ name, uri }));
}

/** The mapper given last for the asset, for its name or, where none is, for its URI. */
function specFor({ var: fields }: TimetableSpec, { name, uri }: NamedAsset): MapperSpec {
  const config = (fields.partition_mapper_config ?? []) as [AssetSpec, MapperSpec][];
  const given =
    config.findLast(([asset]) => named(asset).some((each) => each.name === name)) ??
    config.findLast(([asset]) => named(asset).some((each) => each.uri === uri));
  return given?.[1] ?? (fields.default_partition_mapper as MapperSpec | undefined) ?? identity;
}

/** The assets, names and URIs that an expression of assets holds. Aliases have no partitions. */
function named(asset: AssetSpec): AssetSpec[] {
  if (asset.objects !== undefined) return asset.objects.flatMap(named);
  return asset.__type === 'asset' || asset.__type === 'asset_ref' ? [asset] : [];
}
