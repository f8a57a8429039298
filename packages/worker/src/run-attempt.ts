import { hostname, userInfo } from 'node:os';
import type { Bundles } from '@leeward/bundles';
import type { AttemptReason, ExecuteTask, LogLevel, LogRecord } from '@leeward/contracts';
import type { TIRunContext } from '@leeward/contracts/execution-api';
import type { FromTask, ToTask } from '@leeward/contracts/supervisor';
import type { RunningTask, Runtimes, TaskEnd } from '@leeward/runtimes';
import { answerByApi } from './answer-messages.ts';
import { endOf } from './end-of.ts';
import { createExecutionClient, ExecutionApiError, type ExecutionClient } from './execution-client.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createLogShipper, type LogShipper } from './log-shipper.ts';
import { createSecretMask, type SecretMask } from './mask-secrets.ts';
import { isFinal, stateRequest } from './report-state.ts';

export interface WorkerOptions {
  executionApiUrl: string;
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
  createClient?: typeof createExecutionClient;
}

export type AttemptOutcome =
  /** The control plane has its state. */
  | { kind: 'reported'; state: string }
  /** The control plane does not want it to run (cleared, running elsewhere, finished). */
  | { kind: 'refused'; status: number; detail: unknown }
  /** The machinery failed, not the task; nothing was reported. */
  | { kind: 'infrastructure'; reason: AttemptReason };

export interface RunningAttempt {
  readonly outcome: Promise<AttemptOutcome>;
  /** SIGTERM, so that on_kill runs; SIGKILL when the grace is over. */
  stop(reason: string, graceSeconds?: number): void;
}

export const executionApiVersion = '2026-06-30';

/** Runs one attempt to its end: claims it, fetches exactly its bundle version, supervises its runtime, ships its log, reports. */
export function runAttempt(workload: ExecuteTask, options: WorkerOptions): RunningAttempt {
  const stopping = new AbortController();
  let running: RunningTask | undefined;
  let kill: NodeJS.Timeout | undefined;

  function stop(reason: string, graceSeconds = options.killGraceSeconds): void {
    if (stopping.signal.aborted) return;
    stopping.abort(reason);
    running?.kill('SIGTERM');
    kill = setTimeout(() => running?.kill('SIGKILL'), graceSeconds * 1_000);
  }

  async function run(): Promise<AttemptOutcome> {
    const client = (options.createClient ?? createExecutionClient)({
      baseUrl: options.executionApiUrl,
      token: workload.token,
      apiVersion: executionApiVersion,
    });
    const log = openLog(workload, client, options);
    try {
      const context = await claim(workload, client);
      log.isContinued = isContinued(context.runContext);
      return await supervise(context, client, log);
    } catch (error) {
      if (!(error instanceof ExecutionApiError)) {
        log.write('error', `The worker failed: ${(error as Error).message}`);
        return { kind: 'infrastructure', reason: { code: 'worker_failed', message: (error as Error).message } };
      }
      return { kind: 'refused', status: error.status, detail: error.detail };
    } finally {
      clearTimeout(kill);
      await log.shipper.end();
      await client.close();
    }
  }

  async function supervise(context: Claim, client: ExecutionClient, log: AttemptLog): Promise<AttemptOutcome> {
    const reports: Promise<string>[] = [];
    let overtime: NodeJS.Timeout | undefined;
    const tree = await options.bundles
      .named(workload.bundle_info.name)
      .at(workload.bundle_info.version, stopping.signal);

    async function onMessage(message: FromTask): Promise<ToTask | null> {
      if (message.type === 'MaskSecret') {
        log.mask.add(message.value, message.name);
        return null;
      }
      if (message.type === 'SkipDownstreamTasks') {
        const path = `task-instances/${workload.ti.id}/skip-downstream`;
        await client.send({ method: 'PATCH', path, json: { tasks: message.tasks } });
        return null;
      }
      if (message.type === 'SetRenderedFields') {
        await ignoringGone(
          client.send({ method: 'PUT', path: `task-instances/${workload.ti.id}/rtif`, json: message.rendered_fields }),
        );
        return null;
      }
      if (message.type === 'SetRenderedMapIndex') {
        const path = `task-instances/${workload.ti.id}/rendered-map-index`;
        await client.send({ method: 'PATCH', path, json: message.rendered_map_index });
        return null;
      }
      if (isFinal(message)) {
        overtime ??= setTimeout(() => running?.kill('SIGTERM'), options.overtimeSeconds * 1_000);
        const { state, request } = stateRequest(workload.ti.id, message);
        const sent = client.send(request).then(() => state);
        sent.catch(() => {});
        reports.push(sent);
        return null;
      }
      return answerByApi(client, message);
    }

    running = await options.runtimes.startTask({
      bundleName: workload.bundle_info.name,
      bundlePath: tree.path,
      bundleVersion: tree.version,
      relativePath: workload.dag_rel_path,
      startup: startupDetails(workload, context),
      onMessage,
      onLog: (record) => log.shipper.write(log.masked(record)),
    });
    if (stopping.signal.aborted) running.kill('SIGTERM');
    const heartbeat = startHeartbeat({
      client,
      attemptId: workload.ti.id,
      everySeconds: options.heartbeatSeconds,
      onUnwanted: (detail) => {
        log.write('error', "Server indicated the task shouldn't be running anymore. Terminating process", { detail });
        stop('no longer wanted');
      },
    });
    let end: TaskEnd;
    try {
      end = await running.exited;
    } finally {
      heartbeat.stop();
      clearTimeout(overtime);
    }
    if (heartbeat.unwanted !== undefined)
      return { kind: 'refused', status: heartbeat.unwanted.status, detail: heartbeat.unwanted.detail };
    if (reports.length > 0) return { kind: 'reported', state: await reports.at(-1)! };
    return reportEnd(end, context.runContext, client, log);
  }

  /** The runtime ended without telling how: what its exit says of it. */
  async function reportEnd(
    end: TaskEnd,
    runContext: TIRunContext,
    client: ExecutionClient,
    log: AttemptLog,
  ): Promise<AttemptOutcome> {
    const verdict = await endOf(end, {
      stopped: stopping.signal.aborted,
      shouldRetry: runContext.should_retry === true,
    });
    if (verdict.line !== undefined) log.write(verdict.level, verdict.line);
    if (verdict.kind === 'infrastructure') return { kind: 'infrastructure', reason: verdict.reason };
    const json =
      verdict.state === 'success'
        ? { state: verdict.state, end_date: new Date().toISOString(), task_outlets: [], outlet_events: [] }
        : { state: verdict.state, end_date: new Date().toISOString() };
    await client.send({ method: 'PATCH', path: `task-instances/${workload.ti.id}/state`, json });
    return { kind: 'reported', state: verdict.state };
  }

  return { outcome: run(), stop };
}

