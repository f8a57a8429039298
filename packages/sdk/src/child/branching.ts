import { unreachable } from '@leeward/contracts';
import { targetId } from '../definition/branches.ts';
import type { Dag } from '../definition/dag.ts';
import {
  allDownstream,
  type BranchRule,
  firstTasks,
  type Placed,
  type TaskNode,
  tasksIn,
} from '../definition/graph.ts';
import type { ShortCircuitSpec } from '../definition/specs.ts';
import type { Attempt } from './attempt.ts';
import { SkippedDownstream } from './endings.ts';
import { pushXCom } from './task-context.ts';

/** The XCom by which the scheduler knows, when a skipped task is cleared, that it was not chosen (SkipMixin). */
const skipKey = 'skipmixin_key';

/**
 * Skips every task directly after this one but the chosen ones, and but those that come after a chosen one too
 * (providers-standard: BranchMixIn.do_branch, SkipMixin.skip_all_except).
 */
export async function followBranch(attempt: Attempt, rule: BranchRule, value: unknown): Promise<unknown> {
  const { task, dag, context, channel, place } = attempt;
  const chosen = chosenTasks(dag, task, rule, value);
  context.log.info(`Following branch ${[...chosen].map((next) => next.id).join(', ') || 'none'}`);
  const followed = new Set([...chosen].flatMap((next) => [next, ...allDownstream(next)]));
  const followedIds = [...task.downstream].filter((next) => followed.has(next)).map((next) => next.id);
  const skipped = [...task.downstream].filter((next) => !followed.has(next)).map((next) => next.id);
  if (task.downstream.size > 0) await pushXCom(channel, place, skipKey, { followed: followedIds });
  if (skipped.length > 0 && place.map_index === -1) {
    context.log.info(`Skipping tasks ${skipped.join(', ')}`);
    throw new SkippedDownstream(skipped.map((id) => [id, place.map_index]));
  }
  return rule.by === 'condition' ? value : [...chosen].map((next) => next.id);
}

/** Skips what comes after this task where its value is falsy (providers-standard: ShortCircuitOperator). */
export async function shortCircuit(attempt: Attempt, spec: ShortCircuitSpec, value: unknown): Promise<unknown> {
  const { task, context, channel, place } = attempt;
  context.log.info(`Condition result is ${JSON.stringify(value)}`);
  if (value || task.downstream.size === 0) return value;
  const all = spec.ignoreDownstreamTriggerRules ?? true;
  const skipped = [...(all ? allDownstream(task) : task.downstream)].map((next) => next.id);
  context.log.info('Skipping downstream tasks');
  await pushXCom(channel, place, skipKey, { skipped });
  if (place.map_index === -1) throw new SkippedDownstream(skipped);
  return value;
}

function chosenTasks(dag: Dag, task: TaskNode, rule: BranchRule, value: unknown): Set<TaskNode> {
  switch (rule.by) {
    case 'condition': {
      if (typeof value !== 'boolean')
        throw new TypeError(`the condition ${task.id} returned ${describe(value)}: expected a boolean`);
      return new Set((value ? rule.then : rule.otherwise).flatMap(firstTasks));
    }
    case 'case': {
      const id = targetId(value);
      const found = rule.cases.find((candidate) => candidate.id === id);
      if (found === undefined) {
        throw new TypeError(`the switch ${task.id} returned ${describe(value)}: expected one of ${idsOf(rule.cases)}`);
      }
      return new Set(firstTasks(found));
    }
    case 'target': {
      const ids = value === null || value === undefined ? [] : [value].flat();
      return new Set(ids.flatMap((choice) => firstTasks(choiceOf(dag, task, choice))));
    }
    default:
      return unreachable(rule, 'branch rule');
  }
}

function choiceOf(dag: Dag, task: TaskNode, choice: unknown): Placed {
  const id = targetId(choice);
  const found = id === undefined ? undefined : (dag.tasks.get(id) ?? groupOf(dag, id));
  if (found !== undefined) return found;
  throw new TypeError(
    `the branch ${task.id} returned ${describe(choice)}: expected the id of a task or group of Dag ${dag.dagId}`,
  );
}

function groupOf(dag: Dag, id: string): Placed | undefined {
  const waiting: Placed[] = [...dag.root.children];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'task') continue;
    if (next.id === id) return tasksIn(next).length > 0 ? next : undefined;
    waiting.push(...next.children);
  }
  return undefined;
}

function idsOf(nodes: readonly Placed[]): string {
  return nodes.map((node) => node.id).join(', ');
}

function describe(value: unknown): string {
  return targetId(value) ?? JSON.stringify(value) ?? String(value);
}
