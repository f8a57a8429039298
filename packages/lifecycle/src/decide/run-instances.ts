import { isFinished, type TaskInstanceStateOrNull } from '@leeward/contracts';
import type { Reason } from './reason.ts';

/** A task instance while a run is decided: `from` is what the database holds, `state` what is decided so far, `seen` what others go by. */
export interface Instance {
  readonly taskId: string;
  mapIndex: number;
  /** The map index in the database; it differs after an expansion made the instance the first one. */
  readonly storedMapIndex: number;
  readonly from: TaskInstanceStateOrNull;
  readonly state: TaskInstanceStateOrNull;
  /** Its state, an end left out until the round in which it was decided is over. */
  readonly seen: TaskInstanceStateOrNull;
  readonly dueAt: Date | null;
  /** Code of the stored reason. */
  readonly storedReasonCode: string | null;
  reason: Reason | null;
  /** Made by an expansion in this decision. */
  readonly isNew: boolean;
  /** Whether going on raises the try number; a reschedule does not. */
  startsTry: boolean;
  /** It became `scheduled` and got a slot in the same pass. */
  isQueued: boolean;
}

type MutableTask = { byIndex: Map<number, Instance>; counts: Map<TaskInstanceStateOrNull, number> };

/**
 * The task instances of a run, with how many of each task are in each state kept up to date. What ends is counted from `endRound` on, so
 * that in one round a task does not see what another one came to.
 */
export class RunInstances {
  readonly #tasks = new Map<string, MutableTask>();
  readonly #ended: Instance[] = [];
  readonly #changedTaskIds = new Set<string>();
  readonly deleted: Instance[] = [];

  add(fields: Pick<Instance, 'taskId' | 'mapIndex' | 'from'> & Partial<Instance>): Instance {
    const instance: Instance = {
      storedMapIndex: fields.mapIndex,
      state: fields.from,
      seen: fields.from,
      dueAt: null,
      storedReasonCode: null,
      reason: null,
      isNew: false,
      startsTry: false,
      isQueued: false,
      ...fields,
    };
    const task = this.#task(instance.taskId);
    task.byIndex.set(instance.mapIndex, instance);
    increase(task, instance.seen, 1);
    if (instance.isNew) this.#changedTaskIds.add(instance.taskId);
    return instance;
  }

  of(taskId: string): Iterable<Instance> {
    return this.#tasks.get(taskId)?.byIndex.values() ?? [];
  }

  at(taskId: string, mapIndex: number): Instance | undefined {
    return this.#tasks.get(taskId)?.byIndex.get(mapIndex);
  }

  size(taskId: string): number {
    return this.#tasks.get(taskId)?.byIndex.size ?? 0;
  }

  count(taskId: string, state: TaskInstanceStateOrNull): number {
    return this.#tasks.get(taskId)?.counts.get(state) ?? 0;
  }

  hasFinished(taskId: string): boolean {
    return this.#some(taskId, isFinished);
  }

  hasUnfinished(taskId: string): boolean {
    return this.#some(taskId, (state) => !isFinished(state));
  }

  *all(): Generator<Instance> {
    for (const task of this.#tasks.values()) yield* task.byIndex.values();
  }

  setState(instance: Instance, state: TaskInstanceStateOrNull, reason: Reason | null): void {
    (instance as { state: TaskInstanceStateOrNull }).state = state;
    instance.reason = reason;
    if (isFinished(state)) this.#ended.push(instance);
    else this.#show(instance);
  }

  /** Lets what ended be seen. Answers with the tasks of which instances ended or were made or moved since the round before. */
  endRound(): string[] {
    for (const instance of this.#ended) {
      this.#show(instance);
      this.#changedTaskIds.add(instance.taskId);
    }
    const changed = [...this.#changedTaskIds];
    this.#ended.length = 0;
    this.#changedTaskIds.clear();
    return changed;
  }

  moveTo(instance: Instance, mapIndex: number): void {
    const { byIndex } = this.#task(instance.taskId);
    byIndex.delete(instance.mapIndex);
    instance.mapIndex = mapIndex;
    byIndex.set(mapIndex, instance);
    this.#changedTaskIds.add(instance.taskId);
  }

  delete(instance: Instance): void {
    const task = this.#task(instance.taskId);
    task.byIndex.delete(instance.mapIndex);
    increase(task, instance.seen, -1);
    this.deleted.push(instance);
    this.#changedTaskIds.add(instance.taskId);
  }

  #show(instance: Instance): void {
    const task = this.#task(instance.taskId);
    increase(task, instance.seen, -1);
    increase(task, instance.state, 1);
    (instance as { seen: TaskInstanceStateOrNull }).seen = instance.state;
  }

  #some(taskId: string, holds: (state: TaskInstanceStateOrNull) => boolean): boolean {
    for (const [state, count] of this.#tasks.get(taskId)?.counts ?? []) if (count > 0 && holds(state)) return true;
    return false;
  }

  #task(taskId: string): MutableTask {
    let task = this.#tasks.get(taskId);
    if (task === undefined) {
      task = { byIndex: new Map(), counts: new Map() };
      this.#tasks.set(taskId, task);
    }
    return task;
  }
}

function increase(task: MutableTask, state: TaskInstanceStateOrNull, by: number): void {
  task.counts.set(state, (task.counts.get(state) ?? 0) + by);
}
