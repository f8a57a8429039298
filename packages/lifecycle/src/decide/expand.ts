import type { TaskNode } from '../graph/dag-graph.ts';
import { expandedCount } from './map-length.ts';
import type { Reason } from './reason.ts';
import type { RunFacts } from './run-facts.ts';
import type { Instance } from './run-instances.ts';

/** What came of an instance that may run, as far as mapping goes. */
export type Expansion =
  | { kind: 'ready' }
  | { kind: 'expanded'; toDecide: Instance[] }
  | { kind: 'end'; state: 'skipped' | 'upstream_failed'; reason: Reason };

export const alreadyExpanded: Expansion = { kind: 'ready' };

/**
 * To be asked once a task and pass. Makes the instances of a mapped task when its unexpanded instance may run, and makes up for a length that has changed since when
 * an expanded one may. airflow/models/taskmap.py (expand_mapped_task), dagrun.py (_revise_map_indexes_if_mapped).
 */
export function expandIfMapped(facts: RunFacts, node: TaskNode, instance: Instance): Expansion {
  const count = expandedCount(facts, node);
  if (count === 'not_mapped') return alreadyExpanded;
  if (instance.mapIndex >= 0) {
    return count === 'unknown'
      ? alreadyExpanded
      : { kind: 'expanded', toDecide: [...resize(facts, node, count), instance] };
  }
  if (count === 'unknown') return end('upstream_failed', 'a result that it expands over is missing');
  if (count === 0) return end('skipped', 'there is nothing to expand over');
  const { instances } = facts;
  const toDecide: Instance[] = [];
  if (instances.at(node.task.taskId, 0) === undefined) {
    instances.moveTo(instance, 0);
    toDecide.push(instance);
  } else {
    instances.delete(instance);
  }
  toDecide.push(...resize(facts, node, count));
  return { kind: 'expanded', toDecide };
}

/** Adds the missing instances and removes those beyond the length. */
function resize({ instances }: RunFacts, { task }: TaskNode, count: number): Instance[] {
  for (const instance of instances.of(task.taskId)) {
    if (instance.mapIndex < count || instance.state === 'removed') continue;
    const message = `The list that it expands over has ${count} items now.`;
    instances.setState(instance, 'removed', { code: 'expansion', message, count });
  }
  const added: Instance[] = [];
  for (let mapIndex = 0; mapIndex < count; mapIndex += 1) {
    if (instances.at(task.taskId, mapIndex) !== undefined) continue;
    added.push(instances.add({ taskId: task.taskId, mapIndex, from: null, isNew: true }));
  }
  return added;
}

function end(state: 'skipped' | 'upstream_failed', why: string): Expansion {
  return { kind: 'end', state, reason: { code: 'expansion', message: `Not expanded: ${why}.` } };
}
