import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Redactor } from './redact.ts';

type LogFields = Readonly<Record<string, unknown>>;

/** git-sync's log: one JSON record a line; a record with a level above the verbosity is dropped. */
export interface Log {
  info(level: number, message: string, fields?: LogFields): void;
  error(message: string, error: unknown, fields?: LogFields): void;
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export class JsonLog implements Log {
  readonly #verbosity: number;
  readonly #redactor: Redactor;
  readonly #write: (line: string) => void;
  readonly #logger: string;

  constructor(verbosity: number, redactor: Redactor, write: (line: string) => void, logger = '') {
    this.#verbosity = verbosity;
    this.#redactor = redactor;
    this.#write = write;
    this.#logger = logger;
  }

  /** The same log, its records marked as coming from a part of the program. */
  named(logger: string): JsonLog {
    return new JsonLog(this.#verbosity, this.#redactor, this.#write, logger);
  }

  info(level: number, message: string, fields: LogFields = {}): void {
    if (level <= this.#verbosity) this.#record({ level, msg: message, ...fields });
  }

  error(message: string, error: unknown, fields: LogFields = {}): void {
    this.#record({ msg: message, error: errorText(error), ...fields });
  }

  #record(fields: LogFields): void {
    const line = JSON.stringify({ logger: this.#logger, ts: new Date().toISOString(), ...fields });
    this.#write(`${this.#redactor.clean(line)}\n`);
  }
}

/**
 * The file of --error-file: the last error as JSON {Msg, Err, Args}, put in place by a rename, mode 0644, gone after the
 * next success. That it cannot be written or removed is logged, and ends nothing.
 */
export class ErrorFile {
  readonly #path: string;
  readonly #redactor: Redactor;
  readonly #log: Log;

  constructor(filePath: string, redactor: Redactor, log: Log) {
    this.#path = filePath;
    this.#redactor = redactor;
    this.#log = log;
  }

  async write(message: string, error: unknown, fields: LogFields = {}): Promise<void> {
    const text = JSON.stringify({ Msg: message, Err: errorText(error), Args: fields });
    const temporary = `${this.#path}.tmp-${process.pid}`;
    try {
      await mkdir(path.dirname(this.#path), { recursive: true });
      await writeFile(temporary, this.#redactor.clean(text));
      await chmod(temporary, 0o644);
      await rename(temporary, this.#path);
    } catch (failure) {
      await rm(temporary, { force: true }).catch(() => undefined);
      this.#log.error("can't write the error file", failure);
    }
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true }).catch((failure: unknown) => {
      this.#log.error("can't remove the error file", failure);
    });
  }
}
