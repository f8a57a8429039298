import type { Bundles } from '@leeward/bundles';
import { type LogRecord, unreachable } from '@leeward/contracts';
import type { ParseOutcome, ParseRequest, ParserQuestionHandler, Runtimes } from '@leeward/runtimes';
import type { ClaimedCallback } from './claim.ts';

export interface RunCallbackOptions {
  bundles: Bundles;
  runtimes: Runtimes;
  timeoutSeconds: number;
  onMessage: ParserQuestionHandler;
  onLog: (callback: ClaimedCallback, record: LogRecord) => void;
  signal: AbortSignal;
}

export type CallbackOutcome =
  /** It was run; what it raised stands in the log, as in Airflow. */
  | { kind: 'success' }
  | { kind: 'failed'; problem: string }
  /** The machinery failed or is stopping, the callback was not run to its end. */
  | { kind: 'again'; problem: string };

type Requests = NonNullable<ParseRequest['callbackRequests']>;

/** What lifecycle/src/runs/miss-deadlines.ts asks for. */
interface DeadlineCallback {
  readonly type: 'DeadlineCallback';
  readonly path: string;
  readonly kwargs: Readonly<Record<string, unknown>>;
  readonly isAsync: boolean;
}

const requestTypes = new Set(['DagCallbackRequest', 'TaskCallbackRequest', 'EmailRequest']);

/** Fetches the callback's bundle at its version and has a child run it (airflow/dag_processing/processor.py, _execute_callbacks). */
export async function runCallback(callback: ClaimedCallback, options: RunCallbackOptions): Promise<CallbackOutcome> {
  const { bundleName, bundleVersion, relativePath, request } = callback;
  if (
    bundleName === null ||
    relativePath === null ||
    !(requestTypes.has(request.type) || isDeadlineCallback(request))
  ) {
    return { kind: 'failed', problem: `It names no bundle, no file or no known type of request (${request.type}).` };
  }
  let outcome: ParseOutcome;
  try {
    const tree = await options.bundles.named(bundleName).at(bundleVersion, options.signal);
    const { timeoutSeconds, signal, onMessage } = options;
    const how = { timeoutSeconds, signal, onMessage, onLog: (record: LogRecord) => options.onLog(callback, record) };
    const file = { bundleName, bundlePath: tree.path, bundleVersion: tree.version, relativePath };
    outcome = isDeadlineCallback(request)
      ? await options.runtimes.runCallback({ callback: { ...request, bundlePath: tree.path, relativePath }, ...how })
      : await options.runtimes.parse({ ...file, callbackRequests: [request] as unknown as Requests, ...how });
  } catch (error) {
    return { kind: 'again', problem: (error as Error).message };
  }
  return judge(outcome);
}

function isDeadlineCallback(request: { readonly type: string }): request is DeadlineCallback {
  return request.type === 'DeadlineCallback';
}

function judge(outcome: ParseOutcome): CallbackOutcome {
  switch (outcome.kind) {
    case 'calledBack':
      return { kind: 'success' };
    case 'aborted':
      return { kind: 'again', problem: 'The Dag processor was stopped.' };
    case 'timedOut':
      return { kind: 'failed', problem: `It took longer than ${outcome.timeoutSeconds} s and was stopped.` };
    case 'crashed': {
      const how = outcome.signal === null ? `exit code ${outcome.exitCode}` : `signal ${outcome.signal}`;
      return { kind: 'failed', problem: `Its process ended with ${how}.\n${outcome.stderrTail}`.trimEnd() };
    }
    case 'parsed':
      return { kind: 'failed', problem: 'The file was parsed and the callback was not run.' };
    default:
      return unreachable(outcome);
  }
}
