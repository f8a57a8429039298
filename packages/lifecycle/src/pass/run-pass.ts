import { addSeconds, type DagRunState, isFinished, isWithExecutor, TaskInstanceState } from '@leeward/contracts';
import type { Transaction } from '@leeward/database';
import { decideRun, type RunOutcome } from '../decide/run.ts';
import type { RunFacts } from '../decide/run-facts.ts';
import type { Instance } from '../decide/run-instances.ts';
import { filelocOf } from '../graph/fileloc.ts';
import type { GraphStore } from '../graph/graph-store.ts';
import { deleteTaskInstances, insertTaskInstances } from '../queries/insert-task-instances.ts';
import { type LockedRun, lockRuns } from '../queries/lock-runs.ts';
import { runsAfter } from '../queries/runs-after.ts';
import { setTimers, type WrittenRun, writeRuns } from '../queries/write-runs.ts';
import { type MovedInstance, writeTaskInstances } from '../queries/write-task-instances.ts';
import { followVersions } from '../runs/move-version.ts';
import { newTaskInstance } from '../runs/new-task-instances.ts';
import { factsByRun } from './facts.ts';
import { finishRuns } from './finish-runs.ts';
import { loadPast } from './load-past.ts';
import { loadState } from './load-state.ts';
import { queueTaskInstances } from './queue.ts';
import { startRuns, type Timer } from './start-runs.ts';
import { startTriggers } from './start-triggers.ts';
import { writesOf } from './writes.ts';

export interface PassRequest {
  /** Runs of which something changed. */
  dagRunIds: readonly number[];
  /** The database's clock where it is left out. */
  now?: Date;
  /** What each executor can take now. */
  freeByExecutor: ReadonlyMap<string, number>;
  defaultExecutor: string;
  /** The process that hands the queued attempts over and owns them until a worker has them. */
  processId: string;
  /** Whether other schedulers are there to take what this one's executors have no slot for. */
  hasPeers?: boolean;
}

/** An attempt that the commit makes ready to be handed to its executor. */
type QueuedTaskInstance = MovedInstance & { relativeFileloc: string };

export interface PassResult {
  queued: QueuedTaskInstance[];
  /** What was written of task instances: moves, and waits that have another reason now. */
  written: readonly MovedInstance[];
  /** Asked for and not found unfinished and free: ended, or held by another transaction at the moment. */
  untouchedRunIds: number[];
  /** To be looked at by the next pass: what ended here lets them go on. */
  nextRunIds: number[];
  endedRunIds: number[];
  /** The earliest timer that was set. */
  timerAt: Date | null;
  /** Whether task instances wait for nothing but a free slot of an executor. */
  waitsForExecutor: boolean;
}

/**
 * Looks at runs of which something changed, decides all that follows, hands out slots and writes it: begin, three statements and the
 * commit where no run begins or ends. Runs that another transaction holds are left alone. Emits `run_changed` (settled) for every
 * run that it changed and `stop_attempt` for every attempt that it ended from outside.
 */
export async function runPass(tx: Transaction, graphs: GraphStore, request: PassRequest): Promise<PassResult> {
  const locked = await tx.run(lockRuns, [...request.dagRunIds]);
  const now = request.now ?? locked[0]?.now ?? new Date();
  const found = locked.filter((run): run is LockedRun => run.id !== null);
  const runs = await followVersions(tx, graphs, found);
  const graphOf = await graphs.load(tx, runs);
  const loaded = await loadState(tx, request, runs, graphOf);
  const past = await loadPast(tx, runs, graphOf);
  const started = startRuns(runs, loaded.runningRuns ?? [], now);
  const facts = factsByRun(started.runs, graphOf, loaded, past);

  const outcomes = new Map<number, RunOutcome>();
  const fresh: { facts: RunFacts; instance: Instance }[] = [];
  for (const each of facts.values()) {
    if (each.run.state !== 'running') continue;
    const { outcome, scheduled } = decideRun(each, now);
    outcomes.set(each.run.id, outcome);
    fresh.push(...scheduled.map((instance) => ({ facts: each, instance })));
  }
  const maxActiveTasks = new Map(runs.map((run) => [run.id, run.maxActiveTasks]));
  const queueing = await queueTaskInstances(tx, graphs, { slots: request, loaded, facts, maxActiveTasks, fresh });

  await resizeMappedTasks(tx, facts);
  const writes = [...[...facts.values()].flatMap(writesOf), ...queueing.writes];
  const moved = writes.length === 0 ? [] : await tx.run(writeTaskInstances, JSON.stringify(writes), request.processId);
  await startTriggers(tx, facts, moved);
  const runMoves = movesOfRuns(runs, started.runs, outcomes);
  if (runMoves.length > 0) await tx.run(writeRuns, JSON.stringify(runMoves));
  const timers = [...started.timers, ...timeoutsOf(runMoves, facts, now)];
  if (timers.length > 0) await tx.run(setTimers, JSON.stringify(timers));
  const finished = await finishRuns(tx, facts, runs, outcomes);
  const withPast = endedInRunsWithPast(facts);
  const followed = withPast.length === 0 ? [] : await tx.run(runsAfter, withPast);
  announce(tx, facts, moved, runMoves);
  if (request.hasPeers && queueing.waitsForExecutor && moved.length > 0) {
    tx.emit({ kind: 'slots_changed', fullProcessId: request.processId });
  }

  const lockedIds = new Set(runs.map((run) => run.id));
  return {
    queued: await withFilelocs(tx, graphs, moved),
    written: moved,
    untouchedRunIds: request.dagRunIds.filter((id) => !lockedIds.has(id)),
    nextRunIds: [...finished.nextRunIds, ...followed.map(({ id }) => id)],
    endedRunIds: [...outcomes].filter(([, outcome]) => outcome.kind === 'finished').map(([id]) => id),
    timerAt: earliest([...timers.map((timer) => timer.due_at), ...(finished.nextRunIsDue ? [now] : [])]),
    waitsForExecutor: queueing.waitsForExecutor,
  };
}

