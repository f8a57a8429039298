import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecuteTask } from '@leeward/contracts';

const projectFolder = fileURLToPath(new URL('../../../../', import.meta.url));
const dagFolder = fileURLToPath(new URL('./dags', import.meta.url));

export const bundleName = 'test-bundle';

/** The Python that has Airflow's Task SDK: LEEWARD_TEST_PYTHON, or the environment that `npm start` makes. */
function testPython(): string {
  const python = process.env.LEEWARD_TEST_PYTHON ?? join(projectFolder, '.cache/python/bin/python');
  if (existsSync(python)) return python;
  throw new Error(
    `There is no Python with the Task SDK at ${python}; run "npm start" once, or set LEEWARD_TEST_PYTHON.`,
  );
}

export interface SdkRun {
  child: ChildProcess;
  /** What it wrote, and how it ended. */
  ended: Promise<{ code: number | null; output: string }>;
}

/** Runs a workload the way Airflow's Kubernetes pods do: `python -m airflow.sdk.execution_time.execute_workload`. */
export async function executeWorkload(workload: ExecuteTask, executionApiUrl: string): Promise<SdkRun> {
  const home = await mkdtemp(join(tmpdir(), 'leeward-airflow-home-'));
  const bundles = [
    {
      name: bundleName,
      classpath: 'airflow.dag_processing.bundles.local.LocalDagBundle',
      kwargs: { path: dagFolder, refresh_interval: 3600 },
    },
  ];
  const child = spawn(
    testPython(),
    ['-m', 'airflow.sdk.execution_time.execute_workload', '--json-string', JSON.stringify(workload)],
    {
      env: {
        PATH: process.env.PATH,
        HOME: home,
        USER: 'tester',
        AIRFLOW_HOME: home,
        AIRFLOW__CORE__EXECUTION_API_SERVER_URL: executionApiUrl,
        AIRFLOW__CORE__LOAD_EXAMPLES: 'false',
        AIRFLOW__CORE__DAGS_FOLDER: dagFolder,
        AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST: JSON.stringify(bundles),
        AIRFLOW__LOGGING__BASE_LOG_FOLDER: join(home, 'logs'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  }).finally(() => rm(home, { recursive: true, force: true }));
  return { child, ended };
}
