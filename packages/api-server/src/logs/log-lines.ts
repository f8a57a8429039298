import type { LogStore } from './log-store.ts';

/** A log message as the REST API gives it (StructuredLogMessage): what the line's JSON object has, or the line as its `event`. */
export interface LogMessage {
  timestamp?: string | null;
  event: string;
  [field: string]: unknown;
}

export interface LogLine {
  message: LogMessage;
  /** The byte after the line, where the next one begins. */
  end: number;
}

const blockBytes = 256 * 1024;
const newline = 0x0a;

/** The whole lines of a log from a byte on, up to the end that it has now. A line that is still being written is left for later. */
export async function* readLines(store: LogStore, path: string, from: number): AsyncGenerator<LogLine> {
  for await (const lines of readLineBlocks(store, path, from)) yield* lines;
}

/** The same, as many lines at once as one read of the store gave. */
async function* readLineBlocks(store: LogStore, path: string, from: number): AsyncGenerator<LogLine[]> {
  let pending = Buffer.alloc(0);
  let position = from;
  let start = from;
  for (;;) {
    const block = await store.read(path, position, blockBytes);
    if (block.byteLength === 0) return;
    position += block.byteLength;
    pending = pending.length === 0 ? Buffer.from(block) : Buffer.concat([pending, block]);
    const lines: LogLine[] = [];
    let at = 0;
    for (let end = pending.indexOf(newline, at); end >= 0; end = pending.indexOf(newline, at)) {
      const line = pending.toString('utf8', at, end);
      at = end + 1;
      if (line.trim() !== '') lines.push({ message: parseLine(line), end: start + at });
    }
    if (lines.length > 0) yield lines;
    start += at;
    pending = pending.subarray(at);
  }
}

/**
 * `timestamp` and `event` stand first, as pydantic writes them. The traceback of Airflow's own worker, which its structlog calls
 * `exception`, is given under the name that Airflow's readers know.
 */
function parseLine(line: string): LogMessage {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { event: line };
  }
  if (typeof parsed !== 'object' || parsed === null || typeof (parsed as LogMessage).event !== 'string') {
    return { event: line };
  }
  const { timestamp, event, exception, ...fields } = parsed as LogMessage;
  const rest =
    exception === undefined
      ? fields
      : { ...fields, ...(Array.isArray(exception) ? { error_detail: exception } : { exception }) };
  return timestamp === undefined ? { event, ...rest } : { timestamp, event, ...rest };
}

/** What stands before a log: where it comes from, folded away. */
export function sourceLines(sources: readonly string[]): LogMessage[] {
  const places = sources.map((event) => ({ event }));
  return [{ event: '::group::Log message source details' }, ...places, { event: '::endgroup::' }];
}
