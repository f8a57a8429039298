import { randomUUID } from 'node:crypto';
import { openTaskTokens } from '@leeward/api-server';
import { DagRunState, DagRunType, type ExecuteTask } from '@leeward/contracts';
import type { DagRun } from '@leeward/contracts/execution-api';
import type { Dag, Task } from '@leeward/contracts/serialized-dag-reader';
import { systemUserName } from '@leeward/contracts/system-user';
import type { Database } from '@leeward/database';
import { lifecycleErrors } from '@leeward/lifecycle';
import { inferManualDataInterval } from '@leeward/timetables';
import {
  createExecutionClient,
  type ExecutionClient,
  executionApiVersion,
  runAttempt,
  type WorkerOptions,
} from '@leeward/worker';
import { cliErrors } from '../errors.ts';
import { printRecord } from '../print-record.ts';
import { apiServerConfig, composeApiServer, withinProcess } from '../processes/api-server-process.ts';
import { programsOf } from '../processes/coordinators.ts';
import { createLogger } from '../processes/logging.ts';
import { createMetrics } from '../processes/metrics.ts';
import { openBundlesAndRuntimes } from '../processes/open-parts.ts';
import { createStops } from '../processes/stops.ts';
import { unrecordedAttempt } from '../processes/unrecorded-attempt.ts';
import { withDatabase } from '../processes/with-database.ts';
import { attemptSettings } from '../processes/worker-options.ts';
import { readInteger, readJsonObject } from '../read-argument.ts';
import { presentDag } from './present-dag.ts';
import { dateOf, lookUpRun } from './runs.ts';

/** What an attempt may end in without having failed: one that waits has done its part. */
const failures = new Set(['failed', 'up_for_retry']);

/**
 * One task here and now, whatever it depends on, with its log on the terminal; exit code 1 where it fails. The database keeps nothing of
 * it. airflow/cli/commands/task_command.py (task_test).
 */
export async function testTask(
  dagId: string,
  taskId: string,
  runIdOrDate: string | undefined,
  options: { taskParams?: string; envVars?: string; mapIndex: string },
): Promise<void> {
  const mapIndex = readInteger('--map-index', options.mapIndex, -1);
  const params = options.taskParams === undefined ? {} : readJsonObject('--task-params', options.taskParams);
  const environment = { AIRFLOW_TEST_MODE: 'True', ...readEnvironment(options.envVars ?? '{}') };
  // The configuration and the connections and variables that this process answers with come from it too.
  Object.assign(process.env, environment);
  await withDatabase(async ({ database, config }) => {
    const stops = createStops();
    try {
      const dag = await presentDag(database, dagId);
      const task = taskOf(dag, taskId, mapIndex);
      const log = createLogger(config, 'tasks test');
      const server = await composeApiServer(config, database, { log, metrics: createMetrics() });
      stops.add(() => server.close(0));
      const { bundles, runtimes } = await openBundlesAndRuntimes(config, database, stops, environment);
      const id = randomUUID();
      const token = await (await openTaskTokens(database, apiServerConfig(config))).issueExecution(id);
      const transport = withinProcess(server);
      const client = createExecutionClient({ transport, token, apiVersion: executionApiVersion });
      const run = await testedRun(database, dag, runIdOrDate, client);
      const workload = await testedWorkload(database, dag, task, run, { id, token, mapIndex });
      const context = {
        // What a run's conf says of params, a test's params say.
        dag_run: { ...run.facts, conf: { ...run.facts.conf, ...params } },
        max_tries: task.retries,
        should_retry: false,
      };
      const worker: WorkerOptions = {
        executionApi: unrecordedAttempt(id, context, transport),
        bundles,
        runtimes,
        programFor: programsOf(config),
        ...attemptSettings(config),
        onRecord: printRecord,
      };
      const outcome = await runAttempt(workload, worker).outcome;
      const state = outcome.kind === 'reported' ? outcome.state : 'failed';
      console.log(`state: ${state}`);
      if (failures.has(state)) process.exitCode = 1;
    } finally {
      await stops.run();
    }
  });
}

