import { type DagGraph, relatives, setupsAround, type TaskNode, teardownsOf } from '../graph/dag-graph.ts';

/** Which tasks come along with the ones asked for. */
export interface Include {
  upstream: boolean;
  downstream: boolean;
}

/** Every task above or below a task, as asked, itself not included. */
export function relatedTasks(node: TaskNode, include: Include): Set<TaskNode> {
  const above = include.upstream ? relatives(node, 'upstream') : [];
  const below = include.downstream ? relatives(node, 'downstream') : [];
  return new Set([...above, ...below]);
}

/**
 * What must run again along with tasks that do: the setups that they work with, and the teardowns of every setup that runs again.
 * airflow/serialization/definitions/dag.py (clear, partial_subset). Unknown ids are left out, and so are the given ones.
 */
export function clearedAlong(graph: DagGraph, taskIds: readonly string[]): string[] {
  const given = new Set(taskIds.flatMap((id) => graph.nodes.get(id) ?? []));
  const found = new Set<TaskNode>();
  for (const node of given) {
    const { isSetup, isTeardown } = node.task;
    const setups = isSetup ? [node] : isTeardown ? [] : setupsAround(node);
    for (const setup of setups) for (const each of [setup, ...teardownsOf(setup)]) found.add(each);
  }
  return graph.inOrder.filter((node) => found.has(node) && !given.has(node)).map((node) => node.task.taskId);
}