/** Expansions add rows, and an unexpanded row whose place is taken goes: both before the moves, which take the new rows along. */
async function resizeMappedTasks(tx: Transaction, facts: ReadonlyMap<number, RunFacts>): Promise<void> {
  for (const { run, graph, instances } of facts.values()) {
    if (!graph.hasMapping) continue;
    if (instances.deleted.length > 0) {
      const { deleted } = instances;
      await tx.run(
        deleteTaskInstances,
        run.id,
        deleted.map((instance) => instance.taskId),
        deleted.map((instance) => instance.storedMapIndex),
      );
    }
    const added = [...instances.all()].filter((instance) => instance.isNew);
    const rows = added.flatMap((instance) => {
      const node = graph.nodes.get(instance.taskId);
      return node === undefined ? [] : [newTaskInstance(node, instance.mapIndex)];
    });
    if (rows.length > 0) await tx.run(insertTaskInstances, run.id, JSON.stringify(rows));
  }
}

function movesOfRuns(
  before: readonly LockedRun[],
  after: readonly LockedRun[],
  outcomes: ReadonlyMap<number, RunOutcome>,
): WrittenRun[] {
  return before.flatMap(({ id, state: from }, index) => {
    const outcome = outcomes.get(id);
    const to: DagRunState = outcome?.kind === 'finished' ? outcome.state : (after[index]?.state ?? from);
    return to === from ? [] : [{ id, f: from, s: to }];
  });
}

function timeoutsOf(moves: readonly WrittenRun[], facts: ReadonlyMap<number, RunFacts>, now: Date): Timer[] {
  return moves.flatMap(({ id, s }) => {
    const seconds = facts.get(id)?.graph.dag.dagrunTimeoutSeconds ?? null;
    if (s !== 'running' || seconds === null) return [];
    return [{ kind: 'run_timeout', subject: String(id), due_at: addSeconds(now, seconds) }];
  });
}

/** Runs of which something ended and whose Dag looks back: the run after them may go on. */
function endedInRunsWithPast(facts: ReadonlyMap<number, RunFacts>): number[] {
  return [...facts.values()].filter(({ graph }) => graph.dependsOnPast).map(({ run }) => run.id);
}

function announce(
  tx: Transaction,
  facts: ReadonlyMap<number, RunFacts>,
  moved: readonly MovedInstance[],
  runMoves: readonly WrittenRun[],
): void {
  const changed = new Map<number, { dagId: string; runId: string; taskIds: Set<string> }>();
  for (const { id } of runMoves) {
    const run = facts.get(id)?.run;
    if (run !== undefined) changed.set(id, { dagId: run.dagId, runId: run.runId, taskIds: new Set() });
  }
  for (const { dagRunId, dagId, runId, taskId, from, to, previousId, reason } of moved) {
    const run = changed.get(dagRunId) ?? { dagId, runId, taskIds: new Set() };
    changed.set(dagRunId, run);
    run.taskIds.add(taskId);
    if (isWithExecutor(from) && isFinished(to)) {
      tx.emit({ kind: 'stop_attempt', attemptId: previousId, reason: reason?.message ?? `It is ${to} now.` });
    }
  }
  const endsTriggers = moved.some(({ from, to }) => from === TaskInstanceState.Deferred && isFinished(to));
  if (endsTriggers) tx.emit({ kind: 'triggers_changed' });
  for (const [dagRunId, { dagId, runId, taskIds }] of changed) {
    tx.emit({ kind: 'run_changed', dagRunId, dagId, runId, taskIds: [...taskIds], settled: true });
  }
}

async function withFilelocs(
  tx: Transaction,
  graphs: GraphStore,
  moved: readonly MovedInstance[],
): Promise<QueuedTaskInstance[]> {
  const queued = moved.filter((row) => row.to === 'queued' && row.from !== 'queued');
  const graphOf = await graphs.load(tx, queued);
  return queued.map((row) => ({
    ...row,
    relativeFileloc: filelocOf(row, graphOf),
  }));
}

function earliest(instants: readonly Date[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.min(...instants.map((instant) => instant.getTime())));
}
