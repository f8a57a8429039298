import { literalCount } from '../decide/map-length.ts';
import type { Reason } from '../decide/reason.ts';
import { waitsForUpstream } from '../decide/waits-for-upstream.ts';
import type { DagGraph, TaskNode } from '../graph/dag-graph.ts';

/** Columns of a new task instance, by the short names that `newTaskInstanceColumns` reads. */
export interface NewTaskInstance {
  task: string;
  map: number;
  retries: number;
  operator: string;
  name: string | null;
  pool: string;
  slots: number;
  queue: string;
  weight: number;
  executor: string | null;
  config: object | null;
  reason: Reason | null;
}

export const newTaskInstanceRecord = `t(task text, map int, retries int, operator text, name text, pool text, slots int, queue text,
         weight int, executor text, config jsonb, reason jsonb)`;

/** To stand after `insert into task_instance`: the columns, and their values out of `newTaskInstanceRecord` and the run `r`. */
export const newTaskInstanceColumns = `(id, dag_run_id, dag_id, run_id, run_logical_date, dag_version_id, task_id, map_index, max_tries,
         operator, task_display_name, pool, pool_slots, queue, priority_weight, executor, executor_config, reason)`;
export const newTaskInstanceValues = `new_uuid(), r.id, r.dag_id, r.run_id, r.logical_date, r.dag_version_id, t.task, t.map, t.retries,
         t.operator, t.name, t.pool, t.slots, t.queue, t.weight, t.executor, t.config, t.reason`;

/**
 * The task instances that a run starts with: one a task, those of a literal expansion one an item, and none of a task whose own dates
 * leave the run out. airflow/models/dagrun.py (verify_integrity).
 */
export function firstTaskInstances(graph: DagGraph, logicalDate: Date | null, isBackfill: boolean): NewTaskInstance[] {
  return graph.inOrder
    .filter(({ task }) => isBackfill || isWithin(logicalDate, task.startDate, task.endDate))
    .flatMap((node) => {
      // An empty list leaves the one instance that is skipped when its time has come.
      const count = literalCount(node) ?? 0;
      const mapIndexes = count === 0 ? [-1] : Array.from({ length: count }, (_, mapIndex) => mapIndex);
      return mapIndexes.map((mapIndex) => newTaskInstance(node, mapIndex));
    });
}

export function newTaskInstance(node: TaskNode, mapIndex: number): NewTaskInstance {
  const { task } = node;
  return {
    task: task.taskId,
    map: mapIndex,
    retries: task.retries,
    operator: task.operator,
    name: task.displayName,
    pool: task.pool,
    slots: task.poolSlots,
    queue: task.queue,
    weight: task.priorityWeights[0]!,
    executor: task.executor,
    config: Object.keys(task.executorConfig).length === 0 ? null : task.executorConfig,
    reason: firstReason(node),
  };
}

function isWithin(date: Date | null, start: Date | null, end: Date | null): boolean {
  if (date === null) return true;
  return (start === null || start <= date) && (end === null || date <= end);
}

/** What a task waits for at first, so that the reason need not be written by the first decision. */
function firstReason({ upstream, task }: TaskNode): Reason | null {
  if (upstream.length === 0 || task.triggerRule === 'always') return null;
  return waitsForUpstream(upstream, task.triggerRule, 'trigger_rule');
}
