import type { Bundles, BundleTree } from '@leeward/bundles';
import {
  type AttemptReason,
  type ExecuteTask,
  FailureCode,
  type FailureReason,
  type LogRecord,
} from '@leeward/contracts';
import type { TIRunContext } from '@leeward/contracts/execution-api';
import type { FromTask, ToTask } from '@leeward/contracts/supervisor';
import { languageOf, type MessageContext, type RunningTask, type Runtimes, type TaskEnd } from '@leeward/runtimes';
import { answerTask } from './answer-task.ts';
import { type AttemptLog, openLog } from './attempt-log.ts';
import { type Claim, claim, isContinued, startupDetails } from './claim.ts';
import { endOf } from './end-of.ts';
import { createExecutionClient, ExecutionApiError, type ExecutionClient, isUnwanted } from './execution-client.ts';
import { type Heartbeat, startHeartbeat } from './heartbeat.ts';
import { report, reportRefusal } from './report-end.ts';
import { finalMessage, isFailure, isFinal, stateRequest } from './report-state.ts';
import { type ToldFailure, toldFailure } from './told-failure.ts';
import { noTracer, queuedAt, type Tracer, tracedClient } from './tracer.ts';
import type { ExecutionTransport } from './transport.ts';

export interface WorkerOptions {
  executionApi: ExecutionTransport;
  bundles: Bundles;
  runtimes: Runtimes;
  /** Between two heartbeats. */
  heartbeatSeconds: number;
  /** `[core] killed_task_cleanup_time`: what a stopped task gets for its on_kill. */
  killGraceSeconds: number;
  /** `[core] task_success_overtime`: what a task that told its end gets to exit. */
  overtimeSeconds: number;
  /** Every record also goes here: the pod's own output, for one. */
  onRecord?: (workload: ExecuteTask, record: LogRecord) => void;
  /** The program that runs a task in place of its language's own runtime; undefined where none does. */
  programFor?: (workload: ExecuteTask) => Promise<Program | undefined>;
  /** Where the spans of each attempt go; by default nowhere. */
  tracer?: Tracer;
}

/** A program of the coordinator convention (`--comm=host:port --logs=host:port`). */
export interface Program {
  command: readonly string[];
  /** What it may take to connect. */
  startupSeconds: number;
  env: Readonly<Record<string, string>>;
}

type AttemptOutcome =
  /** The control plane has its state. */
  | { kind: 'reported'; state: string }
  /** The control plane does not want it to run (cleared, running elsewhere, finished). */
  | { kind: 'refused'; status: number; detail: unknown }
  /** The machinery failed, not the task; nothing was reported. */
  | { kind: 'infrastructure'; reason: AttemptReason };

export interface RunningAttempt {
  readonly outcome: Promise<AttemptOutcome>;
  /** SIGTERM, so that on_kill runs; SIGKILL when the grace is over. Asked again, it can only become shorter. */
  stop(reason: string, graceSeconds?: number): void;
  /** As `stop`, because this worker has to go: a task that has not succeeded by then was not at fault and is tried again. */
  abandon(graceSeconds?: number): void;
}

export const executionApiVersion = '2026-06-30';

/**
 * An attempt's end is told when its log is stored, so that no kill between the two costs its last lines. A log store that takes nothing
 * holds a task up as long as a control plane that is away, and no longer.
 */
const logPatienceSeconds = 120;

/** Not a word about the attempt: one that waited until its token ended is to be tried again with a new one. */
const tokenRefusals = new Set([401, 403]);
const refusedToken =
  'The server did not accept its token: it ends when an attempt has waited for too long, and with the key that it was made with.';

