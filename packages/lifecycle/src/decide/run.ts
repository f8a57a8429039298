import { addSeconds, isFailed, isFinished, TaskInstanceState, type TaskInstanceStateOrNull } from '@leeward/contracts';
import type { TaskNode } from '../graph/dag-graph.ts';
import { alreadyExpanded, expandIfMapped } from './expand.ts';
import type { Reason } from './reason.ts';
import type { RunFacts } from './run-facts.ts';
import type { Instance } from './run-instances.ts';
import { decideTask } from './task.ts';

export type RunOutcome = { kind: 'unfinished' } | { kind: 'finished'; state: 'success' | 'failed'; reason: Reason };

export interface RunDecision {
  outcome: RunOutcome;
  /** Instances that became `scheduled`. */
  scheduled: Instance[];
}

/**
 * Decides a running run: every task instance whose upstream allows it goes on, as far as it goes without a worker, and the run ends
 * when nothing is left. It goes in rounds, each of which sees what had ended before it: where a skip and a failure come down to a task
 * over ways of different lengths, the shorter way decides, as in Airflow. The new states are in `facts.instances`.
 * airflow/models/dagrun.py (update_state).
 */
export function decideRun(facts: RunFacts, now: Date): RunDecision {
  removeUnknownTasks(facts);
  const timedOut = timeOut(facts, now);
  if (timedOut !== undefined) return { outcome: timedOut, scheduled: [] };
  facts.instances.endRound();
  const scheduled: Instance[] = [];
  for (let round: Iterable<TaskNode> = facts.graph.inOrder; ; ) {
    for (const node of round) decideInstances(facts, node, now, scheduled);
    const changed = facts.instances.endRound();
    if (changed.length === 0) break;
    round = new Set(changed.flatMap((taskId) => facts.graph.nodes.get(taskId)?.dependents ?? []));
  }
  return { outcome: decideOutcome(facts), scheduled };
}

function decideInstances(facts: RunFacts, node: TaskNode, now: Date, scheduled: Instance[]): void {
  const { instances } = facts;
  const toDecide = [...instances.of(node.task.taskId)].filter((instance) => isWaiting(instance.state));
  let lengthIsChecked = false;
  for (const instance of toDecide) {
    if (!isWaiting(instance.state)) continue;
    const decision = decideTask(facts, node, instance, now);
    if (decision.kind === 'wait') {
      instance.reason = decision.reason;
      continue;
    }
    if (decision.kind === 'end') {
      instances.setState(instance, decision.state, decision.reason);
      continue;
    }
    if (facts.isPaused) {
      instance.reason = { code: 'dag_paused', message: `The Dag ${facts.graph.dag.dagId} is paused.` };
      continue;
    }
    const expansion = lengthIsChecked ? alreadyExpanded : expandIfMapped(facts, node, instance);
    lengthIsChecked = true;
    if (expansion.kind === 'end') {
      instances.setState(instance, expansion.state, expansion.reason);
    } else if (expansion.kind === 'expanded') {
      toDecide.push(...expansion.toDecide);
    } else {
      instance.startsTry = instance.from !== TaskInstanceState.UpForReschedule;
      const next = firstState(node);
      instances.setState(instance, next, null);
      if (next === TaskInstanceState.Scheduled) scheduled.push(instance);
    }
  }
}

/** Most wait for a worker; some have nothing to do, and some begin with a trigger. */
function firstState({ task }: TaskNode): 'success' | 'deferred' | 'scheduled' {
  if (task.canRunInline) return TaskInstanceState.Success;
  const startsFromTrigger = task.startFromTrigger && task.startTriggerArgs !== null && task.expansion === null;
  return startsFromTrigger ? TaskInstanceState.Deferred : TaskInstanceState.Scheduled;
}

/** Neither finished nor on its way: null, up_for_retry and up_for_reschedule. */
export function isWaiting(state: TaskInstanceStateOrNull): boolean {
  return state === null || state === TaskInstanceState.UpForRetry || state === TaskInstanceState.UpForReschedule;
}

function removeUnknownTasks({ graph, instances }: RunFacts): void {
  for (const instance of instances.all()) {
    if (graph.nodes.has(instance.taskId) || instance.state === TaskInstanceState.Removed) continue;
    const message = `The Dag's version of this run has no task ${instance.taskId}.`;
    instances.setState(instance, TaskInstanceState.Removed, { code: 'task_removed', message });
  }
}

function timeOut({ run, graph, instances }: RunFacts, now: Date): RunOutcome | undefined {
  const seconds = graph.dag.dagrunTimeoutSeconds;
  if (seconds === null || run.startDate === null || addSeconds(run.startDate, seconds) > now) return undefined;
  const reason: Reason = {
    code: 'timed_out',
    message: `The run took longer than its dagrun_timeout of ${seconds} s.`,
    seconds,
  };
  for (const instance of instances.all()) {
    if (!isFinished(instance.state)) instances.setState(instance, TaskInstanceState.Skipped, reason);
  }
  return { kind: 'finished', state: 'failed', reason };
}

function decideOutcome({ graph, instances }: RunFacts): RunOutcome {
  const all = [...instances.all()];
  const unfinished = all.filter((instance) => !isFinished(instance.state));
  if (unfinished.length === 0) {
    const failedLeaf = all.find((each) => isFailed(each.state) && graph.nodes.get(each.taskId)?.isLeaf);
    return failedLeaf === undefined
      ? { kind: 'finished', state: 'success', reason: { code: 'success', message: 'Every leaf ended well.' } }
      : {
          kind: 'finished',
          state: 'failed',
          reason: { code: 'task_failure', message: `${failedLeaf.taskId} ended as ${failedLeaf.state}.` },
        };
  }
  return unfinished.every((instance) => isStuck(instance, graph.nodes.get(instance.taskId)))
    ? {
        kind: 'finished',
        state: 'failed',
        reason: {
          code: 'all_tasks_deadlocked',
          message: `No task can go on: ${unfinished
            .slice(0, 3)
            .map((each) => each.taskId)
            .join(', ')} wait for what will not come.`,
        },
      }
    : { kind: 'unfinished' };
}

const freedFromOutside: ReadonlySet<string | undefined> = new Set(['depends_on_past', 'dag_paused']);

/** Nothing outside the run can free it: its upstream alone keeps it, and none of the upstream is on its way. */
function isStuck(instance: Instance, node: TaskNode | undefined): boolean {
  const task = node?.task;
  return (
    instance.state === null &&
    !freedFromOutside.has(instance.reason?.code) &&
    task !== undefined &&
    !task.dependsOnPast &&
    task.maxActiveTisPerDag === null &&
    task.maxActiveTisPerDagrun === null
  );
}
