import type { TaskNode } from '../graph/dag-graph.ts';
import type { Reason } from './reason.ts';
import type { RunFacts } from './run-facts.ts';

/**
 * Null where the task's past lets it run, else why not: `depends_on_past` and `wait_for_downstream`
 * (airflow/ti_deps/deps/prev_dagrun_dep.py).
 */
export function unmetPast({ graph, past }: RunFacts, node: TaskNode): Reason | null {
  const { task } = node;
  if (!task.dependsOnPast || past === undefined || past.isFirstOfBackfill || past.previous === null) return null;
  const { previous } = past;
  const started = task.startDate;
  if (graph.dag.catchup && started !== null && previous.logicalDate !== null && previous.logicalDate < started) {
    return null;
  }
  const before = previous.tasks.get(task.taskId);
  if (before === undefined) {
    if (task.ignoreFirstDependsOnPast && !past.everRunTaskIds.has(task.taskId)) return null;
    return reason(`the task has no instance in the previous run ${previous.runId}`, previous.runId);
  }
  if (before.successful < before.total) {
    const left = before.total - before.successful;
    return reason(`${left} of its instances in the previous run ${previous.runId} did not succeed yet`, previous.runId);
  }
  const isWaitingFor = (below: TaskNode) => {
    const counts = previous.tasks.get(below.task.taskId);
    return counts !== undefined && counts.successful < counts.total;
  };
  const below = task.waitForDownstream ? node.downstream.find(isWaitingFor) : undefined;
  return below === undefined
    ? null
    : reason(`${below.task.taskId} in the previous run ${previous.runId} did not succeed yet`, previous.runId);
}

function reason(what: string, previousRunId: string): Reason {
  return { code: 'depends_on_past', message: `Waits for its past: ${what}.`, previousRunId };
}
