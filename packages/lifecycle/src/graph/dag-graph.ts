import type { Dag, Expansion, Task, TaskGroup } from '@leeward/contracts/serialized-dag-reader';
import { expansionTaskIds } from './expansion-sources.ts';

/** A task with its neighbours at hand, so that a decision walks references and looks nothing up. */
export interface TaskNode {
  readonly task: Task;
  readonly upstream: readonly TaskNode[];
  readonly downstream: readonly TaskNode[];
  /** The mapped task groups around it, innermost first. */
  readonly mappedGroups: readonly TaskGroup[];
  /** The tasks whose results its own expansion counts, or, where it is not mapped itself, that of the innermost mapped group. */
  readonly expansionSources: readonly TaskNode[];
  /** Setups above it that must have succeeded though they are not among its direct upstream. */
  readonly indirectSetups: readonly TaskNode[];
  /** Of a teardown: the tasks between its setups and itself that are not its direct upstream. */
  readonly teardownScope: readonly TaskNode[];
  /** The tasks whose decision looks at this one. */
  readonly dependents: readonly TaskNode[];
  /** Its end decides the run. */
  readonly isLeaf: boolean;
}

/** A Dag prepared for decisions about its runs. */
export interface DagGraph {
  readonly dag: Dag;
  readonly nodes: ReadonlyMap<string, TaskNode>;
  /** Every task after all of its upstream. */
  readonly inOrder: readonly TaskNode[];
  readonly dependsOnPast: boolean;
  readonly hasMapping: boolean;
  /** Tasks that may leave word which of their downstream is skipped. */
  readonly skippingTaskIds: readonly string[];
  /** Tasks whose results' lengths some expansion needs. */
  readonly countedTaskIds: readonly string[];
}

type Draft = { -readonly [Key in keyof TaskNode]: TaskNode[Key] } & {
  upstream: Draft[];
  downstream: Draft[];
  dependents: Draft[];
};

export function buildDagGraph(dag: Dag): DagGraph {
  const nodes = new Map<string, Draft>();
  for (const [taskId, task] of dag.tasks) {
    nodes.set(taskId, {
      task,
      upstream: [],
      downstream: [],
      mappedGroups: task.mappedGroups.map((groupId) => dag.groups.get(groupId) as TaskGroup).reverse(),
      expansionSources: [],
      indirectSetups: [],
      teardownScope: [],
      dependents: [],
      isLeaf: false,
    });
  }
  const find = (taskId: string) => nodes.get(taskId) as Draft;
  const counted = new Set<string>();
  for (const node of nodes.values()) {
    node.upstream = node.task.upstream.map(find);
    node.downstream = node.task.downstream.map(find);
    const expansions = expansionsOf(node);
    for (const id of expansions.flatMap(expansionTaskIds)) counted.add(id);
    node.expansionSources = expansionTaskIds(expansions.find((each) => each !== null) ?? null).map(find);
  }
  for (const taskId of dag.decidingLeaves) find(taskId).isLeaf = true;
  const all = [...nodes.values()];
  if (all.some((node) => node.task.isSetup || node.task.isTeardown)) {
    for (const node of all) {
      if (node.task.isTeardown) node.teardownScope = teardownScope(node);
      else node.indirectSetups = indirectSetups(node);
    }
  }
  for (const node of all) {
    const sources = expansionsOf(node).flatMap(expansionTaskIds);
    const others = [...node.indirectSetups, ...node.teardownScope].map(({ task }) => task.taskId);
    for (const id of new Set([...node.task.upstream, ...sources, ...others])) find(id).dependents.push(node);
  }
  return {
    dag,
    nodes,
    inOrder: dag.topologicalOrder.map(find),
    dependsOnPast: all.some((node) => node.task.dependsOnPast || node.task.waitForDownstream),
    hasMapping: all.some((node) => node.task.expansion !== null || node.mappedGroups.length > 0),
    skippingTaskIds: all.filter((node) => node.task.canSkipDownstream).map((node) => node.task.taskId),
    countedTaskIds: [...counted],
  };
}

/** Its own and those of the mapped groups around it, innermost first; null where it is not mapped itself. */
export function expansionsOf({ task, mappedGroups }: Pick<TaskNode, 'task' | 'mappedGroups'>): (Expansion | null)[] {
  return [task.expansion, ...mappedGroups.map((group) => group.expansion)];
}

/** Everything above (or below) a task, itself not included. */
export function relatives(
  node: Pick<TaskNode, 'upstream' | 'downstream'>,
  direction: 'upstream' | 'downstream',
): Set<TaskNode> {
  const found = new Set<TaskNode>(node[direction]);
  for (const each of found) for (const next of each[direction]) found.add(next);
  return found;
}

/**
 * The setups above a task whose resources it works with: those with a teardown below it, and those without any. airflow/_shared/dagnode/node.py
 * (get_upstreams_only_setups).
 */
export function setupsAround(node: Pick<TaskNode, 'upstream' | 'downstream'>): TaskNode[] {
  const below = relatives(node, 'downstream');
  return [...relatives(node, 'upstream')].filter((above) => {
    if (!above.task.isSetup) return false;
    const teardowns = teardownsOf(above);
    return teardowns.length === 0 || teardowns.some((teardown) => below.has(teardown));
  });
}

export function teardownsOf(setup: TaskNode): TaskNode[] {
  return setup.downstream.filter((below) => below.task.isTeardown);
}

function indirectSetups(node: TaskNode): TaskNode[] {
  return setupsAround(node).filter((setup) => !node.upstream.includes(setup));
}

/** airflow/ti_deps/deps/trigger_rule_dep.py: _evaluate_teardown_scope. */
function teardownScope(node: TaskNode): TaskNode[] {
  const direct = new Set(node.upstream);
  const above = relatives(node, 'upstream');
  const scope = new Set<TaskNode>();
  for (const setup of node.upstream.filter((each) => each.task.isSetup)) {
    for (const below of relatives(setup, 'downstream')) {
      if (above.has(below) && !direct.has(below)) scope.add(below);
    }
  }
  return [...scope];
}
