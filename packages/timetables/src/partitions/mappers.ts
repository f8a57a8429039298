/** How the partitions of an asset become those of a Dag that waits for it: airflow/partition_mappers. */
import type { ZoneName } from '../wall-clock.ts';
import { InvalidPartition } from './invalid-partition.ts';
import { type Period, type TemporalMapper, temporalMapper } from './temporal-mapper.ts';
import { type Decoded, isoOf, readWindow, type Window } from './windows.ts';

export interface PartitionMapper {
  /** The partitions that one of the asset leads to. Throws InvalidPartition. */
  readonly toDownstream: (key: string) => string[];
  /** The beginning of the period that a partition is; null where its key is no time. Throws InvalidPartition. */
  readonly toPartitionDate: (downstreamKey: string) => Date | null;
  /** Whether a run has the date of the run that made the event. */
  readonly carriesDate: boolean;
  /** Whether the partitions of the asset that have arrived are enough for one of the Dag. Throws InvalidPartition. */
  readonly isSatisfied: (downstreamKey: string, arrived: ReadonlySet<string>) => boolean;
  /** The partitions of the asset that one of the Dag is of; null where any one is enough. Throws InvalidPartition. */
  readonly awaited: (downstreamKey: string) => ReadonlySet<string> | null;
  /** What the author allows one event to lead to; null where he says nothing. */
  readonly maxDownstreamKeys: number | null;
}

export type MapperSpec = { readonly __type: string; readonly __var: Readonly<Record<string, unknown>> };

/** A mapper with what other mappers ask of it. */
interface Mapper extends PartitionMapper {
  readonly decode: (downstreamKey: string) => Decoded;
  readonly encode: (decoded: Decoded) => string;
  readonly format: (decoded: Decoded) => string;
}

const temporal = /^StartOf(Hour|Day|Week|Month|Quarter|Year)Mapper$/;

/** Throws InvalidPartition for a class that is not known: an author's own is asked nowhere. */
export function readMapper(spec: MapperSpec): PartitionMapper {
  return build(spec);
}

function build({ __type: type, __var: fields }: MapperSpec): Mapper {
  const name = /^airflow\.(?:partition_mappers|sdk)\./.test(type) ? type.slice(type.lastIndexOf('.') + 1) : type;
  const base = { ...plain, maxDownstreamKeys: (fields.max_downstream_keys as number | undefined) ?? null };
  const period = temporal.exec(name)?.[1];
  if (period !== undefined) return { ...base, ...ofTime(temporalMapper(period as Period, timeFields(fields))) };
  switch (name) {
    case 'IdentityMapper':
      return { ...base, carriesDate: true, toDownstream: (key) => [key] };
    case 'FixedKeyMapper':
      return { ...base, toDownstream: () => [fields.downstream_key as string] };
    case 'AllowedKeyMapper':
      return { ...base, toDownstream: (key) => allowed(key, fields.allowed_keys as string[]) };
    case 'ProductMapper':
      return { ...base, ...product(mappersOf(fields), (fields.delimiter as string | undefined) ?? '|') };
    case 'ChainMapper':
      return { ...base, ...chain(mappersOf(fields)) };
    case 'RollupMapper':
      return { ...base, ...rollup(fields) };
    case 'FanOutMapper':
      return { ...base, ...fanOut(fields) };
    default:
      throw new InvalidPartition(`The partition mapper ${type} is not supported.`);
  }
}

const plain: Omit<Mapper, 'toDownstream'> = {
  toPartitionDate: () => null,
  carriesDate: false,
  isSatisfied: () => true,
  awaited: () => null,
  maxDownstreamKeys: null,
  decode: (key) => key,
  encode: plainText,
  format: plainText,
};

/** As Python writes it where nobody says how. */
function plainText(decoded: Decoded): string {
  return typeof decoded === 'string' ? decoded : isoOf(decoded.wallClock);
}

function timeFields(fields: MapperSpec['__var']) {
  const { timezone, input_format: input, output_format: output } = fields;
  return {
    timezone: (timezone ?? 'UTC') as ZoneName,
    input_format: input as string,
    output_format: output as string,
  };
}

function ofTime({ toDownstream, decode, encode, format, toPartitionDate }: TemporalMapper) {
  return { decode, encode, format, toPartitionDate, toDownstream: (key: string) => [toDownstream(key)] };
}

