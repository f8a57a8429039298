import { writeSync } from 'node:fs';
import { format } from 'node:util';
import type { LogLevel, LogRecord } from '@leeward/contracts';
import type { TaskLogger } from '../context.ts';
import { errorDetail } from './error-detail.ts';

/**
 * Writes one JSON record a line to the log channel. Writing is synchronous: a line is out before the message that ends the task,
 * and lines survive a crash.
 */
export class LogSink {
  readonly #fd: number;

  constructor(fd: number) {
    this.#fd = fd;
  }

  write(level: LogLevel, logger: string, event: string, fields: Readonly<Record<string, unknown>> = {}): void {
    const record: LogRecord = { timestamp: new Date().toISOString(), level, event, logger, ...fields };
    let bytes = Buffer.from(`${jsonOf(record)}\n`);
    while (bytes.length > 0) bytes = bytes.subarray(this.#writeSome(bytes));
  }

  exception(logger: string, event: string, error: unknown): void {
    this.write('error', logger, event, { error_detail: errorDetail(error) });
  }

  logger(name: string): TaskLogger {
    const at = (level: LogLevel) => (event: string, fields?: Readonly<Record<string, unknown>>) =>
      this.write(level, name, event, fields);
    return { debug: at('debug'), info: at('info'), warning: at('warning'), error: at('error') };
  }

  /** Makes log lines of what author code prints: the console by level, the two streams line by line. */
  captureConsole(): void {
    const levels = {
      debug: 'debug',
      log: 'info',
      info: 'info',
      warn: 'warning',
      error: 'error',
      trace: 'debug',
    } as const;
    for (const [method, level] of Object.entries(levels)) {
      const logger = level === 'error' || level === 'warning' ? 'task.stderr' : 'task.stdout';
      console[method as keyof typeof levels] = (...values: unknown[]) => this.write(level, logger, format(...values));
    }
    this.#captureStream(process.stdout, 'info', 'task.stdout');
    this.#captureStream(process.stderr, 'error', 'task.stderr');
  }

  #captureStream(stream: NodeJS.WriteStream, level: LogLevel, logger: string): void {
    let rest = '';
    stream.write = (chunk: string | Uint8Array, ...more: unknown[]): boolean => {
      const lines = (rest + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())).split('\n');
      rest = lines.pop()!;
      for (const line of lines) this.write(level, logger, line);
      const done = more.find((argument) => typeof argument === 'function');
      if (done !== undefined) process.nextTick(done);
      return true;
    };
  }

  #writeSome(bytes: Buffer): number {
    try {
      return writeSync(this.#fd, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Nobody reads any more: the supervisor is gone, and this process ends for that.
      if (code === 'EPIPE') return bytes.length;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      return 0;
    }
  }
}

/** A field that JSON cannot carry is shown as the console would show it, so that a log line never fails a task. */
function jsonOf(record: LogRecord): string {
  try {
    return JSON.stringify(record);
  } catch {
    const shown = Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : format(value),
    ]);
    return JSON.stringify(Object.fromEntries(shown));
  }
}