interface Claim {
  runContext: TIRunContext;
  startDate: string;
}

/** From now on the attempt is this worker's; asked twice by the same worker, the answer is the same. */
async function claim(workload: ExecuteTask, client: ExecutionClient): Promise<Claim> {
  const startDate = new Date().toISOString();
  const { body } = await client.send({
    method: 'PATCH',
    path: `task-instances/${workload.ti.id}/run`,
    json: {
      state: 'running',
      hostname: hostname(),
      unixname: userInfo().username,
      pid: process.pid,
      start_date: startDate,
    },
  });
  return { runContext: body as TIRunContext, startDate };
}

function startupDetails(workload: ExecuteTask, { runContext, startDate }: Claim) {
  const { pool_slots: _, priority_weight: __, ...ti } = workload.ti;
  return {
    type: 'StartupDetails' as const,
    ti: { ...ti, hostname: hostname() },
    dag_rel_path: workload.dag_rel_path,
    bundle_info: workload.bundle_info,
    start_date: runContext.start_date ?? startDate,
    ti_context: runContext,
    sentry_integration: workload.sentry_integration,
  } as never;
}

/** Whether this attempt has run, and logged, before. */
function isContinued({ next_method, task_reschedule_count }: TIRunContext): boolean {
  return (next_method !== null && next_method !== undefined) || (task_reschedule_count ?? 0) > 0;
}

interface AttemptLog {
  isContinued: boolean;
  shipper: LogShipper;
  mask: SecretMask;
  masked(record: LogRecord): LogRecord;
  /** A line of the worker's own. */
  write(level: LogLevel, event: string, fields?: Record<string, unknown>): void;
}

function openLog(workload: ExecuteTask, client: ExecutionClient, options: WorkerOptions): AttemptLog {
  const mask = createSecretMask();
  mask.add(workload.token);
  const reportLoss = (problem: Error) => {
    const event = `Log lines could not be delivered: ${problem.message}`;
    options.onRecord?.(workload, {
      timestamp: new Date().toISOString(),
      event,
      level: 'error',
      logger: 'leeward.worker',
    });
  };
  const shipper = createLogShipper(client, workload.ti.id, () => log.isContinued, reportLoss);
  const masked = (record: LogRecord) => {
    const safe = mask.record(record);
    options.onRecord?.(workload, safe);
    return safe;
  };
  const log: AttemptLog = {
    isContinued: false,
    shipper,
    mask,
    masked,
    write(level, event, fields = {}) {
      const record = { timestamp: new Date().toISOString(), event, level, logger: 'leeward.worker', ...fields };
      void shipper.write(masked(record));
    },
  };
  return log;
}

/** A late write of an attempt that was cleared meanwhile has nowhere to go and harms nothing. */
async function ignoringGone(sent: Promise<unknown>): Promise<void> {
  await sent.catch((error: unknown) => {
    if (!(error instanceof ExecutionApiError) || error.status !== 410) throw error;
  });
}
