import type { DagGraph, TaskNode } from '@leeward/lifecycle';
import { type SqlBool, sql } from 'kysely';
import { type Condition, every, oneOf } from '../filters/conditions.ts';

/** A task, or some of its mapped task instances. */
export interface TaskTarget {
  taskId: string;
  /** Null: all of them. */
  mapIndex: number | null;
}

export interface Relatives {
  upstream: boolean;
  downstream: boolean;
}

/**
 * The targets and what hangs together with them. A relative in the same mapped group has the same index; of any other one all task
 * instances are meant (airflow/models/taskinstance.py, find_relevant_relatives). Setups of what comes after come along.
 */
export function withRelatives(
  graph: DagGraph,
  targets: readonly TaskTarget[],
  { upstream, downstream }: Relatives,
): TaskTarget[] {
  const found = new Map<string, TaskTarget>(targets.map((target) => [nameOf(target), target]));
  for (const target of targets) {
    const node = graph.nodes.get(target.taskId);
    if (node === undefined) continue;
    const others = [
      ...(upstream ? reachable(node, 'upstream') : []),
      ...(downstream ? withSetups(reachable(node, 'downstream')) : []),
    ];
    for (const other of others) {
      const isSameGroup = other.mappedGroups[0] !== undefined && other.mappedGroups[0] === node.mappedGroups[0];
      const relative = { taskId: other.task.taskId, mapIndex: isSameGroup ? target.mapIndex : null };
      found.set(nameOf(relative), relative);
    }
  }
  return [...found.values()].filter(
    ({ taskId, mapIndex }) => mapIndex === null || !found.has(nameOf({ taskId, mapIndex: null })),
  );
}

const nameOf = ({ taskId, mapIndex }: TaskTarget) => `${taskId}\n${mapIndex ?? ''}`;

function reachable(node: TaskNode, direction: 'upstream' | 'downstream'): Set<TaskNode> {
  const found = new Set<TaskNode>(node[direction]);
  for (const each of found) for (const next of each[direction]) found.add(next);
  return found;
}

/** What runs again needs its setups again. */
function withSetups(nodes: ReadonlySet<TaskNode>): Set<TaskNode> {
  const all = new Set(nodes);
  for (const node of nodes)
    for (const setup of [...node.indirectSetups, ...node.upstream.filter((each) => each.task.isSetup)]) all.add(setup);
  return all;
}

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
