import { openTaskTokens, type TaskTokens } from '@leeward/api-server';
import type { Bundles } from '@leeward/bundles';
import type { Database } from '@leeward/database';
import type { Runtimes } from '@leeward/runtimes';
import { createScheduler, type Scheduler } from '@leeward/scheduler';
import { type ExecutionTransport, httpTransport, type WorkerOptions } from '@leeward/worker';
import type { Config } from '../config/config.ts';
import { apiServerConfig } from './api-server-process.ts';
import { programsOf } from './coordinators.ts';
import { executorMakers, limitOf } from './executors.ts';
import type { Logger } from './logging.ts';
import type { Metrics } from './metrics.ts';
import { thisProcess } from './this-process.ts';
import { openTracing } from './tracing.ts';
import { attemptSettings } from './worker-options.ts';

export interface SchedulerParts {
  config: Config;
  database: Database;
  bundles: Bundles;
  runtimes: Runtimes;
  /** Where workers reach the Execution API. */
  executionApiUrl: string;
  /** How the workers in this process reach it; by default at its URL. */
  executionApi?: ExecutionTransport;
  /** Makes the tokens of attempts; by default with the keys of the database. */
  taskTokens?: TaskTokens;
  log: Logger;
  metrics: Metrics;
  /** Told every log record of the attempts that run here. */
  onRecord?: WorkerOptions['onRecord'];
}

/** A scheduler with the executors that `[core] executor` names. */
export async function composeScheduler(parts: SchedulerParts): Promise<Scheduler> {
  const { config, database, bundles, runtimes, executionApiUrl, log, metrics } = parts;
  const tokens = parts.taskTokens ?? (await openTaskTokens(database, apiServerConfig(config)));
  const tracing = await openTracing(config);
  const { recordRun } = tracing;
  const worker: WorkerOptions = {
    executionApi: parts.executionApi ?? httpTransport(executionApiUrl),
    bundles,
    runtimes,
    tracer: tracing.tracer,
    programFor: programsOf(config),
    ...attemptSettings(config),
    ...(parts.onRecord === undefined ? {} : { onRecord: parts.onRecord }),
  };
  const makers = await executorMakers(parts, worker, tokens);
  const scheduler = createScheduler({
    database,
    executors: (events) => makers.map((make) => make(events)),
    process: thisProcess(),
    parallelism: limitOf(config.integer('core', 'parallelism')),
    config: {
      heartbeatTimeoutSeconds: config.float('scheduler', 'task_instance_heartbeat_timeout'),
      queuedTimeoutSeconds: config.float('scheduler', 'task_queued_timeout'),
      infrastructureRetries: Number(config.own('core.infrastructure_retries')),
      stopGraceSeconds: config.float('core', 'killed_task_cleanup_time'),
    },
    makeToken: (attempt) => tokens.issueWorkload(attempt.id),
    onRunsEnded: recordRun && ((runs) => runs.forEach(recordRun)),
    metrics: metrics.scheduler,
    log: {
      info: (fields, message) => log.info(fields, message),
      error: (fields, message) => log.error(fields, message),
    },
  });
  return {
    ...scheduler,
    async stop(graceSeconds) {
      await scheduler.stop(graceSeconds);
      await tracing.close();
    },
  };
}
