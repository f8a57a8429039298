import { clearedAlong, type DagGraph, type Include, relatedTasks } from '@leeward/lifecycle';
import { type SqlBool, sql } from 'kysely';
import { type Condition, every, oneOf } from '../filters/conditions.ts';

/** A task, or some of its mapped task instances. */
export interface TaskTarget {
  taskId: string;
  /** Null: all of them. */
  mapIndex: number | null;
}

/**
 * The targets that are to run again, with what is above or below them and with the setups and teardowns that go with all of these. A
 * relative in the same mapped group has the same index; of any other one all task instances are meant
 * (airflow/models/taskinstance.py, find_relevant_relatives).
 */
export function targetsToClear(graph: DagGraph, targets: readonly TaskTarget[], include: Include): TaskTarget[] {
  const all = withRelatives(graph, targets, include);
  const along = clearedAlong(
    graph,
    all.map(({ taskId }) => taskId),
  );
  return [...all, ...along.map((taskId) => ({ taskId, mapIndex: null }))];
}

/**
 * The targets that get a state by hand, with what is above or below them; teardowns below are left to do their work
 * (airflow/api/common/mark_tasks.py, find_task_relatives).
 */
export function targetsToMark(graph: DagGraph, targets: readonly TaskTarget[], include: Include): TaskTarget[] {
  const own = new Set(targets.map(({ taskId }) => taskId));
  const above = withRelatives(graph, targets, { upstream: include.upstream, downstream: false });
  const below = withRelatives(graph, targets, { upstream: false, downstream: include.downstream });
  const isTeardown = ({ taskId }: TaskTarget) => graph.nodes.get(taskId)?.task.isTeardown ?? false;
  return unique([...above, ...below.filter((target) => own.has(target.taskId) || !isTeardown(target))]);
}

function withRelatives(graph: DagGraph, targets: readonly TaskTarget[], include: Include): TaskTarget[] {
  const relatives = targets.flatMap((target) => {
    const node = graph.nodes.get(target.taskId);
    if (node === undefined) return [];
    const group = node.mappedGroups[0];
    return [...relatedTasks(node, include)].map((other) => {
      const isSameGroup = group !== undefined && other.mappedGroups[0] === group;
      return { taskId: other.task.taskId, mapIndex: isSameGroup ? target.mapIndex : null };
    });
  });
  return unique([...targets, ...relatives]);
}

/** Of a task that is meant as a whole no single index is named beside it. */
function unique(targets: readonly TaskTarget[]): TaskTarget[] {
  const found = new Map(targets.map((target) => [nameOf(target), target]));
  return [...found.values()].filter(
    ({ taskId, mapIndex }) => mapIndex === null || !found.has(nameOf({ taskId, mapIndex: null })),
  );
}

const nameOf = ({ taskId, mapIndex }: TaskTarget) => `${taskId}\n${mapIndex ?? ''}`;

export function targetsAre(targets: readonly TaskTarget[]): Condition {
  const whole = targets.filter((target) => target.mapIndex === null).map((target) => target.taskId);
  const single = targets.filter((target) => target.mapIndex !== null);
  const pairs = single.map(({ taskId, mapIndex }) => sql`(${taskId}, ${mapIndex}::int)`);
  const parts = [
    oneOf('ti.task_id', whole),
    pairs.length === 0 ? undefined : sql<SqlBool>`(ti.task_id, ti.map_index) in (${sql.join(pairs)})`,
  ].filter((part) => part !== undefined);
  return parts.length === 0
    ? sql<SqlBool>`false`
    : sql<SqlBool>`(${sql.join(
        parts.map((part) => every([part])),
        sql` or `,
      )})`;
}
