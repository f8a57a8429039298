import { type DagGraph, relatives, type TaskNode } from '../graph/dag-graph.ts';

/**
 * The given tasks with what is above or below them, and with the setups that they need and those setups' teardowns: a task without
 * its setup cannot run again. airflow/serialization/definitions/dag.py (partial_subset). Unknown ids are left out.
 */
export function relatedTasks(
  graph: DagGraph,
  taskIds: readonly string[],
  include: { upstream: boolean; downstream: boolean },
): string[] {
  const found = new Set<TaskNode>(taskIds.flatMap((id) => graph.nodes.get(id) ?? []));
  for (const node of [...found]) {
    if (include.upstream) for (const above of relatives(node, 'upstream')) found.add(above);
    if (include.downstream) for (const below of relatives(node, 'downstream')) found.add(below);
  }
  for (const node of [...found]) {
    for (const setup of [...node.upstream.filter((each) => each.task.isSetup), ...node.indirectSetups]) {
      found.add(setup);
      for (const teardown of setup.downstream) if (teardown.task.isTeardown) found.add(teardown);
    }
    if (node.task.isSetup) {
      for (const teardown of node.downstream) if (teardown.task.isTeardown) found.add(teardown);
    }
  }
  return graph.inOrder.filter((node) => found.has(node)).map((node) => node.task.taskId);
}
