import type { Transaction } from '@leeward/database';
import type { DagGraph } from '../graph/dag-graph.ts';
import type { VersionKey } from '../graph/graph-store.ts';
import { loadPass, type PassRow } from '../queries/load-pass.ts';
import type { LockedRun } from '../queries/lock-runs.ts';

/** As many waiting task instances are read at once as could be queued, and no more than this. */
const mostCandidates = 512;

/** The executors with a free slot, and how many candidates of each pool are worth reading. */
export function candidateWindow(freeByExecutor: ReadonlyMap<string, number>): { perPool: number; executors: string[] } {
  const free = [...freeByExecutor].filter(([, slots]) => slots > 0);
  const total = free.reduce((sum, [, slots]) => sum + slots, 0);
  return { perPool: Math.min(total, mostCandidates), executors: free.map(([name]) => name) };
}

export async function loadState(
  tx: Transaction,
  slots: { freeByExecutor: ReadonlyMap<string, number>; defaultExecutor: string },
  runs: readonly LockedRun[],
  graphOf: (key: VersionKey) => DagGraph,
): Promise<PassRow> {
  const pairs = (taskIds: (graph: DagGraph) => readonly string[]) =>
    runs.flatMap((run) => taskIds(graphOf(run)).map((taskId) => [run.id, taskId] as const));
  const counted = pairs((graph) => graph.countedTaskIds);
  const skipping = pairs((graph) => graph.skippingTaskIds);
  const queuedDagIds = new Set(runs.filter((run) => run.state === 'queued').map((run) => run.dagId));
  const { perPool, executors } = candidateWindow(slots.freeByExecutor);
  const [row] = await tx.run(
    loadPass,
    runs.map((run) => run.id),
    counted.map(([id]) => id),
    counted.map(([, taskId]) => taskId),
    skipping.map(([id]) => id),
    skipping.map(([, taskId]) => taskId),
    [...queuedDagIds],
    perPool,
    executors,
    slots.defaultExecutor,
    [],
    [],
  );
  return row as PassRow;
}