/** Runs one attempt to its end: claims it, fetches exactly its bundle version, supervises its runtime, ships its log, reports. */
export function runAttempt(workload: ExecuteTask, options: WorkerOptions): RunningAttempt {
  const stopping = new AbortController();
  let running: RunningTask | undefined;
  let kill: NodeJS.Timeout | undefined;
  let killAtMs = Number.POSITIVE_INFINITY;
  let isAbandoned = false;

  function stop(reason: string, graceSeconds = options.killGraceSeconds): void {
    const atMs = performance.now() + graceSeconds * 1_000;
    if (atMs >= killAtMs) return;
    killAtMs = atMs;
    clearTimeout(kill);
    kill = setTimeout(() => running?.kill('SIGKILL'), graceSeconds * 1_000);
    if (stopping.signal.aborted) return;
    stopping.abort(reason);
    running?.kill('SIGTERM');
  }

  function abandon(graceSeconds?: number): void {
    isAbandoned ||= !stopping.signal.aborted;
    stop('the worker is stopping', graceSeconds);
  }

  function run(): Promise<AttemptOutcome> {
    const client = createExecutionClient({
      transport: options.executionApi,
      token: workload.token,
      apiVersion: executionApiVersion,
    });
    return attemptSpan(workload, options.tracer ?? noTracer, (span) => attempt(client, span));
  }

  async function attempt(client: ExecutionClient, span: Tracer): Promise<AttemptOutcome> {
    const log = openLog(workload, tracedClient(client, span), options.onRecord);
    const program = options.programFor?.(workload) ?? Promise.resolve(undefined);
    startRuntimeAhead(program);
    // Fetched while the attempt is claimed, and for nothing where the claim is refused.
    const unclaimed = new AbortController();
    const tree = fetchBundle(span, AbortSignal.any([stopping.signal, unclaimed.signal]));
    tree.catch(() => {});
    try {
      const claimed = await span.span('queued', {}, (inside) => claim(workload, tracedClient(client, inside)), {
        startedAt: queuedAt(workload.token),
      });
      log.isContinued = isContinued(claimed.runContext);
      return await supervise(claimed, await tree, program, client, log, span);
    } catch (error) {
      if (isUnwanted(error)) return { kind: 'refused', status: error.status, detail: error.detail };
      if (error instanceof ExecutionApiError && tokenRefusals.has(error.status))
        return failed(log, 'token_refused', refusedToken);
      return failed(log, 'worker_failed', (error as Error).message);
    } finally {
      unclaimed.abort();
      clearTimeout(kill);
      await log.shipper.end();
    }
  }

  function failed(log: AttemptLog, code: AttemptReason['code'], message: string): AttemptOutcome {
    log.write('error', `The worker failed: ${message}`);
    return { kind: 'infrastructure', reason: { code, message } };
  }

  /** The runtime starts while the attempt is claimed and its bundle fetched. What fails here fails again where it is needed, and is told. */
  function startRuntimeAhead(program: Promise<Program | undefined>): void {
    const prepare = async () => options.runtimes.prepare(languageOf(workload.dag_rel_path));
    program.then((given) => (given === undefined ? prepare() : undefined)).catch(() => {});
  }

  async function fetchBundle(span: Tracer, signal: AbortSignal): Promise<BundleTree> {
    const { name, version } = workload.bundle_info;
    return span.span('bundle', { 'leeward.bundle.name': name }, () => options.bundles.named(name).at(version, signal));
  }

  async function supervise(
    context: Claim,
    tree: BundleTree,
    program: Promise<Program | undefined>,
    client: ExecutionClient,
    log: AttemptLog,
    span: Tracer,
  ): Promise<AttemptOutcome> {
    const { end, unwanted, reported } = await span.span(
      'runtime',
      { 'leeward.dag.file': workload.dag_rel_path },
      (inside) => runIn(tree, context, program, client, log, inside),
    );
    if (unwanted !== undefined) return { kind: 'refused', ...unwanted };
    if (reported !== undefined) return { kind: 'reported', state: await reported };
    return reportEnd(end, context.runContext, client, log, span);
  }

  /** Runs the task in its runtime until this has ended and all that the task said is answered. */
  async function runIn(
    tree: BundleTree,
    context: Claim,
    program: Promise<Program | undefined>,
    client: ExecutionClient,
    log: AttemptLog,
    span: Tracer,
  ): Promise<RuntimeEnd> {
    let reported: Promise<string> | undefined;
    let overtime: NodeJS.Timeout | undefined;
    let told: ToldFailure | undefined;

    function reasonOfFailure(): FailureReason | undefined {
      if (!stopping.signal.aborted) return told?.reason;
      return { code: FailureCode.Stopped, message: 'The task was stopped.' };
    }

    async function onMessage(message: FromTask, { traceContext }: MessageContext): Promise<ToTask | null> {
      const asking = span.within(traceContext);
      if (!isFinal(message)) return answerTask(workload, message, tracedClient(client, asking), log.mask);
      if (isAbandoned && isFailure(message)) return null;
      overtime ??= setTimeout(() => running?.kill('SIGTERM'), options.overtimeSeconds * 1_000);
      const reason = isFailure(message) ? reasonOfFailure() : undefined;
      const { state, request } = stateRequest(workload.ti.id, message, reason);
      reported = log.shipper
        .acknowledged(logPatienceSeconds)
        .then(() => report(request, client, asking))
        .then(
          () => state,
          (error: unknown) =>
            reportRefusal(error, workload.ti.id, context.runContext, log, tracedClient(client, asking)),
        );
      reported.catch(() => {});
      return null;
    }

    running = await options.runtimes.startTask({
      ...(await program),
      bundleName: workload.bundle_info.name,
      bundlePath: tree.path,
      bundleVersion: tree.version,
      relativePath: workload.dag_rel_path,
      startup: startupDetails(workload, context, span.carrier),
      onMessage,
      onLog: (record) => {
        const safe = log.masked(record);
        told = toldFailure(told, safe);
        return log.shipper.write(safe);
      },
    });
    // Stopped before there was anything to stop, maybe for longer than its grace.
    if (stopping.signal.aborted) running.kill(performance.now() < killAtMs ? 'SIGTERM' : 'SIGKILL');
    const heartbeat = startHeartbeat({
      client: tracedClient(client, span),
      attemptId: workload.ti.id,
      everySeconds: options.heartbeatSeconds,
      isEnding: () => reported !== undefined,
      onUnwanted: (detail) => {
        log.write('error', "Server indicated the task shouldn't be running anymore. Terminating process", { detail });
        stop('no longer wanted');
      },
    });
    try {
      const end = await running.exited;
      return { end, unwanted: heartbeat.unwanted, reported };
    } finally {
      heartbeat.stop();
      clearTimeout(overtime);
    }
  }

  /** The runtime ended without telling how: what its exit says of it. */
  async function reportEnd(
    end: TaskEnd,
    runContext: TIRunContext,
    client: ExecutionClient,
    log: AttemptLog,
    span: Tracer,
  ): Promise<AttemptOutcome> {
    const verdict = endOf(end, {
      stopped: stopping.signal.aborted,
      isAbandoned,
      shouldRetry: runContext.should_retry === true,
    });
    if (verdict.line !== undefined) log.write(verdict.level, verdict.line);
    if (verdict.kind === 'infrastructure') return { kind: 'infrastructure', reason: verdict.reason };
    const message = finalMessage(verdict.state, new Date().toISOString());
    const { state, request } = stateRequest(workload.ti.id, message, verdict.reason);
    await report(request, client, span);
    return { kind: 'reported', state };
  }

  return { outcome: run(), stop, abandon };
}

