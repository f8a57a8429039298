import { join } from 'node:path';
import { unreachable } from '@leeward/contracts';
import type { DagFileParseRequest } from '@leeward/contracts/supervisor';
import { type AuthorView, authorEnvironment } from './author-environment.ts';
import type { Child } from './child.ts';
import { startCoordinator } from './coordinator.ts';
import { errors } from './errors.ts';
import { type Language, languageOf } from './language.ts';
import type { LogHandler } from './log-lines.ts';
import { type NodeOptions, NodeRuntime } from './node/node-runtime.ts';
import { OrphanGuard } from './orphan-guard.ts';
import { callbackStart, type ParseOutcome, type ParserQuestionHandler, type ParseWork, parseIn } from './parse.ts';
import type { PythonOptions } from './python/base-server.ts';
import type { PythonCallback } from './python/control.ts';
import { PythonRuntime } from './python/python-runtime.ts';
import { Session } from './session.ts';
import { type RunningTask, type TaskWork, taskEnd, workOf } from './task.ts';
import { askTimetable, type TimetableAnswer, type TimetableRequest } from './timetable.ts';
import { type RunningTriggers, runTriggers, type TriggersRequest } from './triggers.ts';

export interface RuntimesOptions {
  /** Without it Python Dag files are refused with LW_PYTHON_MISSING. */
  readonly python?: PythonOptions;
  /** Without it TypeScript and JavaScript Dag files are refused with LW_NODE_RUNTIME_MISSING. */
  readonly node?: NodeOptions;
  /** The environment to take what author code may see from; by default this process's. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How much of it author code sees; by default the usual. */
  readonly authorView?: AuthorView;
  /** What author code sees besides, whatever its name. */
  readonly authorEnv?: Readonly<Record<string, string>>;
  /** After how long unused a warm process ends. */
  readonly idleSeconds?: number;
  /** The same for the one Python process that has only imported Airflow: what takes longest to start. */
  readonly pythonIdleSeconds?: number;
  /** How many Python Dag files may be kept parsed at once. */
  readonly warmFiles?: number;
  /** How many Node children may be kept for the next attempt of their bundle version. */
  readonly idleNodeChildren?: number;
  /** This process runs one task and ends: nothing is started for a next one or kept for it. */
  readonly oneTask?: boolean;
}

/** A Dag file in a bundle that has been fetched. */
interface DagFileLocation {
  /** By default from the file's ending. */
  readonly language?: Language;
  readonly bundleName: string;
  readonly bundlePath: string;
  /** null where the bundle has no versions: its files may change under the same path. */
  readonly bundleVersion: string | null;
  /** The Dag file's path in the bundle. */
  readonly relativePath: string;
}

export interface ParseRequest extends DagFileLocation {
  readonly callbackRequests?: readonly CallbackRequest[];
  readonly timeoutSeconds: number;
  readonly signal?: AbortSignal;
  readonly onMessage: ParserQuestionHandler;
  readonly onLog: LogHandler;
  /** Environment variables of this child alone. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface TaskRequest extends DagFileLocation, TaskWork {
  /** A program of the coordinator convention, to be run instead of the language's own runtime. */
  readonly command?: readonly string[];
  /** How long that program may take to connect. */
  readonly startupSeconds?: number;
  /** Use a process that no other attempt has used and that has not seen the Dag file before. */
  readonly fresh?: boolean;
  /** Environment variables of this child alone. Code at the top of a Python Dag file may have run without them. */
  readonly env?: Readonly<Record<string, string>>;
}

interface CallbackWork extends Pick<ParseRequest, 'timeoutSeconds' | 'signal' | 'onMessage' | 'onLog'> {
  readonly callback: PythonCallback;
}

export interface Runtimes {
  parse(request: ParseRequest): Promise<ParseOutcome>;
  /** Runs a Python callback: `calledBack`, or how it came to none. Throws LW_PYTHON_MISSING. */
  runCallback(work: CallbackWork): Promise<ParseOutcome>;
  /** Has a timetable that an author wrote in Python say its next runs. Throws LW_TIMETABLE_FAILED, LW_PYTHON_MISSING. */
  askTimetable(request: TimetableRequest & { readonly bundlePath: string }): Promise<TimetableAnswer>;
  startTask(request: TaskRequest): Promise<RunningTask>;
  /** Starts a process that runs Python triggers, as many as it is given. Throws LW_PYTHON_MISSING_FOR_TRIGGERS. */
  startTriggers(request: TriggersRequest): Promise<RunningTriggers>;
  /** Starts what a task of that language will need before its file is known, so that the task does not wait for it. */
  prepare(language: Language): Promise<void>;
  /** Ends every process, also those that run a task. */
  close(): Promise<void>;
}

type CallbackRequest = NonNullable<DagFileParseRequest['callback_requests']>[number];

