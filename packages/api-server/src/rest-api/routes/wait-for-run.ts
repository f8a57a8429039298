import { Readable } from 'node:stream';
import { type ControlPlaneEvent, type DagRunState, isRunFinished, jsonText } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { sql } from 'kysely';
import { createBell } from '../../bell.ts';
import type { RestApiContext } from '../context.ts';
import type { RegisterOperation } from '../operations.ts';
import { unknownRun } from '../queries/dag-runs.ts';
import { rowIdOfRun } from '../queries/run-id.ts';

/** A line of JSON at every look at a run, until it ended; the last one has the results. A server that closes ends it before. */
export function waitForRunRoutes(operation: RegisterOperation, { database, closing }: RestApiContext): void {
  operation('wait_dag_run_until_finished', {
    access: ['GET', 'dag'],
    async handle({ path, query, reply }) {
      const dagRunId = await rowIdOfRun(database, path.dag_id, path.dag_run_id);
      if (dagRunId === undefined) throw unknownRun(path.dag_id, path.dag_run_id);
      const lines = waitLines(database, dagRunId, query.interval, query.result ?? null, closing);
      return reply.type('application/x-ndjson').send(Readable.from(lines));
    },
  });
}

async function* waitLines(
  database: Database,
  dagRunId: number,
  intervalSeconds: number,
  resultTaskIds: readonly string[] | null,
  closing: AbortSignal,
): AsyncGenerator<string> {
  const concerns = (event: ControlPlaneEvent) => event.kind === 'run_changed' && event.dagRunId === dagRunId;
  const bell = createBell(database.bus, closing, concerns);
  try {
    let state = await stateOf(database, dagRunId);
    while (state !== undefined && !isRunFinished(state)) {
      yield `${JSON.stringify({ state })}\n`;
      await bell.wait(betweenLooksMs(intervalSeconds));
      if (closing.aborted) return;
      state = await stateOf(database, dagRunId);
    }
    if (state === undefined) return;
    const results = await resultsOf(database, dagRunId, resultTaskIds);
    yield `${jsonText(results === null ? { state } : { state, results })}\n`;
  } finally {
    bell.close();
  }
}

const shortestMs = 100;
/** A timer of Node that is to wait for longer waits not at all. */
const longestMs = 2 ** 31 - 1;

/** The contract takes every interval above 0; one that nobody needs must not keep the database busy. Changes are told at once anyway. */
export function betweenLooksMs(intervalSeconds: number): number {
  return Math.min(Math.max(intervalSeconds * 1_000, shortestMs), longestMs);
}

async function stateOf({ kysely }: Database, dagRunId: number): Promise<DagRunState | undefined> {
  const row = await kysely.selectFrom('dag_run').select('state').where('id', '=', dagRunId).executeTakeFirst();
  return row?.state as DagRunState | undefined;
}

/** What the named tasks returned, or, without names, what the Dag's author marked as its result; null where there is none. */
async function resultsOf(
  { kysely }: Database,
  dagRunId: number,
  taskIds: readonly string[] | null,
): Promise<Record<string, unknown> | null> {
  let found = kysely
    .selectFrom('xcom')
    .select(['task_id', 'map_index', sql<unknown>`value::json`.as('value')])
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
