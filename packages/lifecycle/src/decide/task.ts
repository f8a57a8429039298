import { TaskInstanceState } from '@leeward/contracts';
import type { TaskNode } from '../graph/dag-graph.ts';
import { unmetPast } from './past.ts';
import type { Reason } from './reason.ts';
import type { RunFacts } from './run-facts.ts';
import type { Instance } from './run-instances.ts';
import { evaluateTriggerRule, type TriggerRuleOutcome } from './trigger-rule.ts';
import { countUpstream } from './upstream-counts.ts';
import { nameTasks, waitsForUpstream } from './waits-for-upstream.ts';

export type TaskDecision =
  | { kind: 'run' }
  /** `reason` is null where the stored one holds. */
  | { kind: 'wait'; reason: Reason | null }
  | { kind: 'end'; state: 'skipped' | 'upstream_failed' | 'removed'; reason: Reason };

/** What becomes of a task instance that is not with an executor: airflow/ti_deps/deps, those that BaseOperator has by default. */
export function decideTask(facts: RunFacts, node: TaskNode, instance: Instance, now: Date): TaskDecision {
  const byUpstream = decideByUpstream(facts, node, instance);
  if (byUpstream.kind === 'end') {
    const past = byUpstream.state === 'skipped' && node.task.waitForPastDependsBeforeSkipping && unmetPast(facts, node);
    return past ? { kind: 'wait', reason: past } : byUpstream;
  }
  if (byUpstream.kind === 'wait') return byUpstream;
  const { state, dueAt } = instance;
  const isTimed = state === TaskInstanceState.UpForRetry || state === TaskInstanceState.UpForReschedule;
  if (isTimed && dueAt !== null && dueAt > now) {
    // What made it wait may have said why.
    if (instance.storedReasonCode !== null) return { kind: 'wait', reason: null };
    const message = `Goes on at ${dueAt.toISOString()}.`;
    return { kind: 'wait', reason: { code: state, message, dueAt: dueAt.toISOString() } };
  }
  const past = unmetPast(facts, node);
  return past === null ? { kind: 'run' } : { kind: 'wait', reason: past };
}

/** Of the two that can end it, a failure outweighs a skip, whichever of them found it. */
function decideByUpstream(facts: RunFacts, node: TaskNode, instance: Instance): TaskDecision {
  const byRule = decideByRule(facts, node, instance);
  const bySource = failedSource(facts, node);
  if (byRule.kind === 'end') return byRule.state === 'skipped' ? (bySource ?? byRule) : byRule;
  return skippedBefore(facts, node, instance) ?? bySource ?? byRule;
}

function decideByRule(facts: RunFacts, node: TaskNode, instance: Instance): TaskDecision {
  if (node.upstream.length === 0 || node.task.triggerRule === 'always') return { kind: 'run' };
  return node.task.isTeardown ? teardown(facts, node, instance) : withSetups(facts, node, instance);
}

/** Setups that have not ended yet hold it back, but its own upstream can end it before they have. */
function withSetups(facts: RunFacts, node: TaskNode, instance: Instance): TaskDecision {
  const bySetups = decideBySetups(facts, node, instance);
  if (bySetups.kind === 'end') return bySetups;
  const byRule = byTriggerRule(facts, node, instance);
  return byRule.kind === 'run' ? bySetups : byRule;
}

function decideBySetups(facts: RunFacts, node: TaskNode, instance: Instance): TaskDecision {
  if (node.indirectSetups.length === 0) return { kind: 'run' };
  const counts = countUpstream(facts, node, instance.mapIndex, node.indirectSetups);
  const outcome = evaluateTriggerRule('all_success', counts, instance.mapIndex);
  return decisionOf(outcome, 'setup', node.indirectSetups, 'all_success');
}

function teardown(facts: RunFacts, node: TaskNode, instance: Instance): TaskDecision {
  const decision = byTriggerRule(facts, node, instance);
  if (decision.kind !== 'run' || node.teardownScope.length === 0) return decision;
  const counts = countUpstream(facts, node, instance.mapIndex, node.teardownScope);
  const outcome = evaluateTriggerRule('all_done', counts, instance.mapIndex);
  return outcome === 'run' ? decision : decisionOf(outcome, 'teardown_scope', node.teardownScope, 'all_done');
}

function byTriggerRule(facts: RunFacts, node: TaskNode, instance: Instance): TaskDecision {
  const { triggerRule } = node.task;
  const counts = countUpstream(facts, node, instance.mapIndex, node.upstream);
  return decisionOf(
    evaluateTriggerRule(triggerRule, counts, instance.mapIndex),
    'trigger_rule',
    node.upstream,
    triggerRule,
  );
}

function decisionOf(
  outcome: TriggerRuleOutcome,
  code: string,
  upstream: readonly TaskNode[],
  rule: string,
): TaskDecision {
  if (outcome === 'run') return { kind: 'run' };
  if (outcome === 'wait') return { kind: 'wait', reason: waitsForUpstream(upstream, rule, code) };
  const message = `Decided by its upstream ${nameTasks(upstream)} (${rule}).`;
  return { kind: 'end', state: outcome, reason: { code, message, triggerRule: rule } };
}

/** A branch or short circuit above that has ended left word to skip this task: airflow/ti_deps/deps/not_previously_skipped_dep.py. */
function skippedBefore(facts: RunFacts, node: TaskNode, instance: Instance): TaskDecision | undefined {
  const { taskId } = node.task;
  for (const parent of node.upstream) {
    const parentId = parent.task.taskId;
    if (!parent.task.canSkipDownstream || !facts.instances.hasFinished(parentId)) continue;
    const isExpanded = parent.task.expansion !== null || parent.mappedGroups.length > 0;
    const mapIndex = isExpanded ? instance.mapIndex : -1;
    const found = facts.skipDecisions.find((each) => each.taskId === parentId && each.mapIndex === mapIndex);
    if (found === undefined) continue;
    const { followed, skipped } = found.decision;
    const isSkipped = followed === undefined ? (skipped?.includes(taskId) ?? false) : !followed.includes(taskId);
    if (isSkipped) {
      const reason = { code: 'skipped_by', message: `Skipped by ${parentId}.`, by: parentId };
      return { kind: 'end', state: 'skipped', reason };
    }
  }
  return undefined;
}

/** What it would expand over did not succeed: airflow/ti_deps/deps/mapped_task_upstream_dep.py. */
function failedSource(facts: RunFacts, node: TaskNode): TaskDecision | undefined {
  const unexpanded = node.expansionSources.map((source) => facts.instances.at(source.task.taskId, -1)?.seen);
  const isFailed = unexpanded.some((state) => state === 'failed' || state === 'upstream_failed');
  if (!isFailed && !unexpanded.includes('skipped')) return undefined;
  const state = isFailed ? 'upstream_failed' : 'skipped';
  const message = `A task whose result it expands over ended as ${isFailed ? 'failed' : 'skipped'}.`;
  return { kind: 'end', state, reason: { code: 'expansion', message } };
}
