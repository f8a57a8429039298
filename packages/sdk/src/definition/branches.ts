import { dagErrors } from '../errors.ts';
import type { Placed, TaskNode } from './graph.ts';
import { isTarget, placedOf, type Target } from './refs.ts';

/** What follows when the condition is false. */
export interface ElseBranch {
  else(...targets: readonly Target[]): void;
}

/** A two-way branch on a task that returns a boolean. */
export class IfBranch {
  readonly #condition: TaskNode;
  readonly #then: Placed[];
  readonly #otherwise: Placed[];

  constructor(condition: TaskNode, then: Placed[], otherwise: Placed[]) {
    this.#condition = condition;
    this.#then = then;
    this.#otherwise = otherwise;
  }

  /** What follows when the condition is true. Not a promise's then: a function is refused. */
  // biome-ignore lint/suspicious/noThenProperty: the name is upstream's; a function argument, all that an await can give, is refused
  then(...targets: readonly Target[]): ElseBranch {
    if (targets.some((target) => typeof target === 'function')) {
      throw dagErrors.LW_DAG_BRANCH_AWAITED({ dag: this.#condition.ref.dagId, task: this.#condition.id });
    }
    addCandidates(this.#condition, this.#then, targets);
    return { else: (...others) => addCandidates(this.#condition, this.#otherwise, others) };
  }
}

/** A branch on a task that returns the reference of the case to follow. */
export class SwitchBranch {
  readonly #decider: TaskNode;
  readonly #cases: Placed[];

  constructor(decider: TaskNode, cases: Placed[]) {
    this.#decider = decider;
    this.#cases = cases;
  }

  case(target: Target): this {
    addCandidates(this.#decider, this.#cases, [target]);
    return this;
  }
}

export function branchByCondition(task: TaskNode): IfBranch {
  const then: Placed[] = [];
  const otherwise: Placed[] = [];
  makeBranch(task, { by: 'condition', then, otherwise }, 'if');
  return new IfBranch(task, then, otherwise);
}

export function branchByCase(task: TaskNode): SwitchBranch {
  const cases: Placed[] = [];
  makeBranch(task, { by: 'case', cases }, 'switch');
  return new SwitchBranch(task, cases);
}

/** The task that a return value of a `switch` or `branch` handler names; undefined where it names none. */
export function targetId(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return isTarget(value) ? (placedOf(value).id ?? undefined) : undefined;
}

function makeBranch(task: TaskNode, rule: Extract<TaskNode['kind'], { kind: 'branch' }>['rule'], field: string): void {
  if (task.kind.kind !== 'handler') {
    throw dagErrors.LW_DAG_TASK_FIELD_INVALID({
      dag: task.ref.dagId,
      task: task.id,
      field,
      value: task.kind.kind,
      expected: 'a task made by dag.task() that is not a branch already',
    });
  }
  task.kind = { kind: 'branch', handler: task.kind.handler, rule };
}

function addCandidates(task: TaskNode, candidates: Placed[], targets: readonly Target[]): void {
  for (const target of targets) {
    task.ref.before(target);
    candidates.push(placedOf(target));
  }
}
