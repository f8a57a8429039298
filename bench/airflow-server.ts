import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@leeward/database/testing';
import { within } from './client.ts';
import type { BenchServer } from './leeward-server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = [
  'apache-airflow-core==3.3.2',
  'apache-airflow-task-sdk==1.3.2',
  'apache-airflow-providers-standard==1.21.0',
  'psycopg2-binary',
  'asyncpg',
];

const graceMs = 5_000;

/** Installs Airflow once below .cache, and runs `airflow standalone` with the LocalExecutor on the given Postgres. */
export async function startAirflow(home: string, databaseUrl: string): Promise<BenchServer> {
  const venv = join(root, '.cache/airflow');
  if (!existsSync(join(venv, 'bin/airflow'))) {
    console.log('installing Airflow 3.3.2 …');
    run('python3', ['-m', 'venv', venv]);
    run(join(venv, 'bin/pip'), ['install', '--quiet', ...packages]);
  }
  const port = await freePort();
  const env = {
    PATH: `${join(venv, 'bin')}:${process.env.PATH}`,
    HOME: home,
    AIRFLOW_HOME: home,
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: databaseUrl.replace('postgresql://', 'postgresql+psycopg2://'),
    AIRFLOW__CORE__EXECUTOR: 'LocalExecutor',
    AIRFLOW__CORE__PARALLELISM: '8',
    AIRFLOW__CORE__MAX_ACTIVE_TASKS_PER_DAG: '1000',
    AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
    AIRFLOW__CORE__DAGS_FOLDER: join(root, 'bench/dags'),
    AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'True',
    AIRFLOW__API__PORT: String(port),
    AIRFLOW__CORE__EXECUTION_API_SERVER_URL: `http://localhost:${port}/execution/`,
  };
  spawnSync(join(venv, 'bin/airflow'), ['db', 'migrate'], { env, stdio: 'ignore' });
  const startedAt = performance.now();
  const child = spawn(join(venv, 'bin/airflow'), ['standalone'], { env, stdio: 'ignore', detached: true });
  const url = `http://localhost:${port}`;

  /** `airflow standalone` told to end leaves its processes behind: all of its group are. */
  async function stop(): Promise<void> {
    process.kill(-child.pid!, 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, graceMs));
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  await within(120_000, 'Airflow is healthy', async () => {
    const body = (await (await fetch(`${url}/api/v2/monitor/health`)).json()) as {
      scheduler: { status: string | null };
    };
    return body.scheduler.status === 'healthy' ? true : undefined;
  });
  return { url, pid: child.pid!, secondsToHealthy: (performance.now() - startedAt) / 1_000, stop };
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ended with exit code ${status}`);
}
