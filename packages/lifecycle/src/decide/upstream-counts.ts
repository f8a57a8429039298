import type { TaskInstanceStateOrNull } from '@leeward/contracts';
import type { TaskNode } from '../graph/dag-graph.ts';
import { expandedCount, groupCount } from './map-length.ts';
import type { RunFacts } from './run-facts.ts';
import type { UpstreamCounts } from './trigger-rule.ts';

/** Rules that a part of the upstream can satisfy: before its group is expanded such a task would go ahead too early. */
const satisfiedByAPart: readonly string[] = ['one_success', 'one_failed', 'one_done', 'none_failed_min_one_success'];

/** Counts the instances of the given tasks that concern one task instance, by how they ended. */
export function countUpstream(
  facts: RunFacts,
  node: TaskNode,
  mapIndex: number,
  upstream: readonly TaskNode[],
): UpstreamCounts {
  const counts: UpstreamCounts = {
    total: 0,
    totalSetups: 0,
    success: 0,
    skipped: 0,
    failed: 0,
    upstreamFailed: 0,
    removed: 0,
    successSetups: 0,
    skippedSetups: 0,
  };
  // Without mapping a task counts even where it has no instance in this run, as in Airflow: its downstream waits.
  const isExpanding = upstream.some((each) => each.task.expansion !== null || each.mappedGroups.length > 0);
  for (const each of upstream) {
    const tally = tallyOf(facts, node, mapIndex, each);
    const total = isExpanding ? tally.total : 1;
    counts.total += total;
    counts.success += tally.of('success');
    counts.skipped += tally.of('skipped');
    counts.failed += tally.of('failed');
    counts.upstreamFailed += tally.of('upstream_failed');
    counts.removed += tally.of('removed');
    if (each.task.isSetup) {
      counts.totalSetups += total;
      counts.successSetups += tally.of('success');
      counts.skippedSetups += tally.of('skipped');
    }
  }
  return counts;
}

interface Tally {
  total: number;
  of(state: TaskInstanceStateOrNull): number;
}

function tallyOf(facts: RunFacts, node: TaskNode, mapIndex: number, upstream: TaskNode): Tally {
  const { instances } = facts;
  const { taskId } = upstream.task;
  const range = relevantIndexes(facts, node, mapIndex, upstream);
  if (range === 'all') return { total: instances.size(taskId), of: (state) => instances.count(taskId, state) };
  const relevant = [instances.at(taskId, -1)];
  for (let index = Math.max(range.start, 0); index < range.end; index += 1) relevant.push(instances.at(taskId, index));
  const states = relevant.flatMap((instance) => (instance === undefined ? [] : [instance.seen]));
  return { total: states.length, of: (wanted) => states.filter((state) => state === wanted).length };
}

/**
 * Which instances of an upstream task concern this one: inside a common mapped group only those of the same place in it. The
 * unexpanded instance always does. airflow/models/taskinstance.py (_get_relevant_map_indexes), trigger_rule_dep.py.
 */
function relevantIndexes(
  facts: RunFacts,
  node: TaskNode,
  mapIndex: number,
  upstream: TaskNode,
): 'all' | { start: number; end: number } {
  if (node.mappedGroups.length === 0) return 'all';
  if (mapIndex < 0 && satisfiedByAPart.includes(node.task.triggerRule) && !node.expansionSources.includes(upstream)) {
    return 'all';
  }
  const count = expandedCount(facts, node);
  if (typeof count !== 'number' || count === 0) return 'all';
  const above = new Set(upstream.mappedGroups.map((group) => group.groupId));
  const common = node.mappedGroups.findIndex((group) => above.has(group.groupId));
  if (common < 0) return 'all';
  const ancestorCount = groupCount(facts, node, common);
  if (ancestorCount === 'unknown' || ancestorCount === 0) return 'all';
  const ancestorIndex = Math.floor((mapIndex * ancestorCount) / count);
  const groupId = node.mappedGroups[common]?.groupId;
  const isFurtherMapped = upstream.task.expansion !== null || upstream.mappedGroups[0]?.groupId !== groupId;
  if (!isFurtherMapped) return { start: ancestorIndex, end: ancestorIndex + 1 };
  const further = Math.floor(count / ancestorCount);
  return { start: ancestorIndex * further, end: (ancestorIndex + 1) * further };
}
