import { dagErrors } from '../errors.ts';
import { madeDags } from '../registry.ts';
import { branchByCase, branchByCondition, type IfBranch, type SwitchBranch } from './branches.ts';
import { checkDagSpec, checkTaskSpec, isGroupId, isId } from './checks.ts';
import {
  type AnyHandler,
  drawEdge,
  type GroupNode,
  type Input,
  newGroup,
  prefixedId,
  type TaskKind,
  type TaskNode,
} from './graph.ts';
import { bindRef, GroupRef, nodeOf, type Target, TaskRef } from './refs.ts';
import type { BashSpec, DagSpec, GroupSpec, SensorSpec, ShortCircuitSpec, TaskSpec } from './specs.ts';
import { type Handler, sourcesOf, type TaskFactory } from './wiring.ts';

/** What a branch handler returns: what to follow, by reference or id; null follows nothing. */
export type BranchChoice = string | Target | readonly (string | Target)[] | null;
type BranchHandler = (...args: Parameters<Handler>) => BranchChoice | Promise<BranchChoice>;
type SensorHandler = (...args: Parameters<Handler>) => boolean | Promise<boolean>;

/**
 * A Dag written in TypeScript. Making one has no effect but to list it: the Dag processor reads it when the file has been
 * imported. The calls follow Airflow's proposal (apache/airflow, ts-sdk/adr/0002-native-dag-interface.md).
 */
export class Dag {
  readonly dagId: string;
  readonly spec: DagSpec;
  /** The tasks as placed, in order: what the serializer and the runner read. */
  readonly tasks: Map<string, TaskNode> = new Map();
  readonly root: GroupNode = newGroup({
    label: null,
    id: null,
    parent: null,
    displayName: '',
    tooltip: '',
    prefixGroupId: true,
  });
  /** Ids of tasks that were declared and are not placed yet. */
  readonly unplaced: Set<string> = new Set();
  readonly #groups = new Set<string>();
  #current: GroupNode = this.root;

  constructor(dagId: string, spec: DagSpec = {}) {
    if (!isId(dagId)) throw dagErrors.LW_DAG_ID_INVALID({ dag: dagId });
    this.dagId = dagId;
    this.spec = spec;
    checkDagSpec(this);
    madeDags().push(this);
  }

  /** Declares a task; calling what it returns places it. The id is the handler's name where it is not given. */
  task<H extends Handler>(handler: H, spec?: TaskSpec): TaskFactory<H>;
  task<H extends Handler>(taskId: string, handler: H, spec?: TaskSpec): TaskFactory<H>;
  task(...args: unknown[]): unknown {
    return this.#factory(args, (handler) => ({ kind: 'handler', handler }));
  }

  /** Declares a task that chooses which of the tasks after it are followed; the others are skipped. */
  branch<H extends BranchHandler>(handler: H, spec?: TaskSpec): TaskFactory<H, BranchChoice>;
  branch<H extends BranchHandler>(taskId: string, handler: H, spec?: TaskSpec): TaskFactory<H, BranchChoice>;
  branch(...args: unknown[]): unknown {
    return this.#factory(args, (handler) => ({ kind: 'branch', handler, rule: { by: 'target' } }));
  }

  /** Declares a task that skips what comes after it when its handler returns something falsy. */
  shortCircuit<H extends Handler>(handler: H, spec?: ShortCircuitSpec): TaskFactory<H>;
  shortCircuit<H extends Handler>(taskId: string, handler: H, spec?: ShortCircuitSpec): TaskFactory<H>;
  shortCircuit(...args: unknown[]): unknown {
    return this.#factory(args, (handler, spec: ShortCircuitSpec) => ({ kind: 'shortCircuit', handler, spec }));
  }

  /** Declares a task that is tried again and again until its handler returns true. */
  sensor<H extends SensorHandler>(handler: H, spec?: SensorSpec): TaskFactory<H, boolean>;
  sensor<H extends SensorHandler>(taskId: string, handler: H, spec?: SensorSpec): TaskFactory<H, boolean>;
  sensor(...args: unknown[]): unknown {
    return this.#factory(args, (handler, spec: SensorSpec) => ({ kind: 'sensor', handler, spec }));
  }

  /** Places a task that runs a command in bash; its value is the last line written. */
  bash(taskId: string, spec: BashSpec): TaskRef<string> {
    return this.#place(this.#checkedTaskId(taskId), spec, { kind: 'bash', spec }, {}) as TaskRef<string>;
  }

