import type { Reason } from './reason.ts';

/** A task instance that waits for a slot. */
export interface Candidate {
  dagRunId: number;
  dagId: string;
  runId: string;
  taskId: string;
  mapIndex: number;
  pool: string;
  poolSlots: number;
  priorityWeight: number;
  /** Null: the default executor. */
  executor: string | null;
  logicalDate: Date | null;
  /** Of the Dag; it counts within one run. */
  maxActiveTasks: number;
  maxActiveTisPerDag: number | null;
  maxActiveTisPerDagrun: number | null;
}

/** What is taken of each limit now. */
export interface SlotUsage {
  readonly pools: ReadonlyMap<
    string,
    { readonly slots: number; readonly taken: number; readonly heldBy: readonly string[] }
  >;
  /** Running and queued task instances by run. */
  readonly activeByRun: ReadonlyMap<number, number>;
  /** Active ones, deferred and awaiting input counted too, by `taskKey`. */
  readonly activeByTask: ReadonlyMap<string, number>;
  /** The same by `runTaskKey`. */
  readonly activeByRunTask: ReadonlyMap<string, number>;
  /** What each executor can take now. */
  readonly freeByExecutor: ReadonlyMap<string, number>;
  readonly defaultExecutor: string;
}

export interface QueueDecision<Item extends Candidate> {
  queued: Item[];
  blocked: { candidate: Item; reason: Reason }[];
}

export const taskKey = (dagId: string, taskId: string) => `${dagId}\n${taskId}`;
export const runTaskKey = (dagRunId: number, taskId: string) => `${dagRunId}\n${taskId}`;

/** airflow/jobs/scheduler_job_runner.py (_executable_task_instances_to_queued): priority, then the older run, then the map index. */
function inQueueOrder(left: Candidate, right: Candidate): number {
  return (
    right.priorityWeight - left.priorityWeight ||
    dateOrder(left.logicalDate) - dateOrder(right.logicalDate) ||
    left.dagRunId - right.dagRunId ||
    left.mapIndex - right.mapIndex
  );
}

/** Runs without a logical date come last, as Postgres sorts null. The differences must stay numbers: Infinity − Infinity is not one. */
function dateOrder(date: Date | null): number {
  return date === null ? Number.MAX_SAFE_INTEGER : date.getTime();
}

/** Hands out slots in order; a candidate that does not fit takes nothing, so that the ones behind it are not held up by it. */
export function decideQueue<Item extends Candidate>(
  candidates: readonly Item[],
  usage: SlotUsage,
): QueueDecision<Item> {
  const slots = new Slots(usage);
  const decision: QueueDecision<Item> = { queued: [], blocked: [] };
  for (const candidate of candidates.toSorted(inQueueOrder)) {
    const reason = slots.refuse(candidate);
    if (reason === undefined) {
      slots.take(candidate);
      decision.queued.push(candidate);
    } else {
      decision.blocked.push({ candidate, reason });
    }
  }
  return decision;
}

class Slots {
  readonly #usage: SlotUsage;
  readonly #pools = new Map<string, number>();
  readonly #runs: Map<number, number>;
  readonly #tasks: Map<string, number>;
  readonly #runTasks: Map<string, number>;
  readonly #free: Map<string, number>;

  constructor(usage: SlotUsage) {
    this.#usage = usage;
    for (const [pool, { taken }] of usage.pools) this.#pools.set(pool, taken);
    this.#runs = new Map(usage.activeByRun);
    this.#tasks = new Map(usage.activeByTask);
    this.#runTasks = new Map(usage.activeByRunTask);
    this.#free = new Map(usage.freeByExecutor);
  }

  take(candidate: Candidate): void {
    const { pool, poolSlots, dagRunId, dagId, taskId } = candidate;
    add(this.#pools, pool, poolSlots);
    add(this.#runs, dagRunId, 1);
    add(this.#tasks, taskKey(dagId, taskId), 1);
    add(this.#runTasks, runTaskKey(dagRunId, taskId), 1);
    add(this.#free, candidate.executor ?? this.#usage.defaultExecutor, -1);
  }

  refuse(candidate: Candidate): Reason | undefined {
    return this.#poolRefuses(candidate) ?? this.#limitRefuses(candidate) ?? this.#executorRefuses(candidate);
  }

  #poolRefuses({ pool, poolSlots }: Candidate): Reason | undefined {
    const found = this.#usage.pools.get(pool);
    if (found === undefined) return { code: 'pool_missing', message: `There is no pool named ${pool}.`, pool };
    const { slots, heldBy } = found;
    if (slots < 0) return undefined;
    if (poolSlots > slots) {
      const message = `It needs ${poolSlots} ${poolSlots === 1 ? 'slot' : 'slots'} and the pool ${pool} has ${slots} in all.`;
      return { code: 'pool_too_small', message, pool, slots, needed: poolSlots };
    }
    const taken = this.#pools.get(pool) ?? 0;
    if (taken + poolSlots <= slots) return undefined;
    const holders = heldBy.length === 0 ? '' : ` (${heldBy.join(', ')})`;
    const message = `${taken} of the ${slots} slots of the pool ${pool} are taken${holders}; it needs ${poolSlots}.`;
    return { code: 'pool_full', message, pool, slots, needed: poolSlots, heldBy };
  }

  #limitRefuses(candidate: Candidate): Reason | undefined {
    const { dagRunId, dagId, taskId, runId, maxActiveTasks, maxActiveTisPerDag, maxActiveTisPerDagrun } = candidate;
    if ((this.#runs.get(dagRunId) ?? 0) >= maxActiveTasks) {
      const message = `${maxActiveTasks} tasks of the run ${runId} are active, as many as max_active_tasks of ${dagId} allows.`;
      return { code: 'max_active_tasks', message, limit: maxActiveTasks };
    }
    if (maxActiveTisPerDag !== null && (this.#tasks.get(taskKey(dagId, taskId)) ?? 0) >= maxActiveTisPerDag) {
      const message = `${maxActiveTisPerDag} instances of ${taskId} are active, as many as its max_active_tis_per_dag allows.`;
      return { code: 'max_active_tis_per_dag', message, limit: maxActiveTisPerDag };
    }
    const inRun = this.#runTasks.get(runTaskKey(dagRunId, taskId)) ?? 0;
    if (maxActiveTisPerDagrun !== null && inRun >= maxActiveTisPerDagrun) {
      const message = `${inRun} instances of ${taskId} are active in this run, as many as its max_active_tis_per_dagrun allows.`;
      return { code: 'max_active_tis_per_dagrun', message, limit: maxActiveTisPerDagrun };
    }
    return undefined;
  }

  #executorRefuses({ executor }: Candidate): Reason | undefined {
    const name = executor ?? this.#usage.defaultExecutor;
    const free = this.#free.get(name);
    if (free === undefined)
      return { code: 'executor_missing', message: `There is no executor named ${name}.`, executor: name };
    if (free > 0) return undefined;
    return { code: 'executor_full', message: `The executor ${name} has no free slot.`, executor: name };
  }
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
