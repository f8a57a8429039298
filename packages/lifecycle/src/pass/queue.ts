import type { Transaction } from '@leeward/database';
import { type Candidate, decideQueue, runTaskKey, taskKey } from '../decide/queue.ts';
import type { RunFacts } from '../decide/run-facts.ts';
import type { Instance } from '../decide/run-instances.ts';
import type { GraphStore } from '../graph/graph-store.ts';
import { type CandidateRow, loadCandidates, type PassRow } from '../queries/load-pass.ts';
import type { WrittenInstance } from '../queries/write-task-instances.ts';
import { candidateWindow } from './load-state.ts';
import { slotUsage } from './usage.ts';

interface Waiting extends Candidate {
  /** Became ready in this pass; null for one that waits since an earlier one. */
  instance: Instance | null;
  storedReasonCode: string | null;
}

export interface Queueing {
  /** Moves of task instances that no decision of this pass made ready. */
  writes: WrittenInstance[];
  waitsForExecutor: boolean;
}

/**
 * Hands out slots to what became ready in this pass and to what waits since earlier ones. Fresh instances that get one go straight to
 * `queued`; every other one keeps the reason that names the limit.
 */
export async function queueTaskInstances(
  tx: Transaction,
  graphs: GraphStore,
  given: {
    slots: { freeByExecutor: ReadonlyMap<string, number>; defaultExecutor: string };
    loaded: PassRow;
    facts: ReadonlyMap<number, RunFacts>;
    maxActiveTasks: ReadonlyMap<number, number>;
    fresh: readonly { facts: RunFacts; instance: Instance }[];
  },
): Promise<Queueing> {
  const { slots, facts } = given;
  const usage = slotUsage(given.loaded, slots.freeByExecutor, slots.defaultExecutor);
  const stillWaits = (row: CandidateRow) => {
    const known = facts.get(row.r)?.instances.at(row.taskId, row.mapIndex);
    return known === undefined ? !facts.has(row.r) : known.state === 'scheduled';
  };
  const fresh = given.fresh.map(({ facts: run, instance }) =>
    freshCandidate(run, instance, given.maxActiveTasks.get(run.run.id) ?? run.graph.dag.maxActiveTasks),
  );
  const { perPool, executors } = candidateWindow(slots.freeByExecutor);
  let rows = given.loaded.candidates ?? [];
  const waiting: Waiting[] = [];
  const seen = new Set<string>();
  for (;;) {
    const isFull = rows.length >= perPool;
    for (const row of rows) seen.add(placeOf(row.r, row.taskId, row.mapIndex));
    waiting.push(...(await waitingCandidates(tx, graphs, rows.filter(stillWaits))));
    const decision = decideQueue([...fresh, ...waiting], usage);
    const excluded = blockers(decision.blocked);
    if (
      !isFull ||
      perPool === 0 ||
      decision.queued.length >= perPool ||
      (excluded.runs.length === 0 && excluded.tasks.length === 0)
    ) {
      return written(decision, isFull);
    }
    const more = await tx.run(loadCandidates, perPool, executors, slots.defaultExecutor, excluded.runs, excluded.tasks);
    rows = more.filter((row) => !seen.has(placeOf(row.r, row.taskId, row.mapIndex)));
    if (rows.length === 0) return written(decision, isFull);
  }
}

const placeOf = (dagRunId: number, taskId: string, mapIndex: number) => `${runTaskKey(dagRunId, taskId)}\n${mapIndex}`;

/** Its weight is the first try's: one that an author's strategy lowered for later tries counts where the instance has to wait. */
function freshCandidate({ run, graph }: RunFacts, instance: Instance, maxActiveTasks: number): Waiting {
  const task = graph.nodes.get(instance.taskId)?.task;
  if (task === undefined) throw new Error(`${instance.taskId} is ready and not in its Dag`);
  const { pool, poolSlots, priorityWeights, executor, maxActiveTisPerDag, maxActiveTisPerDagrun } = task;
  return {
    dagRunId: run.id,
    dagId: run.dagId,
    runId: run.runId,
    taskId: instance.taskId,
    mapIndex: instance.mapIndex,
    logicalDate: run.logicalDate,
    pool,
    poolSlots,
    priorityWeight: priorityWeights[0]!,
    executor,
    maxActiveTisPerDag,
    maxActiveTisPerDagrun,
    maxActiveTasks,
    instance,
    storedReasonCode: null,
  };
}

async function waitingCandidates(
  tx: Transaction,
  graphs: GraphStore,
  rows: readonly CandidateRow[],
): Promise<Waiting[]> {
  const graphOf = await graphs.load(
    tx,
    rows.filter((row) => row.hasTaskLimits),
  );
  return rows.flatMap((row) => {
    const graph = row.hasTaskLimits ? graphOf.find(row) : undefined;
    // Its limits are not known: it waits until its version can be read.
    if (row.hasTaskLimits && graph === undefined) return [];
    const task = graph?.nodes.get(row.taskId)?.task;
    const candidate: Waiting = {
      ...row,
      dagRunId: row.r,
      logicalDate: row.logicalDate === null ? null : new Date(row.logicalDate),
      maxActiveTisPerDag: task?.maxActiveTisPerDag ?? null,
      maxActiveTisPerDagrun: task?.maxActiveTisPerDagrun ?? null,
      instance: null,
      storedReasonCode: row.reasonCode,
    };
    return [candidate];
  });
}

/** What the blocked candidates have in common, to read past it. */
function blockers(blocked: readonly { candidate: Waiting; reason: { code: string } }[]): {
  runs: number[];
  tasks: string[];
} {
  const runs = new Set<number>();
  const tasks = new Set<string>();
  for (const { candidate, reason } of blocked) {
    if (reason.code === 'max_active_tasks') runs.add(candidate.dagRunId);
    else if (reason.code !== 'executor_full') tasks.add(taskKey(candidate.dagId, candidate.taskId));
  }
  return { runs: [...runs], tasks: [...tasks] };
}

function written({ queued, blocked }: ReturnType<typeof decideQueue<Waiting>>, mayHideMore: boolean): Queueing {
  const writes: WrittenInstance[] = [];
  for (const candidate of queued) {
    if (candidate.instance === null) writes.push(write(candidate, 'queued', null));
    else candidate.instance.isQueued = true;
  }
  for (const { candidate, reason } of blocked) {
    if (candidate.instance !== null) candidate.instance.reason = reason;
    else if (candidate.storedReasonCode !== reason.code) writes.push(write(candidate, 'scheduled', reason));
  }
  const isBlockedByExecutor = blocked.some(({ reason }) => reason.code === 'executor_full');
  return { writes, waitsForExecutor: isBlockedByExecutor || mayHideMore };
}

function write(candidate: Waiting, to: 'queued' | 'scheduled', reason: object | null): WrittenInstance {
  const { dagRunId, taskId, mapIndex } = candidate;
  return { r: dagRunId, t: taskId, i: mapIndex, f: 'scheduled', s: to, n: 0, j: mapIndex, w: reason };
}
