import { DagRunTriggeredBy, DagRunType, type TaskInstanceStateOrNull } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { GraphStore } from '../graph/graph-store.ts';
import { type PassRequest, type PassResult, runPass } from '../pass/run-pass.ts';
import { insertRun, type NewRun } from '../runs/insert-run.ts';
import type { GivenDag } from './given-dag.ts';

/** Creates a run of the Dag and answers with its id. */
export async function givenRun(database: Database, dag: GivenDag, columns: Partial<NewRun> = {}): Promise<number> {
  const created = await database.transaction('given run', (tx) =>
    insertRun(tx, dag.graph, {
      dagId: dag.dagId,
      runId: 'a_run',
      runType: DagRunType.Manual,
      logicalDate: null,
      dataIntervalStart: null,
      dataIntervalEnd: null,
      runAfter: new Date(0),
      conf: null,
      triggeredBy: DagRunTriggeredBy.Cli,
      triggeringUserName: null,
      bundleVersion: null,
      versionId: dag.versionId,
      backfillId: null,
      partitionKey: null,
      partitionDate: null,
      note: null,
      ...columns,
    }),
  );
  if (created.kind !== 'created') throw new Error(`the run was not created: ${created.kind}`);
  return created.id;
}

/** One pass as a scheduler with a wide default executor makes it. */
export function pass(
  database: Database,
  dagRunIds: readonly number[],
  request: Partial<PassRequest> = {},
): Promise<PassResult> {
  return database.transaction('pass', (tx) =>
    runPass(tx, new GraphStore(), {
      dagRunIds,
      freeByExecutor: new Map([['LocalExecutor', 1_000]]),
      defaultExecutor: 'LocalExecutor',
      processId: database.processId,
      ...request,
    }),
  );
}

/** States by task id, or `task[index]` where it is mapped. */
export async function statesOf(database: Database, dagRunId: number): Promise<Record<string, TaskInstanceStateOrNull>> {
  const rows = await database.kysely
    .selectFrom('task_instance')
    .select(['task_id', 'map_index', 'state'])
    .where('dag_run_id', '=', dagRunId)
    .orderBy('task_id')
    .orderBy('map_index')
    .execute();
  const nameOf = (row: { task_id: string; map_index: number }) =>
    row.map_index < 0 ? row.task_id : `${row.task_id}[${row.map_index}]`;
  return Object.fromEntries(rows.map((row) => [nameOf(row), row.state as TaskInstanceStateOrNull]));
}

export async function runState(database: Database, dagRunId: number): Promise<string> {
  const { kysely } = database;
  return (await kysely.selectFrom('dag_run').select('state').where('id', '=', dagRunId).executeTakeFirstOrThrow())
    .state;
}

/** Ends attempts as a worker would, whatever state they are in. */
export async function end(database: Database, attemptIds: readonly string[], state: string): Promise<void> {
  const now = new Date().toISOString();
  await database.kysely
    .updateTable('task_instance')
    .set({ state, start_date: now, end_date: now })
    .where('id', 'in', [...attemptIds])
    .execute();
}