/** Throws LW_ARGUMENT. */
function readEnvironment(text: string): Record<string, string> {
  const given = readJsonObject('--env-vars', text);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}

/** Throws LW_ARGUMENT where the Dag has no such task, or where the map index does not fit it. */
function taskOf(dag: Dag, taskId: string, mapIndex: number): Task {
  const task = dag.tasks.get(taskId);
  const wrong = (argument: string, problem: string) => cliErrors.LW_ARGUMENT({ argument, problem });
  if (task === undefined) throw wrong('task-id', `Dag ${dag.dagId} has no task "${taskId}"`);
  const isMapped = task.expansion !== null || task.mappedGroups.length > 0;
  if (isMapped && mapIndex < 0) throw wrong('--map-index', `it is missing; ${taskId} is mapped`);
  if (!isMapped && mapIndex >= 0) throw wrong('--map-index', `${taskId} is not mapped`);
  return task;
}

interface TestedRun {
  facts: DagRun;
  /** The commit that it is on. */
  bundleVersion: string | null;
}

/** The run that is named, or one that is stored nowhere: of the date, or of now without a date. Throws LW_RUN_UNKNOWN. */
async function testedRun(
  database: Database,
  { dagId, timetable }: Dag,
  runIdOrDate: string | undefined,
  client: ExecutionClient,
): Promise<TestedRun> {
  const found = runIdOrDate === undefined ? undefined : await lookUpRun(database, dagId, runIdOrDate);
  if (found !== undefined) {
    const path = `dag-runs/${encodeURIComponent(dagId)}/${encodeURIComponent(found.run_id)}`;
    const { body } = await client.send({ method: 'GET', path });
    return { facts: body as DagRun, bundleVersion: found.bundle_version };
  }
  const logicalDate = runIdOrDate === undefined ? null : (dateOf(runIdOrDate) ?? null);
  if (runIdOrDate !== undefined && logicalDate === null) {
    throw lifecycleErrors.LW_RUN_UNKNOWN({ dagId, runId: runIdOrDate });
  }
  const now = new Date();
  const interval = logicalDate === null ? null : inferManualDataInterval(timetable, logicalDate);
  const { bundle_version: bundleVersion } = await database.kysely
    .selectFrom('dag')
    .select('bundle_version')
    .where('dag_id', '=', dagId)
    .executeTakeFirstOrThrow();
  const facts: DagRun = {
    dag_id: dagId,
    run_id: `__airflow_temporary_run_${now.toISOString()}__`,
    logical_date: logicalDate?.toISOString() ?? null,
    data_interval_start: interval?.start.toISOString() ?? null,
    data_interval_end: interval?.end.toISOString() ?? null,
    run_after: (interval?.end ?? now).toISOString(),
    start_date: (logicalDate ?? interval?.end ?? now).toISOString(),
    end_date: null,
    run_type: DagRunType.Manual,
    state: DagRunState.Running,
    conf: null,
    triggering_user_name: systemUserName(),
    consumed_asset_events: [],
    partition_key: null,
  };
  return { facts, bundleVersion };
}

async function testedWorkload(
  database: Database,
  dag: Dag,
  task: Task,
  { facts, bundleVersion }: TestedRun,
  attempt: { id: string; token: string; mapIndex: number },
): Promise<ExecuteTask> {
  const stored = await database.kysely
    .selectFrom('dag')
    .select(['bundle_name', 'relative_fileloc', 'current_version_id'])
    .where('dag_id', '=', dag.dagId)
    .executeTakeFirstOrThrow();
  return {
    type: 'ExecuteTask',
    token: attempt.token,
    ti: {
      id: attempt.id,
      dag_id: dag.dagId,
      task_id: task.taskId,
      run_id: facts.run_id,
      try_number: 1,
      map_index: attempt.mapIndex,
      dag_version_id: stored.current_version_id!,
      hostname: null,
      context_carrier: null,
      queue: task.queue,
      pool_slots: task.poolSlots,
      priority_weight: task.priorityWeights[0]!,
    },
    dag_rel_path: stored.relative_fileloc!,
    bundle_info: { name: stored.bundle_name, version: bundleVersion },
    log_path: null,
    sentry_integration: '',
  };
}
