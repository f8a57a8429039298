import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FailureCode } from '@leeward/contracts';
import type { UiAttempts } from '@leeward/contracts/ui-api';
import { eventually } from '@leeward/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectApi } from './support/api.ts';
import { type RunningServer, startServer } from './support/server.ts';

interface Ended {
  run: { state: string | null; refused?: number };
  refused?: number;
  task_instances?: Record<string, unknown>[];
}

interface DagPage {
  dags: { dag_id: string }[];
}

interface TaskInstancePage {
  task_instances: { dag_id: string; dag_run_id: string; task_id: string; map_index: number; try_number: number }[];
}

const folder = fileURLToPath(new URL('oracle/', import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const airflow = { ...read('example-dags.json'), ...read('outcomes.json') } as Record<string, Ended>;
/** By Dag id, why it ends otherwise here. */
const differences = read('differences.json') as Record<string, string>;

/** Airflow ran it in the same recording, and example_external_task ends as recorded because of that run. */
const runBeside = ['child_dag'];
const runSeconds = 240;

let server: RunningServer;
let ours: Record<string, Ended>;

beforeAll(async () => {
  const environment = String(process.env.LEEWARD_TEST_PYTHON_ENVIRONMENT);
  const python = readdirSync(join(environment, 'lib')).find((name) => name.startsWith('python3'))!;
  const site = join(environment, 'lib', python, 'site-packages/airflow');
  const bundle = (name: string, path: string) => ({
    name,
    classpath: 'airflow.dag_processing.bundles.local.LocalDagBundle',
    kwargs: { path },
  });
  const bundles = [
    bundle('core', join(site, 'example_dags')),
    bundle('standard', join(site, 'providers/standard/example_dags')),
    bundle('outcomes', join(folder, 'dags')),
  ];
  server = await startServer({
    python: true,
    env: {
      AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
      AIRFLOW__CORE__PLUGINS_FOLDER: join(folder, 'plugins'),
      AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST: JSON.stringify(bundles),
    },
  });
  const api = await connectApi(server.url);
  const wanted = [...runBeside, ...Object.keys(airflow)];
  await eventually(
    async () => {
      const pages = ['/dags?limit=100', '/dags?limit=100&offset=100'].map((path) => api.get<DagPage>(path));
      const known = new Set((await Promise.all(pages)).flatMap(({ dags }) => dags.map(({ dag_id: dagId }) => dagId)));
      return wanted.every((dagId) => known.has(dagId)) || undefined;
    },
    { deadlineSeconds: 180, what: "all of Airflow's example Dags" },
  );
  ours = await record(join(environment, 'bin/python'), wanted);
});
afterAll(() => server[Symbol.asyncDispose]());

/** The script that recorded what Airflow did, as it is, against this server. */
async function record(interpreter: string, dagIds: string[]): Promise<Record<string, Ended>> {
  const out = join(server.home, 'example-dags.json');
  const script = spawn(interpreter, [join(folder, 'record.py'), server.url, out, String(runSeconds), ...dagIds]);
  let printed = '';
  for (const stream of [script.stdout, script.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const code = await new Promise((resolve) => script.once('close', resolve));
  if (code !== 0) throw new Error(`record.py ended with ${code}:\n${printed}`);
  return JSON.parse(readFileSync(out, 'utf8'));
}

test.each(Object.keys(airflow))('%s ends as in Airflow, with every task instance', (dagId) => {
  if (differences[dagId] === undefined) expect(plain(ours[dagId])).toEqual(plain(airflow[dagId]));
  else expect(plain(ours[dagId])).not.toEqual(plain(airflow[dagId]));
});

test('no attempt is lost to the machinery', async () => {
  const api = await connectApi(server.url);
  const pages = [0, 100, 200, 300, 400].map((offset) =>
    api.get<TaskInstancePage>(`/dags/~/dagRuns/~/taskInstances?limit=100&offset=${offset}`),
  );
  const again = (await Promise.all(pages)).flatMap((page) => page.task_instances.filter((each) => each.try_number > 1));
  const reasons = again.map(async ({ dag_id, dag_run_id, task_id, map_index }) => {
    const path = `/dags/${dag_id}/runs/${encodeURIComponent(dag_run_id)}/tasks/${task_id}/attempts?map_index=${map_index}`;
    return (await api.ui<UiAttempts>(path)).attempts.slice(0, -1);
  });
  const ownFailures: ReadonlySet<string> = new Set(Object.values(FailureCode));
  const lost = (await Promise.all(reasons))
    .flat()
    .filter(({ reason }) => reason !== null && !ownFailures.has(reason.code));
  expect(lost.map(({ dag_id, task_id, reason }) => ({ dag_id, task_id, reason }))).toEqual([]);
});

test('a timetable written in Python says its next run', async () => {
  const api = await connectApi(server.url);
  const next = await eventually(
    async () =>
      (await api.get<{ next_dagrun_run_after: string | null }>('/dags/example_workday_timetable'))
        .next_dagrun_run_after ?? undefined,
    { deadlineSeconds: 60, what: 'the next run of example_workday_timetable' },
  );
  // A run of a workday starts when that day is over: Saturday for Friday's, never Sunday or Monday.
  expect([2, 3, 4, 5, 6]).toContain(new Date(next).getUTCDay());
});

/** A refused trigger stands beside the run or in it, by the age of the script that recorded it. */
function plain(ended: Ended | undefined) {
  const { run, refused = run?.refused ?? null, task_instances: taskInstances = [] } = ended ?? ({} as Ended);
  return { state: run?.state, refused, taskInstances };
}
