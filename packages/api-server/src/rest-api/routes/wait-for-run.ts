import { Readable } from 'node:stream';
import { isRunFinished } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import type { RestApiContext } from '../context.ts';
import type { RegisterOperation } from '../operations.ts';
import { unknownRun } from '../queries/dag-runs.ts';

interface WaitedRun {
  id: number;
  state: 'queued' | 'running' | 'success' | 'failed';
}

/** A line of JSON at every look at a run, until it ended; the last one has the results. */
export function waitForRunRoutes(operation: RegisterOperation, { database }: RestApiContext): void {
  operation('wait_dag_run_until_finished', {
    access: ['GET', 'dag'],
    async handle({ path, query, reply }) {
      const run = await findRun(database, path.dag_id, path.dag_run_id);
      if (run === undefined) throw unknownRun(path.dag_id, path.dag_run_id);
      const lines = waitLines(database, run, query.interval, query.result ?? null);
      return reply.type('application/x-ndjson').send(Readable.from(lines));
    },
  });
}

async function findRun({ kysely }: Database, dagId: string, runId: string): Promise<WaitedRun | undefined> {
  const row = await kysely
    .selectFrom('dag_run')
    .select(['id', 'state'])
    .where('dag_id', '=', dagId)
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row as WaitedRun | undefined;
}

async function* waitLines(
  database: Database,
  run: WaitedRun,
  intervalSeconds: number,
  resultTaskIds: readonly string[] | null,
): AsyncGenerator<string> {
  let { state } = run;
  while (!isRunFinished(state)) {
    yield `${JSON.stringify({ state })}\n`;
    await changeOrTime(database, run.id, intervalSeconds);
    const now = await database.kysely.selectFrom('dag_run').select('state').where('id', '=', run.id).executeTakeFirst();
    if (now === undefined) return;
    state = now.state as WaitedRun['state'];
  }
  const results = await resultsOf(database, run.id, resultTaskIds);
  yield `${JSON.stringify(results === null ? { state } : { state, results })}\n`;
}

/** Looks again as soon as something of the run changed, and at the latest after the interval. */
function changeOrTime({ bus }: Database, dagRunId: number, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, seconds * 1_000);
    const stop = bus.subscribe((event) => {
      if (event.kind === 'run_changed' && event.dagRunId === dagRunId) done();
    });
  });
}

/** What the named tasks returned, or, without names, what the Dag's author marked as its result; null where there is none. */
async function resultsOf(
  { kysely }: Database,
  dagRunId: number,
  taskIds: readonly string[] | null,
): Promise<Record<string, unknown> | null> {
  let found = kysely
    .selectFrom('xcom')
    .select(['task_id', 'map_index', 'value'])
    .where('dag_run_id', '=', dagRunId)
    .where('key', '=', 'return_value');
  if (taskIds === null) found = found.where('dag_result', '=', true);
  else if (taskIds.length === 0) return null;
  else found = found.where('task_id', 'in', [...taskIds]);
  const rows = await found.orderBy('task_id').orderBy('map_index').execute();
  const results: Record<string, unknown> = {};
  for (const { task_id, map_index, value } of rows) {
    if (map_index < 0) results[task_id] = value;
    else results[task_id] = [...((results[task_id] as unknown[] | undefined) ?? []), value];
  }
  return rows.length === 0 ? null : results;
}
