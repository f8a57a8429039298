import type { TaskContext } from '../context.ts';
import type { JsonValue } from './params.ts';
import type { TaskOutput, TaskRef } from './refs.ts';
import type { BashSpec, SensorSpec, ShortCircuitSpec, TaskSpec } from './specs.ts';

/** A handler as the runner calls it: its data first, its context second. */
// biome-ignore lint/suspicious/noExplicitAny: the author's own type is checked where the handler is wired
export type AnyHandler = (data: any, context: TaskContext) => unknown;

/** Where a branch can go: by what its handler returned. */
export type BranchRule =
  | { readonly by: 'condition'; readonly then: Placed[]; readonly otherwise: Placed[] }
  | { readonly by: 'case'; readonly cases: Placed[] }
  | { readonly by: 'target' };

export type TaskKind =
  | { readonly kind: 'handler'; readonly handler: AnyHandler }
  | { readonly kind: 'branch'; readonly handler: AnyHandler; readonly rule: BranchRule }
  | { readonly kind: 'shortCircuit'; readonly handler: AnyHandler; readonly spec: ShortCircuitSpec }
  | { readonly kind: 'sensor'; readonly handler: AnyHandler; readonly spec: SensorSpec }
  | { readonly kind: 'bash'; readonly spec: BashSpec }
  | { readonly kind: 'empty' };

/** An input of a task: a value that the Dag file gives, or the output of another task, or a list of such. */
export type Input = JsonValue | TaskRef<unknown> | TaskOutput<unknown> | readonly Input[];

export interface TaskNode {
  readonly type: 'task';
  readonly id: string;
  readonly group: GroupNode;
  readonly ref: TaskRef<unknown>;
  /** The author's fields over the Dag's defaultArgs. */
  readonly spec: TaskSpec;
  /** An `if` or a `switch` makes a branch of a task that was placed as a handler. */
  kind: TaskKind;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly upstream: Set<TaskNode>;
  readonly downstream: Set<TaskNode>;
}

export interface GroupNode {
  readonly type: 'group';
  /** The id as written; null for the root. */
  readonly label: string | null;
  /** The id with the prefixes of the groups around; null for the root. */
  readonly id: string | null;
  readonly parent: GroupNode | null;
  readonly displayName: string;
  readonly tooltip: string;
  readonly prefixGroupId: boolean;
  readonly children: Placed[];
  readonly upstreamGroupIds: Set<string>;
  readonly downstreamGroupIds: Set<string>;
  readonly upstreamTaskIds: Set<string>;
  readonly downstreamTaskIds: Set<string>;
}

export type Placed = TaskNode | GroupNode;

export function newGroup(
  options: Pick<GroupNode, 'label' | 'id' | 'parent' | 'displayName' | 'tooltip' | 'prefixGroupId'>,
) {
  return {
    ...options,
    type: 'group',
    children: [],
    upstreamGroupIds: new Set(),
    downstreamGroupIds: new Set(),
    upstreamTaskIds: new Set(),
    downstreamTaskIds: new Set(),
  } satisfies GroupNode as GroupNode;
}

/** The id that a task or group gets when it is placed in a group. */
export function prefixedId(group: GroupNode, id: string): string {
  return group.prefixGroupId && group.id !== null ? `${group.id}.${id}` : id;
}

/**
 * Draws `earlier >> later`. Of a group its last tasks come earlier and its first tasks later (Airflow's leaves and roots). Groups also
 * remember what they were drawn to; between two groups the one that the author named first stands there task by task, as in Airflow
 * (TaskGroup._set_relatives).
 */
export function drawEdge(earlier: Placed, later: Placed, drawnBy: 'earlier' | 'later' = 'earlier'): void {
  const lasts = lastTasks(earlier);
  const firsts = firstTasks(later);
  for (const from of lasts) {
    for (const to of firsts) {
      from.downstream.add(to);
      to.upstream.add(from);
    }
  }
  if (earlier.type === 'group' && later.type === 'group') {
    add(earlier.downstreamGroupIds, [later]);
    add(later.upstreamGroupIds, [earlier]);
    if (drawnBy === 'earlier') add(later.upstreamTaskIds, lasts);
    else add(earlier.downstreamTaskIds, firsts);
  } else if (earlier.type === 'group') add(earlier.downstreamTaskIds, [later]);
  else if (later.type === 'group') add(later.upstreamTaskIds, [earlier]);
}

function add(ids: Set<string>, nodes: readonly Placed[]): void {
  for (const node of nodes) if (node.id !== null) ids.add(node.id);
}

export function firstTasks(node: Placed): TaskNode[] {
  return edgeTasks(node, (task) => task.upstream);
}

function lastTasks(node: Placed): TaskNode[] {
  return edgeTasks(node, (task) => task.downstream);
}

export function tasksIn(node: Placed): TaskNode[] {
  return node.type === 'task' ? [node] : node.children.flatMap(tasksIn);
}

/** The ids of all tasks that come after the task, however far. */
export function allDownstream(task: TaskNode): Set<TaskNode> {
  const seen = new Set<TaskNode>();
  const waiting = [...task.downstream];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...next.downstream);
  }
  return seen;
}

function edgeTasks(node: Placed, neighbours: (task: TaskNode) => Set<TaskNode>): TaskNode[] {
  const inside = new Set(tasksIn(node));
  return [...inside].filter(
    (task) => node.type === 'task' || [...neighbours(task)].every((other) => !inside.has(other)),
  );
}