interface RuntimeEnd {
  end: TaskEnd;
  /** How the control plane refused the attempt while it ran. */
  unwanted: Heartbeat['unwanted'];
  /** The state that the task told, when the control plane has it. */
  reported: Promise<string> | undefined;
}

/** The one span of an attempt that all of its others are in, named and described as Airflow's (dag run, task, try). */
function attemptSpan(
  { ti, token }: ExecuteTask,
  tracer: Tracer,
  work: (span: Tracer) => Promise<AttemptOutcome>,
): Promise<AttemptOutcome> {
  const attributes = {
    'airflow.dag_id': ti.dag_id,
    'airflow.task_id': ti.task_id,
    'airflow.dag_run.run_id': ti.run_id,
    'airflow.task_instance.try_number': ti.try_number,
    'airflow.task_instance.map_index': ti.map_index,
  };
  const traced = async (span: Tracer) => {
    const outcome = await work(span);
    span.note({ 'leeward.attempt.outcome': outcome.kind });
    if (outcome.kind === 'reported') span.note({ 'airflow.task_instance.state': outcome.state });
    if (outcome.kind === 'infrastructure') span.fail(outcome.reason.message);
    return outcome;
  };
  return tracer.within(ti.context_carrier).span(`task_run.${ti.task_id}`, attributes, traced, {
    startedAt: queuedAt(token),
  });
}