const defaultIdleSeconds = 60;
const defaultPythonIdleSeconds = 600;
const defaultWarmFiles = 8;
const defaultIdleNodeChildren = 8;
/** As Airflow's coordinators (airflow/sdk/coordinators/_subprocess.py). */
const defaultStartupSeconds = 10;
const warmParseMs = 60_000;

/** Makes the runtimes of this process. Nothing is started before it is needed. */
export function createRuntimes(options: RuntimesOptions): Runtimes {
  const environment = authorEnvironment(options.env ?? process.env, options.authorEnv, options.authorView);
  const idleMs = (options.idleSeconds ?? defaultIdleSeconds) * 1000;
  const { oneTask = false } = options;
  const guard = new OrphanGuard();
  const python =
    options.python &&
    new PythonRuntime(
      { ...options.python, oneTask },
      { limit: options.warmFiles ?? defaultWarmFiles, idleMs, parseMs: warmParseMs },
      (options.pythonIdleSeconds ?? defaultPythonIdleSeconds) * 1000,
      environment,
    );
  const node =
    options.node &&
    new NodeRuntime(
      options.node,
      { idleMs, idleLimit: options.idleNodeChildren ?? defaultIdleNodeChildren, startsAhead: !oneTask },
      environment,
      guard,
    );
  let isClosed = false;

  const refuseWhenClosed = () => {
    if (isClosed) throw errors.LW_RUNTIMES_CLOSED();
  };
  const pythonFor = ({ relativePath: file }: DagFileLocation): PythonRuntime => {
    if (python === undefined) throw errors.LW_PYTHON_MISSING({ file });
    return python;
  };
  const nodeFor = ({ relativePath: file }: DagFileLocation): NodeRuntime => {
    if (node === undefined) throw errors.LW_NODE_RUNTIME_MISSING({ file });
    return node;
  };

  return {
    async parse(request) {
      refuseWhenClosed();
      const file = absolute(request);
      const env = request.env ?? {};
      const work: ParseWork = {
        request: {
          type: 'DagFileParseRequest',
          file: file.file,
          bundle_path: file.bundlePath,
          bundle_name: file.bundleName,
          callback_requests: [...(request.callbackRequests ?? [])],
        },
        timeoutSeconds: request.timeoutSeconds,
        onMessage: request.onMessage,
        onLog: request.onLog,
        signal: request.signal,
      };
      const language = request.language ?? languageOf(request.relativePath);
      switch (language) {
        case 'python':
          return parseIn(new Session(await pythonFor(file).forkParser(file, env)), work);
        case 'node':
          return nodeFor(file).parse(work, env);
        default:
          return unreachable(language);
      }
    },
    async runCallback({ callback, timeoutSeconds, onMessage, onLog, signal }) {
      refuseWhenClosed();
      if (python === undefined) throw errors.LW_PYTHON_MISSING({ file: callback.relativePath });
      const work = { request: callbackStart, timeoutSeconds, onMessage, onLog, signal };
      return parseIn(new Session(await python.forkCallback(callback, {})), work);
    },
    async askTimetable({ bundlePath, ...request }) {
      refuseWhenClosed();
      if (python === undefined) throw errors.LW_PYTHON_MISSING({ file: request.question.timetable.__type });
      return askTimetable(new Session(await python.forkTimetable(request.question, bundlePath)), request);
    },
    async startTask(request) {
      refuseWhenClosed();
      const file = absolute(request);
      const env = request.env ?? {};
      const fresh = oneTask || (request.fresh ?? false);
      if (request.command !== undefined) {
        const { command, startupSeconds = defaultStartupSeconds } = request;
        const child = await startCoordinator({ command, startupSeconds, env: { ...environment, ...env } }, guard);
        return runOnce(child, request);
      }
      const language = request.language ?? languageOf(request.relativePath);
      switch (language) {
        case 'python':
          return runOnce(await pythonFor(file).forkTask(file, env, fresh), request);
        case 'node':
          return nodeFor(file).startTask(file, request, env, fresh);
        default:
          return unreachable(language);
      }
    },
    async startTriggers(request) {
      refuseWhenClosed();
      if (python === undefined) throw errors.LW_PYTHON_MISSING_FOR_TRIGGERS();
      const { importFolders, blockedSeconds, env = {} } = request;
      return runTriggers(new Session(await python.forkTriggers({ importFolders, blockedSeconds }, env)), request);
    },
    async prepare(language) {
      refuseWhenClosed();
      await (language === 'python' ? python : node)?.prepare();
    },
    async close() {
      isClosed = true;
      await Promise.all([python?.close(), node?.close()]);
      guard.close();
    },
  };
}

/** Runs an attempt in a child that ends with it. */
function runOnce(child: Child, work: TaskWork): RunningTask {
  const run = async () => {
    const { end, finalMessage } = await new Session(child).run(workOf(work));
    return taskEnd(end, finalMessage);
  };
  return { pid: child.pid, kill: child.kill, exited: run() };
}

function absolute(location: DagFileLocation): DagFileLocation & { file: string } {
  return { ...location, file: join(location.bundlePath, location.relativePath) };
}
