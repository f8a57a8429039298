import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@leeward/database';
import { freePort } from '@leeward/database/testing';
import { type Supervised, supervise } from './supervised.ts';
import { dagFile, readDiary } from './twenty-tasks.ts';

export const victims = ['scheduler-1', 'scheduler-2', 'api-server', 'dag-processor', 'postgres', 'task'] as const;
export type Victim = (typeof victims)[number];

/** An installation whose parts are processes of their own; each is there again soon after it is killed. */
export interface Installation extends AsyncDisposable {
  readonly url: string;
  readonly databaseUrl: string;
  readonly diary: string;
  readonly folder: string;
  /** Kills one by SIGKILL; of the tasks, the one whose attempt started last. */
  kill(victim: Victim): Promise<void>;
  /** Every process has started again after it was killed. */
  isWhole(): boolean;
  /** Processes that ended although nobody killed them. */
  crashes(): string[];
}

export async function startInstallation(): Promise<Installation> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'leeward-chaos-'));
  const diary = join(folder, 'diary');
  await mkdir(join(folder, 'dags'));
  await writeFile(join(folder, 'dags/twenty_tasks.ts'), dagFile(diary));
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
  stack.defer(() => postgres.stop());
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '/',
    LEEWARD_HOME: join(folder, 'home'),
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: postgres.url.replace(/^postgresql:/, 'postgresql+psycopg2:'),
    AIRFLOW__API__PORT: String(port),
    AIRFLOW__API__HOST: '127.0.0.1',
    AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'True',
    AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
    AIRFLOW__CORE__DAGS_FOLDER: join(folder, 'dags'),
    AIRFLOW__CORE__PARALLELISM: '8',
    LEEWARD__CORE__PYTHON: '/nowhere',
    LEEWARD__CORE__INFRASTRUCTURE_RETRIES: '1000',
  };
  const processes = new Map<string, Supervised>();
  for (const [name, command] of [
    ['api-server', 'api-server'],
    ['scheduler-1', 'scheduler'],
    ['scheduler-2', 'scheduler'],
    ['dag-processor', 'dag-processor'],
  ] as const) {
    processes.set(name, stack.use(supervise(name, [command], env, join(folder, `${name}.log`))));
  }
  const running = stack.move();

  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: postgres.url,
    diary,
    folder,
    async kill(victim) {
      if (victim === 'postgres') killProcess(postgres.pid);
      else if (victim === 'task') await killTask(readDiary(diary).at(-1)?.pid);
      else processes.get(victim)!.kill();
    },
    isWhole: () => [...processes.values()].every((each) => each.isReady),
    crashes: () => [...processes.values()].flatMap((each) => each.crashes),
    async [Symbol.asyncDispose]() {
      await running.disposeAsync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function killProcess(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The child may be gone, and its number another process's. */
async function killTask(pid: number | undefined): Promise<void> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (commandLine.includes('packages/sdk/src/child')) killProcess(pid);
}
