import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TaskInstanceState } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import { withDatabase } from '@leeward/database/testing';
import { type ApiServerConfig, defaultApiServerConfig, openTaskTokens } from '../config.ts';
import { createFolderLogStore } from '../logs/folder-log-store.ts';
import { type ApiServer, type ApiServerOptions, createApiServer } from '../server.ts';

export interface TestServer extends AsyncDisposable {
  database: Database;
  server: ApiServer;
  config: ApiServerConfig;
  logFolder: string;
  /** A further server on the same database and logs. */
  another(options?: Partial<ApiServerOptions>): Promise<ApiServer>;
  executionToken(attemptId: string): Promise<string>;
  workloadToken(attemptId: string): Promise<string>;
}

/** A server over a fresh database and log folder, closed and removed at the end of the test. */
export async function withServer(
  changes: Partial<ApiServerConfig> = {},
  options: Partial<ApiServerOptions> = {},
): Promise<TestServer> {
  const test = await withDatabase();
  const { database } = test;
  const config = { ...defaultApiServerConfig, ...changes };
  const logFolder = await mkdtemp(join(tmpdir(), 'leeward-logs-'));
  const servers: ApiServer[] = [];
  async function another(more: Partial<ApiServerOptions> = {}): Promise<ApiServer> {
    const logStore = createFolderLogStore(logFolder);
    const server = await createApiServer({ database, config, logStore, version: '3.3.2', ...more });
    servers.push(server);
    return server;
  }
  const server = await another(options);
  const tokens = await openTaskTokens(database, config);
  return {
    database,
    server,
    config,
    logFolder,
    another,
    executionToken: (attemptId) => tokens.issueExecution(attemptId),
    workloadToken: (attemptId) => tokens.issueWorkload(attemptId),
    async [Symbol.asyncDispose]() {
      for (const each of servers) await each.close(1);
      await rm(logFolder, { recursive: true, force: true });
      await test[Symbol.asyncDispose]();
    },
  };
}

export interface SeededRun {
  dagId: string;
  runId: string;
  dagRunId: number;
  dagVersionId: string;
}

const seedDag = defineStatement<[dagId: string, failFast: boolean], never>(
  'test_seed_dag',
  `with bundle as (
  insert into dag_bundle (name, classpath) values ('test-bundle', 'airflow.dag_processing.bundles.local.LocalDagBundle')
      on conflict (name) do update set active = true returning name
)
insert into dag (dag_id, bundle_name, is_paused, owners, max_active_tasks, max_active_runs, relative_fileloc, fail_fast)
select $1, name, false, '{airflow}', 16, 16, 'test_dag.py', $2 from bundle`,
);

const seedVersion = defineStatement<[id: string, dagId: string, serialized: string], never>(
  'test_seed_version',
  `insert into dag_version (id, dag_id, version_number, serialized, serialized_hash, source_code, source_hash, fileloc, language)
   values ($1, $2, 1, $3, '', '', '', 'test_dag.py', 'python')`,
);

const seedRun = defineStatement<
  [dagId: string, runId: string, logicalDate: string | null, versionId: string],
  { id: number }
>(
  'test_seed_run',
  `insert into dag_run (dag_id, run_id, run_type, state, logical_date, data_interval_start, data_interval_end, run_after, start_date,
                        conf, dag_version_id, created_dag_version_id)
   values ($1, $2, 'manual', 'running', $3, $3, $3, coalesce($3, '2026-11-20T00:00:00Z'::timestamptz), '2026-11-20T00:00:01.5Z', '{}', $4, $4)
   returning id`,
);

const seedTask = defineStatement<
  [
    id: string,
    dagRunId: number,
    dagId: string,
    runId: string,
    taskId: string,
    mapIndex: number,
    state: string | null,
    tries: number,
    maxTries: number,
    versionId: string,
  ],
  never
>(
  'test_seed_task_instance',
  `insert into task_instance (id, dag_run_id, dag_id, run_id, task_id, map_index, state, try_number, max_tries, dag_version_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

/** A Dag with one run; `serialized` is the Dag's serialized form where a test needs one. */
export async function seedDagRun(
  database: Database,
  options: {
    dagId?: string;
    runId?: string;
    serialized?: unknown;
    failFast?: boolean;
    logicalDate?: string | null;
  } = {},
): Promise<SeededRun> {
  const { dagId = 'test_dag', runId = 'manual__1', logicalDate = '2026-11-20T00:00:00Z' } = options;
  const dagVersionId = randomUUID();
  const serialized = options.serialized ?? { __version: 3, dag: { dag_id: dagId, tasks: [] } };
  await database.run(seedDag, dagId, options.failFast ?? false);
  await database.run(seedVersion, dagVersionId, dagId, JSON.stringify(serialized));
  const [run] = await database.run(seedRun, dagId, runId, logicalDate, dagVersionId);
  return { dagId, runId, dagRunId: run!.id, dagVersionId };
}

export async function seedAttempt(
  database: Database,
  run: SeededRun,
  options: {
    taskId?: string;
    mapIndex?: number;
    state?: TaskInstanceState | null;
    tryNumber?: number;
    maxTries?: number;
  } = {},
): Promise<string> {
  const { taskId = 'a_task', mapIndex = -1, state = 'queued', tryNumber = 1, maxTries = 0 } = options;
  const id = randomUUID();
  const { dagRunId, dagId, runId, dagVersionId } = run;
  await database.run(seedTask, id, dagRunId, dagId, runId, taskId, mapIndex, state, tryNumber, maxTries, dagVersionId);
  return id;
}
