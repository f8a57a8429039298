import { type LogLine, type LogMessage, readLines } from './log-lines.ts';
import type { LogStore } from './log-store.ts';

/**
 * Bytes that were read of each of an attempt's logs, by the end of the log's path after the attempt's own: '' is what its workers
 * wrote, '.trigger.7.log' what the triggerer of job 7 did, '.pod.NAME.log' what a pod's worker did that ships no log.
 */
export type LogPositions = Readonly<Record<string, number>>;

export interface AttemptLine {
  message: LogMessage;
  /** Of all logs of the attempt after this line. */
  positions: LogPositions;
}

interface Source {
  readonly name: string;
  readonly lines: AsyncGenerator<LogLine>;
  next: LogLine;
  /** Milliseconds since the epoch of `next`, or of the line before it where it has no time of its own. */
  at: number;
}

const blockLines = 1_000;

/** Paths of the attempt's logs: its own first, even where it has not been written yet. */
export async function attemptLogs(store: LogStore, path: string): Promise<string[]> {
  return [path, ...(await store.list(path)).filter((each) => each !== path)];
}

/** How many bytes the attempt's logs have now. */
export async function attemptLogSizes(store: LogStore, path: string): Promise<LogPositions> {
  const sized = (await attemptLogs(store, path)).map(
    async (each) => [nameOf(path, each), await store.size(each)] as const,
  );
  return Object.fromEntries((await Promise.all(sized)).map(([name, size]) => [name, size ?? 0]));
}

/**
 * The whole lines of an attempt's logs in the order of their times, each log in its own order, from some bytes on and, where `until`
 * is given, not beyond those. airflow/utils/log/file_task_handler.py (_interleave_logs).
 */
export async function* readAttemptLines(
  store: LogStore,
  path: string,
  from: LogPositions,
  until?: LogPositions,
): AsyncGenerator<AttemptLine> {
  let positions = from;
  const sources: Source[] = [];
  for (const each of await attemptLogs(store, path)) {
    const name = nameOf(path, each);
    const lines = readLines(store, each, from[name] ?? 0);
    const first = await lines.next();
    if (first.done !== true) sources.push({ name, lines, next: first.value, at: timeOf(first.value.message) ?? 0 });
  }
  while (sources.length > 0) {
    const source = sources.reduce((earliest, each) => (each.at < earliest.at ? each : earliest));
    const { message, end } = source.next;
    const isBeyond = until !== undefined && end > (until[source.name] ?? 0);
    if (!isBeyond) {
      positions = { ...positions, [source.name]: end };
      yield { message, positions };
    }
    const following = isBeyond ? undefined : await source.lines.next();
    if (following === undefined || following.done === true) {
      sources.splice(sources.indexOf(source), 1);
    } else {
      source.next = following.value;
      source.at = timeOf(following.value.message) ?? source.at;
    }
  }
}

/** The same, many lines at once. */
export async function* readAttemptLineBlocks(
  store: LogStore,
  path: string,
  from: LogPositions,
): AsyncGenerator<AttemptLine[]> {
  let block: AttemptLine[] = [];
  for await (const line of readAttemptLines(store, path, from)) {
    block.push(line);
    if (block.length < blockLines) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

export function readBytes(from: LogPositions, to: LogPositions): number {
  return Object.entries(to).reduce((sum, [name, position]) => sum + position - (from[name] ?? 0), 0);
}

function nameOf(path: string, log: string): string {
  return log.slice(path.length);
}

function timeOf({ timestamp }: LogMessage): number | undefined {
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