function allowed(key: string, keys: readonly string[]): string[] {
  if (keys.includes(key)) return [key];
  throw new InvalidPartition(`Key '${key}' not in allowed keys ${JSON.stringify(keys)}`);
}

function mappersOf(fields: MapperSpec['__var']): Mapper[] {
  return (fields.mappers as MapperSpec[]).map(build);
}

/** A key of several dimensions, each with a mapper of its own. */
function product(mappers: readonly Mapper[], delimiter: string): Pick<Mapper, 'toDownstream' | 'toPartitionDate'> {
  return {
    toDownstream(key) {
      const segments = key.split(delimiter);
      if (segments.length !== mappers.length) {
        throw new InvalidPartition(`Expected ${mappers.length} segments in key, got ${segments.length}`);
      }
      const keys = mappers.map((mapper, index) => single(mapper.toDownstream(segments[index]!), 'ProductMapper'));
      return [keys.join(delimiter)];
    },
    toPartitionDate(downstreamKey) {
      const segments = downstreamKey.split(delimiter);
      if (segments.length !== mappers.length) return null;
      const dates = mappers.map((mapper, index) => mapper.toPartitionDate(segments[index]!));
      const [date, other] = dates.filter((each) => each !== null);
      return other === undefined ? (date ?? null) : null;
    },
  };
}

function chain(mappers: readonly Mapper[]): Pick<Mapper, 'toDownstream' | 'toPartitionDate'> {
  return {
    toDownstream: (key) => mappers.reduce((keys, mapper) => keys.flatMap((each) => mapper.toDownstream(each)), [key]),
    toPartitionDate: (downstreamKey) => mappers.at(-1)?.toPartitionDate(downstreamKey) ?? null,
  };
}

/** Many partitions of the asset to one of the Dag, which waits for as many of the window as its policy says. */
function rollup(
  fields: MapperSpec['__var'],
): Pick<Mapper, 'toDownstream' | 'toPartitionDate' | 'awaited' | 'isSatisfied'> {
  const upstream = build(fields.upstream_mapper as MapperSpec);
  const window = readWindow(fields.window as MapperSpec);
  const isEnough = readWaitPolicy(fields.wait_policy as MapperSpec);
  const awaited = (downstreamKey: string) => new Set(window(upstream.decode(downstreamKey)).map(upstream.encode));
  return {
    toDownstream: upstream.toDownstream,
    toPartitionDate: upstream.toPartitionDate,
    awaited,
    isSatisfied(downstreamKey, arrived) {
      const expected = awaited(downstreamKey);
      return isEnough([...expected].filter((key) => arrived.has(key)).length, expected.size);
    },
  };
}

type WaitPolicy = (matched: number, expected: number) => boolean;

/** airflow/partition_mappers/wait_policy.py. */
function readWaitPolicy({ __type: type, __var: fields }: MapperSpec): WaitPolicy {
  switch (type.slice(type.lastIndexOf('.') + 1)) {
    case 'WaitForAll':
      return (matched, expected) => matched === expected;
    case 'MinimumCount': {
      const count = fields.n as number;
      return (matched, expected) =>
        count > 0 ? count <= expected && matched >= count : matched >= Math.max(0, expected + count);
    }
    default:
      throw new InvalidPartition(`The wait policy ${type} is not supported.`);
  }
}

/** One partition of the asset to every member of a window. */
function fanOut(fields: MapperSpec['__var']): Pick<Mapper, 'toDownstream' | 'toPartitionDate'> {
  const upstream = build(fields.upstream_mapper as MapperSpec);
  const downstream = build(fields.downstream_mapper as MapperSpec);
  const window: Window = readWindow(fields.window as MapperSpec);
  return {
    toDownstream: (key) =>
      window(upstream.decode(single(upstream.toDownstream(key), 'FanOutMapper'))).map(downstream.format),
    toPartitionDate: downstream.toPartitionDate,
  };
}

function single(keys: readonly string[], type: string): string {
  const [key, other] = keys;
  if (key === undefined || other !== undefined) {
    throw new InvalidPartition(`${type} needs mappers that return a single key, and one returned ${keys.length}.`);
  }
  return key;
}
