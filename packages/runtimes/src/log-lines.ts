import type { Readable } from 'node:stream';
import { type LogLevel, type LogRecord, toLogLevel } from '@leeward/contracts';

/** Takes one record; a returned promise holds the stream back until it resolves, and with it a child that prints too fast. */
export type LogHandler = (record: LogRecord) => Promise<void> | void;

/** A longer line is handed on in pieces, so that a child which never ends its line cannot fill this process. */
const longestLineBytes = 1024 * 1024;
/** A message is a line of JSON, which has no meaning in pieces: what it says is cut, not the line. */
export const longestMessageBytes = 16 * 1024 * 1024;

export interface ReadLinesOptions {
  /** Told of what arrives before its lines. */
  readonly onBytes?: (count: number) => void;
  readonly longestBytes?: number;
}

/** Calls `onLine` for every line without its end, the unfinished last one included, until the stream ends or breaks. */
export async function readLines(
  stream: Readable,
  onLine: (line: string) => Promise<void> | void,
  { onBytes = () => {}, longestBytes = longestLineBytes }: ReadLinesOptions = {},
): Promise<void> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  const takeLine = (end: Buffer): string => {
    const line = pending.length === 0 ? end.toString('utf8') : Buffer.concat([...pending, end]).toString('utf8');
    pending = [];
    pendingBytes = 0;
    return line;
  };
  const nothing = Buffer.alloc(0);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      onBytes(chunk.length);
      let start = 0;
      for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
        const held = onLine(takeLine(chunk.subarray(start, end)));
        if (held !== undefined) await held;
        start = end + 1;
      }
      if (start === chunk.length) continue;
      pending.push(chunk.subarray(start));
      pendingBytes += chunk.length - start;
      if (pendingBytes > longestBytes) await onLine(takeLine(nothing));
    }
  } catch (error) {
    // A child that is killed resets its sockets: what it had sent has been read.
    if (!isDisconnect(error)) throw error;
  }
  if (pendingBytes > 0) await onLine(takeLine(nothing));
}

export function isDisconnect(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'EIO';
}

/** A line that a child printed, as Airflow's supervisor records it (forward_to_log). */
export function printedRecord(line: string, logger: string, level: LogLevel): LogRecord {
  return { timestamp: new Date().toISOString(), level, event: line.trimEnd(), logger };
}

/** A JSON line of a child's log channel (process_log_messages_from_subprocess). A line that is no JSON object is kept as text. */
export function loggedRecord(line: string): LogRecord {
  let fields: unknown;
  try {
    fields = JSON.parse(line);
  } catch {
    fields = null;
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    return printedRecord(line, 'task.logs', 'error');
  const { timestamp, level, event, exception, ...others } = fields as Record<string, unknown>;
  const record: LogRecord = {
    timestamp: typeof timestamp === 'string' ? timestamp : new Date().toISOString(),
    level: toLogLevel(level),
    event: typeof event === 'string' ? event : event === undefined ? '' : JSON.stringify(event),
    ...others,
  };
  if (exception !== undefined) record.error_detail = exception;
  return record;
}

/** The same, in several records where what it says is longer than a line may be. */
export function loggedRecords(line: string): readonly LogRecord[] {
  const record = loggedRecord(line);
  if (line.length <= longestLineBytes) return [record];
  const isLongElsewhere = JSON.stringify({ ...record, event: '' }).length > longestLineBytes;
  const whole = isLongElsewhere ? printedRecord(line, 'task.logs', record.level) : record;
  return piecesOf(whole.event).map((event) => ({ ...whole, event }));
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + longestLineBytes;
    // Half of a pair is no character.
    if (isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
