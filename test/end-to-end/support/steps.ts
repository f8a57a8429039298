import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@leeward/database/testing';
import { type Api, connectApi } from './api.ts';
import { type RunningServer, type ServerOptions, startServer } from './server.ts';

/** What a task noted of itself. */
interface Note {
  readonly event: 'start' | 'killed' | 'end';
  /** `DAG RUN TASK`. */
  readonly task: string;
  readonly tryNumber: number;
  readonly pid: number;
  readonly atMs: number;
}

/**
 * What a Dag file of steps begins with. A step notes when it starts and ends. A run's conf says of its steps which wait until they are
 * released (`hold`), and how they end: `fail`, `skip`; all others succeed.
 */
const prelude = (folder: string) => `
import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Dag, SkipTask, type TaskContext, type TaskSpec } from '@leeward/sdk';

async function act(_: Record<never, never>, { dagId, runId, taskId, tryNumber, conf, signal, onKill }: TaskContext) {
  const task = [dagId, runId, taskId].join(' ');
  const note = (event: string) =>
    appendFileSync('${folder}/notes', JSON.stringify({ event, task, tryNumber, pid: process.pid, atMs: Date.now() }) + '\\n');
  const isNamed = (list: string) => ((conf[list] ?? []) as string[]).includes(taskId);
  onKill(() => note('killed'));
  note('start');
  if (isNamed('hold')) while (!existsSync(\`${folder}/released/\${task}\`)) await sleep(20, undefined, { signal });
  else await sleep(100);
  note('end');
  if (isNamed('fail')) throw new Error('as the conf says');
  if (isNamed('skip')) throw new SkipTask('as the conf says');
}
const step = (dag: Dag, taskId: string, spec: TaskSpec = {}) => dag.task(taskId, act, spec)();
`;

export interface Steps extends AsyncDisposable {
  readonly server: RunningServer;
  readonly api: Api;
  /** Holds the notes and `dagsFolder`; a Dag file in Python names it FOLDER. */
  readonly folder: string;
  readonly dagsFolder: string;
  notes(): Note[];
  /** Lets a step that is held go on. */
  release(dagId: string, runId: string, taskId: string): Promise<void>;
  /** Triggers a run with this conf and answers its id. */
  run(dagId: string, conf?: Readonly<Record<string, unknown>>, more?: Record<string, unknown>): Promise<string>;
  started(dagId: string, runId: string, taskId: string, tryNumber?: number): Promise<Note>;
  /** Waits until the run has ended, and answers how: of the run and of each task. */
  ended(dagId: string, runId: string): Promise<{ run: string; tasks: Record<string, string | null> }>;
  /** The most steps of these Dags that ran at one moment. */
  mostAtOnce(...dagIds: string[]): number;
  setState(dagId: string, runId: string, taskId: string, state: 'success' | 'failed'): Promise<void>;
  state(dagId: string, runId: string, taskId: string): Promise<string | null>;
}

const patience = { deadlineSeconds: 60 };

/** A server with the Dag files given: those in TypeScript may use `step`; every Dag is unpaused. */
export async function startSteps(
  files: Readonly<Record<string, string>>,
  dagIds: readonly string[],
  options: Omit<ServerOptions, 'dags'> = {},
): Promise<Steps> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'leeward-steps-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'dags'));
  await mkdir(join(folder, 'released'));
  for (const [name, text] of Object.entries(files)) {
    const withPrelude = name.endsWith('.ts') ? prelude(folder) + text : text.replaceAll('FOLDER', folder);
    await writeFile(join(folder, 'dags', name), withPrelude);
  }
  const dagsFolder = join(folder, 'dags');
  const server = stack.use(await startServer({ ...options, dags: dagsFolder }));
  const api = await connectApi(server.url);
  for (const dagId of dagIds) {
    await eventually(() => api.get(`/dags/${dagId}`), { ...patience, what: `the Dag ${dagId}` });
    await api.unpause(dagId);
  }
  const running = stack.move();
  const file = join(folder, 'notes');

  const steps: Steps = {
    server,
    api,
    folder,
    dagsFolder,
    notes: () =>
      (existsSync(file) ? readFileSync(file, 'utf8') : '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Note),
    release: (...task) => writeFile(join(folder, 'released', task.join(' ')), ''),
    run: async (dagId, conf = {}, more = {}) => (await api.trigger(dagId, { conf, ...more })).dag_run_id,
    started: (dagId, runId, taskId, tryNumber = 1) => {
      const task = `${dagId} ${runId} ${taskId}`;
      const isStart = (note: Note) => note.event === 'start' && note.task === task && note.tryNumber === tryNumber;
      return eventually(() => steps.notes().find(isStart), { ...patience, what: `the start of ${task}` });
    },
    async ended(dagId, runId) {
      const path = `/dags/${dagId}/dagRuns/${runId}`;
      const run = await eventually(
        async () => {
          const { state } = await api.get<{ state: string }>(path);
          return state === 'success' || state === 'failed' ? state : undefined;
        },
        { ...patience, what: `the end of ${runId} of ${dagId}` },
      );
      const instances = await api.taskInstances(dagId, runId);
      return { run, tasks: Object.fromEntries(instances.map((each) => [each.task_id, each.state ?? null])) };
    },
    mostAtOnce(...ids) {
      let running = 0;
      let most = 0;
      for (const { event } of steps.notes().filter(({ task }) => ids.includes(task.split(' ')[0]!))) {
        running += event === 'start' ? 1 : -1;
        most = Math.max(most, running);
      }
      return most;
    },
    async setState(dagId, runId, taskId, state) {
      await api.send('PATCH', `/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}`, { new_state: state });
    },
    state: async (dagId, runId, taskId) =>
      (await api.get<{ state: string | null }>(`/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}`)).state,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
  return steps;
}
