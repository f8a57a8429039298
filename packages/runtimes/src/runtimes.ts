import { join } from 'node:path';
import { attend, type Child, type ChildEnd } from './child.ts';
import { authorEnvironment } from './environment.ts';
import { errors } from './errors.ts';
import type { Language } from './language.ts';
import type { LogHandler } from './log-lines.ts';
import type { MessageHandler, RuntimeMessage } from './messages.ts';
import { type ParseOutcome, parseIn } from './parse.ts';
import type { PythonOptions } from './python/base-server.ts';
import { PythonRuntime } from './python/python-runtime.ts';

export interface RuntimesOptions {
  /** Without it Python Dag files are refused with LW_PYTHON_MISSING. */
  readonly python?: PythonOptions;
  /** The environment to take what author code may see from; by default this process's. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What author code sees besides, whatever its name. */
  readonly authorEnv?: Readonly<Record<string, string>>;
  /** After how long unused a warm process ends. */
  readonly idleSeconds?: number;
  /** How many Python Dag files may be kept parsed at once. */
  readonly warmFiles?: number;
}

/** A Dag file in a bundle that has been fetched. */
export interface DagFileLocation {
  /** By default from the file's ending. */
  readonly language?: Language;
  readonly bundleName: string;
  readonly bundlePath: string;
  /** null where the bundle has no versions: its files may change under the same path. */
  readonly bundleVersion: string | null;
  /** The Dag file's path in the bundle. */
  readonly relativePath: string;
}

export interface Attention {
  readonly onMessage: MessageHandler;
  readonly onLog: LogHandler;
  /** Environment variables of this child alone. Code at the top of a Python Dag file may have run without them. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface ParseRequest extends DagFileLocation, Attention {
  readonly callbackRequests?: readonly unknown[];
  readonly timeoutSeconds: number;
  readonly signal?: AbortSignal;
}

export interface TaskRequest extends DagFileLocation, Attention {
  /** The StartupDetails message. */
  readonly startup: RuntimeMessage;
  /** Use a process that no other attempt has used and that has not seen the Dag file before. */
  readonly fresh?: boolean;
}

export interface RunningTask {
  readonly pid: number;
  /** Signals every process of the attempt's own process group. */
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the process has ended, every log record is handed on and every message is answered. */
  readonly exited: Promise<ChildEnd>;
}

export interface Runtimes {
  parse(request: ParseRequest): Promise<ParseOutcome>;
  startTask(request: TaskRequest): Promise<RunningTask>;
  /** Starts what a task of this file will need, so that the task does not wait for it. */
  prepare(file: DagFileLocation): Promise<void>;
  /** Ends every process, also those that run a task. */
  close(): Promise<void>;
}

const defaultIdleSeconds = 60;
const defaultWarmFiles = 8;
const warmParseMs = 60_000;

export function createRuntimes(options: RuntimesOptions): Runtimes {
  const environment = authorEnvironment(options.env ?? process.env, options.authorEnv);
  const limits = {
    limit: options.warmFiles ?? defaultWarmFiles,
    idleMs: (options.idleSeconds ?? defaultIdleSeconds) * 1000,
    parseMs: warmParseMs,
  };
  const python = options.python === undefined ? undefined : new PythonRuntime(options.python, limits, environment);
  let isClosed = false;

  const pythonFor = (file: string): PythonRuntime => {
    if (isClosed) throw errors.LW_RUNTIMES_CLOSED();
    if (python === undefined) throw errors.LW_PYTHON_MISSING({ file });
    return python;
  };

  return {
    async parse(request) {
      const file = absolute(request);
      const child = await pythonFor(request.relativePath).forkParser(file, request.env ?? {});
      return parseIn(child, {
        request: {
          type: 'DagFileParseRequest',
          file: file.file,
          bundle_path: file.bundlePath,
          bundle_name: file.bundleName,
          callback_requests: request.callbackRequests ?? [],
        },
        timeoutSeconds: request.timeoutSeconds,
        onMessage: request.onMessage,
        onLog: request.onLog,
        signal: request.signal,
      });
    },
    async startTask(request) {
      const fresh = request.fresh ?? false;
      const child = await pythonFor(request.relativePath).forkTask(absolute(request), request.env ?? {}, fresh);
      return runTask(child, request);
    },
    async prepare(file) {
      await pythonFor(file.relativePath).prepare(absolute(file));
    },
    async close() {
      isClosed = true;
      await python?.close();
    },
  };
}

function runTask(child: Child, { startup, onMessage, onLog }: TaskRequest): RunningTask {
  return {
    pid: child.pid,
    kill: child.kill,
    exited: attend(child, { first: startup, onMessage, onLog, printer: 'task' }),
  };
}

function absolute(location: DagFileLocation): DagFileLocation & { file: string } {
  return { ...location, file: join(location.bundlePath, location.relativePath) };
}
