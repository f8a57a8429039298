/** Pure questions about the edges of a Dag: closures, order, weights. */
import type { Task } from './dag.ts';

type Edges = ReadonlyMap<string, readonly string[]>;

const maxWeight = 2_147_483_647;
const minWeight = -2_147_483_648;

/** The ids reachable from a task over the edges, without itself. */
function reachable(edges: Edges, from: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(edges.get(from) ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(edges.get(id) ?? []));
  }
  return seen;
}

/** The edges the other way round, each list in the order of `edges`. */
export function reversed(edges: Edges): Map<string, string[]> {
  const result = new Map<string, string[]>([...edges.keys()].map((id) => [id, []]));
  for (const [from, targets] of edges) for (const to of targets) result.get(to)?.push(from);
  return result;
}

/** Every id after all ids that lead to it, else in the given order; null where there is a cycle. */
export function topologicalOrder(downstream: Edges): string[] | null {
  const waitingFor = new Map([...reversed(downstream)].map(([id, upstream]) => [id, upstream.length]));
  const order = [...downstream.keys()].filter((id) => waitingFor.get(id) === 0);
  for (const id of order) {
    for (const next of downstream.get(id) ?? []) {
      const left = waitingFor.get(next)! - 1;
      waitingFor.set(next, left);
      if (left === 0) order.push(next);
    }
  }
  return order.length === downstream.size ? order : null;
}

/**
 * The weight by which waiting tasks are ordered (airflow.task.priority_strategy), within the range of a database integer. A
 * strategy of the author's own is code, so the task's own weight counts.
 */
export function effectiveWeight(
  rule: string,
  taskId: string,
  ownWeights: ReadonlyMap<string, number>,
  edges: { upstream: Edges; downstream: Edges },
): number {
  const own = ownWeights.get(taskId)!;
  const relatives = rule === 'downstream' || rule === 'upstream' ? reachable(edges[rule], taskId) : new Set<string>();
  const sum = [...relatives].reduce((total, id) => total + ownWeights.get(id)!, own);
  return Math.max(minWeight, Math.min(maxWeight, sum));
}

/** See `Dag.decidingLeaves` (DagRun._tis_for_dagrun_state). */
export function decidingLeaves(tasks: ReadonlyMap<string, Task>): string[] {
  const counts = (task: Task): boolean => !task.isTeardown || task.onFailureFailDagrun;
  const all = [...tasks.values()];
  const deciding = all.filter((task) => counts(task) && !task.downstream.some((id) => counts(tasks.get(id)!)));
  const chosen = deciding.length > 0 ? deciding : all.filter((task) => task.downstream.length === 0);
  return chosen.map((task) => task.taskId);
}
