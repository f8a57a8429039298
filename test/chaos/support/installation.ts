import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@leeward/database';
import { freePort } from '@leeward/database/testing';
import { type Supervised, supervise } from './supervised.ts';
import { pythonDagFile, readDiary, type Start, typescriptDagFile } from './twenty-tasks.ts';
import { openWay, type Way } from './way.ts';

/** Of every process of the control plane two run at once. */
const commands = {
  'api-server-1': 'api-server',
  'api-server-2': 'api-server',
  'scheduler-1': 'scheduler',
  'scheduler-2': 'scheduler',
  'dag-processor-1': 'dag-processor',
  'dag-processor-2': 'dag-processor',
} as const;
type ProcessName = keyof typeof commands;

/** With a scheduler the workers of its local executor die. The last two are ways, not processes. */
export const victims = [
  'api-server-1',
  'api-server-2',
  'scheduler-1',
  'scheduler-2',
  'dag-processor-1',
  'dag-processor-2',
  'postgres',
  'node-task',
  'python-task',
  'python-server',
  'api-connections',
  'database-connections',
] as const;
type Victim = (typeof victims)[number];

/** An installation whose parts are processes of their own; each is there again soon after it is killed. */
export interface Installation extends AsyncDisposable {
  /** Of both API servers. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly diary: string;
  readonly folder: string;
  /** Kills one by SIGKILL; of the tasks, the one whose attempt started last. False where none runs. */
  kill(victim: Victim): Promise<boolean>;
  /** It has started again after it was killed. */
  isUp(victim: Victim): boolean;
  /** Processes that ended although nobody killed them. */
  crashes(): string[];
  /** What the schedulers' sweeps found that an event should have told. */
  missedNotifications(): Promise<string[]>;
}

export async function startInstallation(): Promise<Installation> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'leeward-chaos-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const diary = join(folder, 'diary');
  await mkdir(join(folder, 'dags'));
  await writeFile(join(folder, 'dags/twenty_tasks.ts'), typescriptDagFile(diary));
  await writeFile(join(folder, 'dags/twenty_tasks.py'), pythonDagFile(diary));
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
  stack.defer(() => postgres.stop());
  const apiPorts = [await freePort(), await freePort()];
  const ways = {
    'api-connections': stack.use(await openWay(apiPorts)),
    'database-connections': stack.use(await openWay([Number(new URL(postgres.url).port)])),
  };
  const env = environment(folder, postgres, ways);
  const processes = new Map<Victim, Supervised>();
  for (const name of Object.keys(commands) as ProcessName[]) {
    const own = { ...env, AIRFLOW__API__PORT: String(apiPorts[name === 'api-server-2' ? 1 : 0]) };
    processes.set(name, stack.use(supervise(name, [commands[name]], own, join(folder, `${name}.log`))));
  }
  const running = stack.move();

  return {
    url: `http://127.0.0.1:${ways['api-connections'].port}`,
    databaseUrl: postgres.url,
    diary,
    folder,
    async kill(victim) {
      switch (victim) {
        case 'postgres':
          return killProcess(postgres.pid);
        case 'node-task':
        case 'python-task':
          return killProcess(await runningTask(diary, victim));
        case 'python-server':
          return killProcess(await parentOf(await runningTask(diary, 'python-task')));
        case 'api-connections':
        case 'database-connections':
          ways[victim].cut();
          return true;
        default:
          processes.get(victim)!.kill();
          return true;
      }
    },
    isUp: (victim) => processes.get(victim)?.isReady ?? true,
    crashes: () => [...processes.values()].flatMap((each) => each.crashes),
    async missedNotifications() {
      const logs = ['scheduler-1', 'scheduler-2'].map((name) => readFile(join(folder, `${name}.log`), 'utf8'));
      return (await Promise.all(logs)).flatMap((log) =>
        log.split('\n').filter((line) => line.includes('the sweep found what no event had told')),
      );
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function environment(
  folder: string,
  postgres: EmbeddedPostgres,
  ways: Readonly<Record<'api-connections' | 'database-connections', Way>>,
): Record<string, string> {
  const database = new URL(postgres.url);
  database.port = String(ways['database-connections'].port);
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '/',
    LEEWARD_HOME: join(folder, 'home'),
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: database.href.replace(/^postgresql:/, 'postgresql+psycopg2:'),
    AIRFLOW__API__HOST: '127.0.0.1',
    AIRFLOW__CORE__EXECUTION_API_SERVER_URL: `http://127.0.0.1:${ways['api-connections'].port}/execution/`,
    AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'True',
    AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
    AIRFLOW__CORE__DAGS_FOLDER: join(folder, 'dags'),
    AIRFLOW__CORE__PARALLELISM: '8',
    LEEWARD__CORE__PYTHON: String(process.env.LEEWARD_TEST_PYTHON_ENVIRONMENT),
    LEEWARD__CORE__INFRASTRUCTURE_RETRIES: '1000',
  };
}

function killProcess(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

/** Of an attempt that started longer ago the number may be another process's by now. */
const recentMs = 10_000;
/** A short task is over before it is found: the next one that starts within this time is taken. */
const taskPatienceMs = 3_000;

/** The process of the attempt that started last and runs; undefined where none does or will soon. */
async function runningTask(diary: string, kind: Start['kind']): Promise<number | undefined> {
  const deadline = performance.now() + taskPatienceMs;
  while (performance.now() < deadline) {
    const last = readDiary(diary).findLast((start) => start.kind === kind && start.atMs > Date.now() - recentMs);
    if (last !== undefined && (await isChild(last))) return last.pid;
    await sleep(10);
  }
  return undefined;
}

/** By the title that Airflow gives a Python task, and by the program beside a Node one. */
const titles = { 'node-task': 'packages/sdk/src/child', 'python-task': 'airflow worker' } as const;

async function isChild({ pid, kind }: Start): Promise<boolean> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(titles[kind]);
}

async function parentOf(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const parent = /^PPid:\s+(\d+)$/m.exec(status)?.[1];
  return parent === undefined ? undefined : Number(parent);
}
