import type { RunFacts } from '../decide/run-facts.ts';
import { RunInstances } from '../decide/run-instances.ts';
import type { DagGraph } from '../graph/dag-graph.ts';
import type { PassRow, WaitingItem } from '../queries/load-pass.ts';
import type { LockedRun } from '../queries/lock-runs.ts';

/** Sorts what a pass loaded by run. */
export function factsByRun(
  runs: readonly LockedRun[],
  graphOf: (run: LockedRun) => DagGraph,
  row: PassRow,
  past: ReadonlyMap<number, RunFacts['past']>,
): Map<number, RunFacts> {
  const instances = new Map(runs.map((run) => [run.id, new RunInstances()]));
  for (const [dagRunId, taskId, from, items] of row.instances ?? []) {
    const ofRun = instances.get(dagRunId);
    for (const item of items) {
      const [mapIndex, dueAtMs, storedReasonCode]: WaitingItem = typeof item === 'number' ? [item, null, null] : item;
      const dueAt = dueAtMs === null ? null : new Date(dueAtMs);
      ofRun?.add({ taskId, mapIndex, from, dueAt, storedReasonCode });
    }
  }
  const lengths = byRun(row.resultLengths);
  const counts = byRun(row.returnedCounts);
  return new Map(
    runs.map((run) => [
      run.id,
      {
        run,
        graph: graphOf(run),
        instances: instances.get(run.id) as RunInstances,
        resultLengths: lengths.get(run.id) ?? new Map(),
        returnedCounts: counts.get(run.id) ?? new Map(),
        skipDecisions: (row.skipDecisions ?? [])
          .filter(([dagRunId]) => dagRunId === run.id)
          .map(([, taskId, mapIndex, decision]) => ({ taskId, mapIndex, decision })),
        past: past.get(run.id),
        isPaused: run.isPaused,
      },
    ]),
  );
}

function byRun(rows: [dagRunId: number, taskId: string, value: number][] | null): Map<number, Map<string, number>> {
  const result = new Map<number, Map<string, number>>();
  for (const [dagRunId, taskId, value] of rows ?? []) {
    const ofRun = result.get(dagRunId) ?? new Map<string, number>();
    result.set(dagRunId, ofRun.set(taskId, value));
  }
  return result;
}
