import type { Readable } from 'node:stream';
import { type LogLevel, type LogRecord, toLogLevel } from '@leeward/contracts';

/** Takes one record; a returned promise holds the stream back until it resolves, and with it a child that prints too fast. */
export type LogHandler = (record: LogRecord) => Promise<void> | void;

/** A longer line is handed on in pieces, so that a child which never ends its line cannot fill this process. */
const longestLineBytes = 1024 * 1024;

/**
 * Calls `onLine` for every line without its end, the unfinished last one included, until the stream ends or breaks, and `onBytes` for
 * what arrives before its lines.
 */
export async function readLines(
  stream: Readable,
  onLine: (line: string) => Promise<void> | void,
  onBytes: (count: number) => void = () => {},
): Promise<void> {
  let pending: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      onBytes(chunk.length);
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      let start = 0;
      for (let end = pending.indexOf(0x0a); end !== -1; end = pending.indexOf(0x0a, start)) {
        const held = onLine(pending.toString('utf8', start, end));
        if (held !== undefined) await held;
        start = end + 1;
      }
      pending = pending.subarray(start);
      if (pending.length > longestLineBytes) {
        await onLine(pending.toString('utf8'));
        pending = Buffer.alloc(0);
      }
    }
  } catch (error) {
    // A child that is killed resets its sockets: what it had sent has been read.
    if (!isDisconnect(error)) throw error;
  }
  if (pending.length > 0) await onLine(pending.toString('utf8'));
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
