import { dagErrors } from '../errors.ts';
import { drawEdge, type Placed, type TaskNode } from './graph.ts';

/** A task or a group, where only the order counts. */
export type Target = TaskRef<unknown> | GroupRef;

/** What can be before and after something. */
abstract class Orderable {
  readonly dagId: string;

  constructor(dagId: string) {
    this.dagId = dagId;
  }

  /** This comes first: `loaded.before(cleanup)` is Python's `loaded >> cleanup`. Returns this. */
  before(...later: readonly Target[]): this {
    for (const target of later) drawEdge(placedOf(this as unknown as Target), this.#own(target, 'before'));
    return this;
  }

  /** This comes later: `cleanup.after(a, b)` is Python's `[a, b] >> cleanup`. Returns this. */
  after(...earlier: readonly Target[]): this {
    for (const target of earlier) drawEdge(this.#own(target, 'after'), placedOf(this as unknown as Target), 'later');
    return this;
  }

  #own(target: Target, field: string): Placed {
    if (target.dagId !== this.dagId) {
      throw dagErrors.LW_DAG_FOREIGN_REFERENCE({
        dag: this.dagId,
        field,
        other: `${target.dagId}.${placedOf(target).id}`,
      });
    }
    return placedOf(target);
  }
}

const placed = new WeakMap<object, Placed>();

/** What a reference stands for. */
export function placedOf(ref: Target): Placed {
  const node = placed.get(ref);
  if (node === undefined) throw new TypeError('expected a task or a group that a Dag handed out');
  return node;
}

export function nodeOf(ref: TaskRef<unknown>): TaskNode {
  return placedOf(ref) as TaskNode;
}

export function isTarget(value: unknown): value is Target {
  return value instanceof TaskRef || value instanceof GroupRef;
}

/** A placed task; as an input of another task it stands for the value that its handler returns. It is no promise. */
export class TaskRef<Value> extends Orderable {
  declare readonly valueType?: Value;
  readonly taskId: string;

  constructor(dagId: string, taskId: string) {
    super(dagId);
    this.taskId = taskId;
  }

  /** One named output: a key of the object that a task with `multipleOutputs` returns, or a key that it pushed itself. */
  output<Key extends keyof Value & string>(key: Key): TaskOutput<Value[Key]>;
  output<Pushed = unknown>(key: string): TaskOutput<Pushed>;
  output(key: string): TaskOutput<unknown> {
    return new TaskOutput(this, key);
  }
}

/** One XCom of a task, as an input of another. */
export class TaskOutput<Value> {
  declare readonly valueType?: Value;
  readonly task: TaskRef<unknown>;
  readonly key: string;

  constructor(task: TaskRef<unknown>, key: string) {
    this.task = task;
    this.key = key;
  }
}

/** A group of tasks: before and after it means before its first and after its last tasks. */
export class GroupRef extends Orderable {
  readonly groupId: string;

  constructor(dagId: string, groupId: string) {
    super(dagId);
    this.groupId = groupId;
  }
}

/** Ties a reference to what it stands for; called once by the Dag that hands it out. */
export function bindRef(ref: Target, node: Placed): void {
  placed.set(ref, node);
}
