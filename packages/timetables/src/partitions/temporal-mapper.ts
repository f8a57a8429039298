/** Keys that are times, each mapped to the beginning of its period: airflow/partition_mappers/temporal.py. */
import type { Zone } from 'luxon';
import { instantOf, wallClockAt, type ZoneName, zoneOf } from '../wall-clock.ts';
import { InvalidPartition } from './invalid-partition.ts';
import { formatTime, InvalidTime, parseTime } from './python-time.ts';
import type { Decoded } from './windows.ts';

export interface TemporalMapper {
  readonly kind: 'temporal';
  toDownstream: (key: string) => string;
  decode: (downstreamKey: string) => Exclude<Decoded, string>;
  encode: (decoded: Decoded) => string;
  /** A downstream key for a time that a window named. */
  format: (decoded: Decoded) => string;
  toPartitionDate: (downstreamKey: string) => Date;
}

export type Period = 'Hour' | 'Day' | 'Week' | 'Month' | 'Quarter' | 'Year';

interface Fields {
  readonly timezone?: ZoneName;
  readonly input_format: string;
  readonly output_format: string;
}

export function temporalMapper(period: Period, fields: Fields): TemporalMapper {
  const zone = zoneOf(fields.timezone ?? 'UTC');
  const { input_format: inputFormat, output_format: outputFormat } = fields;
  const decode = decoderOf(period, outputFormat);
  const write = (wallClock: number, offsetMs: number | undefined): string => {
    const text = formatTime(wallClock, outputFormat, offsetMs);
    return period === 'Quarter' ? text.replaceAll('{quarter}', String(quarterOf(wallClock))) : text;
  };
  return {
    kind: 'temporal',
    toDownstream(key) {
      const start = startOf(period, readIn(zone, key, inputFormat));
      return write(start, offsetOf(zone, start));
    },
    decode,
    encode(decoded) {
      const wallClock = shown(zone, timeOf(decoded));
      return formatTime(wallClock, inputFormat, offsetOf(zone, wallClock));
    },
    format(decoded) {
      const { wallClock, offsetMs } = timeOf(decoded);
      return write(wallClock, offsetMs);
    },
    toPartitionDate(downstreamKey) {
      const { wallClock, offsetMs } = decode(downstreamKey);
      const start = startOf(period, wallClock);
      return new Date(offsetMs === undefined ? instantOf(zone, start) : start - offsetMs);
    },
  };
}

/** What a clock of the zone shows at the time that the key names. */
function readIn(zone: Zone, key: string, format: string): number {
  return shown(
    zone,
    asPartition(() => parseTime(key, format)),
  );
}

/** A time that the clock of the zone skips is shown as the one as long after the gap. */
function shown(zone: Zone, { wallClock, offsetMs }: { wallClock: number; offsetMs: number | undefined }): number {
  return wallClockAt(zone, offsetMs === undefined ? instantOf(zone, wallClock) : wallClock - offsetMs);
}

function offsetOf(zone: Zone, wallClock: number): number {
  return wallClock - instantOf(zone, wallClock);
}

function startOf(period: Period, wallClock: number): number {
  const date = new Date(wallClock);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (period) {
    case 'Hour':
      return Date.UTC(year, month, day, date.getUTCHours());
    case 'Day':
      return Date.UTC(year, month, day);
    case 'Week':
      return Date.UTC(year, month, day - ((date.getUTCDay() + 6) % 7));
    case 'Month':
      return Date.UTC(year, month);
    case 'Quarter':
      return Date.UTC(year, month - (month % 3));
    case 'Year':
      return Date.UTC(year, 0);
  }
}

function quarterOf(wallClock: number): number {
  return Math.floor(new Date(wallClock).getUTCMonth() / 3) + 1;
}

type Decode = TemporalMapper['decode'];

/** The week's number and the quarter say nothing that the rest of the key does not: they are read over, or read by name. */
function decoderOf(period: Period, format: string): Decode {
  if (period !== 'Week' && period !== 'Quarter') return (key) => asPartition(() => parseTime(key, format));
  const pattern = keyPattern(format);
  return (key) => {
    const found = pattern.exec(key)?.groups ?? {};
    const [year, month, day, quarter] = [found.Y, found.m, found.d, found.quarter].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    const wallClock = period === 'Week' ? Date.UTC(year, month - 1, day) : Date.UTC(year, (quarter - 1) * 3);
    if (Number.isNaN(wallClock)) {
      const parts =
        period === 'Week' ? 'the %Y, %m and %d directives' : 'the %Y directive and the {quarter} placeholder';
      throw new InvalidPartition(
        `StartOf${period}Mapper.decode_downstream could not parse '${key}' with output_format '${format}'; output_format must include ${parts}.`,
      );
    }
    return { wallClock, offsetMs: undefined };
  };
}

function keyPattern(format: string): RegExp {
  const seen = new Set<string>();
  const parts = format.replace(/%([YmdHMSVUW])|\{(\w+)\}|[\\^$.|?*+()[\]{}]/g, (part, directive, placeholder) => {
    const name = (directive ?? placeholder) as string | undefined;
    if (name === undefined) return `\\${part}`;
    if (seen.has(name)) throw new InvalidPartition(`output_format '${format}' has ${part} twice.`);
    seen.add(name);
    if (placeholder !== undefined) return placeholder === 'quarter' ? '(?<quarter>[1-4])' : `(?<${name}>\\w+)`;
    return directive === 'Y' ? String.raw`(?<Y>\d{4})` : `(?<${name}>\\d{2})`;
  });
  return new RegExp(`^${parts}$`);
}

function timeOf(decoded: Decoded): Exclude<Decoded, string> {
  if (typeof decoded === 'string') throw new InvalidPartition(`"${decoded}" is no time.`);
  return decoded;
}

function asPartition<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof InvalidTime ? new InvalidPartition(error.message) : error;
  }
}
