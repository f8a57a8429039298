import { unreachable } from '@leeward/contracts';
import type { ExpandSource, Expansion } from '@leeward/contracts/serialized-dag-reader';
import { expansionsOf, type TaskNode } from '../graph/dag-graph.ts';
import { expansionArguments } from '../graph/expansion-sources.ts';
import type { RunFacts } from './run-facts.ts';

/**
 * How many instances a task has once expanded, the groups around it counted in. `not_mapped` where neither it nor a group around it
 * is mapped, `unknown` while a result that it counts is missing. airflow/serialization/definitions/mappedoperator.py
 * (get_mapped_ti_count).
 */
export function expandedCount(facts: RunFacts, node: TaskNode): number | 'unknown' | 'not_mapped' {
  const mapped = expansionsOf(node).filter((expansion) => expansion !== null);
  if (mapped.length === 0) return 'not_mapped';
  return combine(
    mapped.map((expansion) => expansionLength(facts, expansion)),
    product,
  );
}

/**
 * How many instances a task has from the start of its run: what lists in the Dag file say; null where it is not mapped, or where a
 * result says it. airflow/models/dagrun.py (_create_tasks).
 */
export function literalCount(node: TaskNode): number | null {
  const sources = expansionsOf(node).flatMap((expansion) => (expansion === null ? [] : expansionArguments(expansion)));
  if (sources.length === 0) return null;
  const lengths = sources.map((source) => (source.kind === 'literal' ? source.length : null));
  return lengths.includes(null) ? null : product(lengths as number[]);
}

/** The count of the mapped group at this place among `node.mappedGroups`, with those around it. */
export function groupCount(facts: RunFacts, node: TaskNode, groupIndex: number): number | 'unknown' {
  const expansions = node.mappedGroups.slice(groupIndex).map((group) => group.expansion as Expansion);
  return combine(
    expansions.map((expansion) => expansionLength(facts, expansion)),
    product,
  );
}

function expansionLength(facts: RunFacts, expansion: Expansion): number | 'unknown' {
  const lengths = expansionArguments(expansion).map((source) => sourceLength(facts, source));
  return lengths.length === 0 ? 0 : combine(lengths, product);
}

/** airflow/serialization/definitions/xcom_arg.py (get_task_map_length). */
function sourceLength(facts: RunFacts, source: ExpandSource): number | 'unknown' {
  switch (source.kind) {
    case 'literal':
      return source.length;
    case 'xcom':
      return resultLength(facts, source.taskId);
    case 'map':
      return sourceLength(facts, source.source);
    case 'zip':
      return combine(
        source.sources.map((each) => sourceLength(facts, each)),
        (lengths) => (source.hasFillValue ? Math.max(...lengths) : Math.min(...lengths)),
      );
    case 'concat':
      return combine(
        source.sources.map((each) => sourceLength(facts, each)),
        (lengths) => lengths.reduce((sum, length) => sum + length, 0),
      );
    default:
      return unreachable(source);
  }
}

/** A mapped task's result is the list of its instances' results, known when all of them have ended. */
function resultLength(facts: RunFacts, taskId: string): number | 'unknown' {
  const isMapped = facts.graph.nodes.get(taskId)?.task.expansion != null;
  if (!isMapped) return facts.resultLengths.get(taskId) ?? 'unknown';
  return facts.instances.hasUnfinished(taskId) ? 'unknown' : (facts.returnedCounts.get(taskId) ?? 0);
}

const product = (lengths: number[]) => lengths.reduce((result, length) => result * length, 1);

function combine(lengths: (number | 'unknown')[], join: (lengths: number[]) => number): number | 'unknown' {
  const known = lengths.filter((length) => length !== 'unknown');
  return known.length < lengths.length ? 'unknown' : join(known);
}
