import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@leeward/database/testing';
import { pinnedNode } from '../scripts/pinned.mjs';
import { within } from './client.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface BenchServer {
  url: string;
  pid: number;
  /** From the command to the first healthy answer. */
  secondsToHealthy: number;
  stop(): Promise<void>;
}

/** The bundled command where it is built, the sources otherwise; `home` holds the database. */
export async function startLeeward(
  home: string,
  python: string,
  env: Record<string, string> = {},
): Promise<BenchServer> {
  const bundle = join(root, 'dist/leeward.mjs');
  const entry = existsSync(bundle) ? bundle : join(root, 'packages/cli/src/main.ts');
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(pinnedNode(), [entry, 'standalone'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '/',
      LEEWARD_HOME: home,
      LEEWARD__CORE__PYTHON: python,
      NODE_COMPILE_CACHE: join(root, '.cache/compile'),
      AIRFLOW__API__PORT: String(port),
      AIRFLOW__API__HOST: '127.0.0.1',
      AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
      AIRFLOW__CORE__DAGS_FOLDER: join(root, 'bench/dags'),
      AIRFLOW__CORE__PARALLELISM: '8',
      AIRFLOW__CORE__MAX_ACTIVE_TASKS_PER_DAG: '1000',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'True',
      LEEWARD__LOGGING__LEVEL: 'error',
      ...env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await within(60_000, 'Leeward is healthy', async () => {
    const health = await fetch(`${url}/api/v2/monitor/health`);
    const body = (await health.json()) as { scheduler: { status: string | null } };
    return body.scheduler.status === 'healthy' ? true : undefined;
  });
  return { url, pid: child.pid!, secondsToHealthy: (performance.now() - startedAt) / 1_000, stop: () => end(child) };
}

export function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

export async function temporaryFolder(name: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `leeward-bench-${name}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
