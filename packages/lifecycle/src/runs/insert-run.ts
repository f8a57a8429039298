import { DagRunType, jsonText } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import type { DagGraph } from '../graph/dag-graph.ts';
import { type RunColumns, insertRun as statement } from '../queries/insert-run.ts';
import { createDeadlines } from './create-deadlines.ts';
import { firstTaskInstances } from './new-task-instances.ts';
import { newRunCarrier } from './trace-carrier.ts';

export type NewRun = Omit<RunColumns, 'contextCarrier'>;

export type InsertedRun =
  | { kind: 'created'; id: number; runId: string }
  /** A run with this run id is there already. */
  | { kind: 'exists'; id: number; runId: string }
  /** Another run has this logical date. */
  | { kind: 'logical_date_taken'; id: number; runId: string };

const findTaken = defineStatement<
  [dagId: string, runId: string, logicalDate: Date | null],
  { id: number; runId: string }
>(
  'run_find_taken',
  `select id, run_id as "runId" from dag_run
    where dag_id = $1 and (run_id = $2 or logical_date = $3) order by run_id = $2 desc limit 1`,
);

/** Creates a queued run with its task instances: one round trip. Says so to the schedulers with the commit. */
export async function insertRun(tx: Transaction, graph: DagGraph, run: NewRun): Promise<InsertedRun> {
  const { dagId, runId, logicalDate } = run;
  const rows = firstTaskInstances(graph, logicalDate, run.runType === DagRunType.Backfill);
  const columns: RunColumns = { ...run, contextCarrier: newRunCarrier(run.conf) };
  const [created] = await tx.run(statement, jsonText(columns), JSON.stringify(rows));
  if (created !== undefined) {
    if (graph.dag.deadlines.length > 0) await createDeadlines(tx, created.id);
    tx.emit({ kind: 'run_changed', dagRunId: created.id, dagId, runId });
    return { kind: 'created', id: created.id, runId };
  }
  const [taken] = await tx.run(findTaken, dagId, runId, logicalDate);
  if (taken === undefined) throw new Error(`run ${runId} of ${dagId} was refused by a run that is gone again`);
  return { kind: taken.runId === runId ? 'exists' : 'logical_date_taken', ...taken };
}