  /** Places a task that does nothing: it joins or names a point. No executor ever starts it. */
  empty(taskId: string, spec: TaskSpec = {}): TaskRef<null> {
    return this.#place(this.#checkedTaskId(taskId), spec, { kind: 'empty' }, {}) as TaskRef<null>;
  }

  /** Places all tasks that `body` places in a group; their ids get the group's id as prefix. */
  group(groupId: string, body: () => void, spec: GroupSpec = {}): GroupRef {
    if (!isGroupId(groupId)) throw dagErrors.LW_DAG_GROUP_ID_INVALID({ dag: this.dagId, group: groupId });
    const parent = this.#current;
    const id = prefixedId(parent, groupId);
    this.#claim(id);
    const group = newGroup({
      label: groupId,
      id,
      parent,
      displayName: spec.displayName ?? '',
      tooltip: spec.tooltip ?? '',
      prefixGroupId: spec.prefixGroupId ?? true,
    });
    this.#groups.add(id);
    parent.children.push(group);
    const ref = new GroupRef(this.dagId, id);
    bindRef(ref, group);
    this.#current = group;
    try {
      body();
    } finally {
      this.#current = parent;
    }
    return ref;
  }

  /** Branches on a task that returns a boolean: `dag.if(gated).then(load).else(fallback)`. */
  if(condition: TaskRef<boolean>): IfBranch {
    return branchByCondition(nodeOf(condition));
  }

  /** Branches on a task that returns the reference to follow: `dag.switch(picked).case(long).case(short)`. */
  switch(decider: TaskRef<Target>): SwitchBranch {
    return branchByCase(nodeOf(decider));
  }

  #factory(
    args: unknown[],
    // biome-ignore lint/suspicious/noExplicitAny: each kind of task brings its own spec
    kindOf: (handler: AnyHandler, spec: any) => TaskKind,
  ): (inputs?: Record<string, Input>) => TaskRef<unknown> {
    const [first, second, third] = args;
    const handler = (typeof first === 'function' ? first : second) as AnyHandler;
    const spec = ((typeof first === 'function' ? second : third) ?? {}) as TaskSpec;
    const written = typeof first === 'string' ? first : (spec.taskId ?? handler?.name);
    if (typeof handler !== 'function') throw new TypeError(`Dag ${this.dagId}: dag.task() takes a handler function`);
    if (written === '') throw dagErrors.LW_DAG_TASK_ID_MISSING({ dag: this.dagId });
    const taskId = this.#checkedTaskId(written);
    this.unplaced.add(taskId);
    let called = false;
    return (inputs = {}) => {
      if (called) throw dagErrors.LW_DAG_TASK_CALLED_TWICE({ dag: this.dagId, task: taskId });
      called = true;
      this.unplaced.delete(taskId);
      return this.#place(taskId, spec, kindOf(handler, spec), inputs);
    };
  }

  #place(taskId: string, own: TaskSpec, kind: TaskKind, inputs: Readonly<Record<string, Input>>): TaskRef<unknown> {
    const id = prefixedId(this.#current, taskId);
    this.#claim(id);
    const spec: TaskSpec = { ...this.spec.defaultArgs, ...own };
    checkTaskSpec(this, id, spec, kind.kind);
    const ref = new TaskRef<unknown>(this.dagId, id);
    const node: TaskNode = {
      type: 'task',
      id,
      group: this.#current,
      ref,
      spec,
      kind,
      inputs,
      upstream: new Set(),
      downstream: new Set(),
    };
    bindRef(ref, node);
    this.tasks.set(id, node);
    this.#current.children.push(node);
    for (const [name, input] of Object.entries(inputs)) {
      for (const source of sourcesOf(input)) {
        if (source.task.dagId !== this.dagId) {
          const other = `${source.task.dagId}.${source.task.taskId}`;
          throw dagErrors.LW_DAG_FOREIGN_REFERENCE({ dag: this.dagId, field: `input ${name} of task ${id}`, other });
        }
        drawEdge(nodeOf(source.task), node);
      }
    }
    return ref;
  }

  #claim(id: string): void {
    if (this.tasks.has(id) || this.#groups.has(id))
      throw dagErrors.LW_DAG_TASK_ID_DUPLICATE({ dag: this.dagId, task: id });
  }

  #checkedTaskId(taskId: string): string {
    if (!isId(taskId)) throw dagErrors.LW_DAG_TASK_ID_INVALID({ dag: this.dagId, task: taskId });
    return taskId;
  }
}
