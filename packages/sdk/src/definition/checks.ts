import { dagErrors } from '../errors.ts';
import { checkTemplate } from '../templates/check.ts';
import type { Dag } from './dag.ts';
import { instantOf } from './dates.ts';
import { bashRules, dagRules, type Rule, sensorRules, shortCircuitRules, taskRules } from './field-rules.ts';
import type { TaskKind, TaskNode } from './graph.ts';
import { encodeSchedule } from './schedule.ts';
import type { BashSpec, TaskSpec } from './specs.ts';

/** Airflow's validate_key and validate_group_key. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && /^[\p{L}\p{N}_.-]{1,250}$/u.test(id);
}

export function isGroupId(id: unknown): id is string {
  return typeof id === 'string' && /^[\p{L}\p{N}_-]{1,200}$/u.test(id);
}

const rulesOf = {
  handler: taskRules,
  branch: taskRules,
  empty: taskRules,
  bash: bashRules,
  sensor: sensorRules,
  shortCircuit: shortCircuitRules,
} as const;

/** Refuses a Dag's fields when it is made, so that the traceback points at its line. */
export function checkDagSpec(dag: Dag): void {
  const { dagId, spec } = dag;
  const refuse = (field: string, value: unknown, expected: string) =>
    dagErrors.LW_DAG_FIELD_INVALID({ dag: dagId, field, value, expected });
  refuseUnfit(dagRules, spec, refuse);
  const timezone = spec.timezone ?? 'UTC';
  checkDates(spec, timezone, refuse);
  const verdict = encodeSchedule(spec.schedule ?? null, timezone);
  if (!verdict.ok)
    throw dagErrors.LW_DAG_SCHEDULE_INVALID({ dag: dagId, value: spec.schedule, reason: verdict.reason });
  if (spec.schedule === '@continuous' && spec.maxActiveRuns !== undefined && spec.maxActiveRuns > 1) {
    throw refuse('maxActiveRuns', spec.maxActiveRuns, 'at most 1, since the schedule is @continuous');
  }
}

/** Refuses a task's fields when it is placed. */
export function checkTaskSpec(dag: Dag, taskId: string, spec: TaskSpec, kind: TaskKind['kind']): void {
  const refuse = (field: string, value: unknown, expected: string) =>
    dagErrors.LW_DAG_TASK_FIELD_INVALID({ dag: dag.dagId, task: taskId, field, value, expected });
  refuseUnfit(rulesOf[kind], spec, refuse);
  checkDates(spec, dag.spec.timezone ?? 'UTC', refuse);
  if (dag.spec.failFast === true && spec.triggerRule !== undefined && spec.triggerRule !== 'all_success') {
    throw refuse('triggerRule', spec.triggerRule, 'all_success, since the Dag has failFast');
  }
}

/** Refuses what can only be seen when the whole file has been read. */
export function checkFinished(dag: Dag): void {
  const [forgotten] = dag.unplaced;
  if (forgotten !== undefined) throw dagErrors.LW_DAG_TASK_NOT_CALLED({ dag: dag.dagId, task: forgotten });
  const cycle = findCycle([...dag.tasks.values()]);
  if (cycle !== undefined) throw dagErrors.LW_DAG_CYCLE({ dag: dag.dagId, task: cycle[0], path: cycle.join(' >> ') });
  for (const task of dag.tasks.values()) {
    if (task.kind.kind === 'branch' && task.kind.rule.by !== 'target' && task.downstream.size === 0) {
      throw dagErrors.LW_DAG_BRANCH_EMPTY({ dag: dag.dagId, task: task.id });
    }
    if (task.kind.kind === 'bash') checkBashTemplates(dag, task, task.kind.spec);
  }
}

function checkBashTemplates(dag: Dag, task: TaskNode, spec: BashSpec): void {
  const fields = { command: spec.command, cwd: spec.cwd };
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) checkField(dag, task, field, value);
  for (const [name, value] of Object.entries(spec.env ?? {})) checkField(dag, task, `env.${name}`, value);
}

function checkField(dag: Dag, task: TaskNode, field: string, value: unknown): void {
  const place = { dag: dag.dagId, task: task.id, field };
  if (typeof value !== 'string') throw dagErrors.LW_DAG_TASK_FIELD_INVALID({ ...place, value, expected: 'a text' });
  const found = checkTemplate(value);
  if (!found.ok) throw dagErrors.LW_DAG_TEMPLATE_INVALID({ ...place, value, reason: found.reason });
  const known = Object.keys({ ...dag.spec.params, ...task.spec.params });
  const unknown = found.params.find((param) => !known.includes(param));
  if (unknown !== undefined) throw dagErrors.LW_DAG_PARAM_UNKNOWN({ ...place, param: unknown, known });
}

function checkDates(
  spec: Pick<TaskSpec, 'startDate' | 'endDate'>,
  timezone: string,
  refuse: (field: string, value: unknown, expected: string) => Error,
): void {
  for (const field of ['startDate', 'endDate'] as const) {
    const value = spec[field];
    if (value !== undefined && instantOf(value, timezone) === undefined) {
      throw refuse(field, value, 'a Date, or a text such as 2026-01-31 or 2026-01-31T12:00:00Z');
    }
  }
}

/** Refuses the first field that is unknown, so that a misspelt one is not silently dropped, or whose value does not fit. */
function refuseUnfit(
  rules: Readonly<Record<string, Rule>>,
  spec: object,
  refuse: (field: string, value: unknown, expected: string) => Error,
): void {
  for (const [field, value] of Object.entries(spec)) {
    if (!Object.hasOwn(rules, field)) {
      throw refuse(field, value, `no such field, but some of ${Object.keys(rules).join(', ')}`);
    }
    const rule = rules[field];
    if (rule !== null && rule !== undefined && value !== undefined && !rule[1](value))
      throw refuse(field, value, rule[0]);
  }
}

/** The ids along one cycle, its first id repeated at the end; undefined where the tasks can be put in a row. */
function findCycle(tasks: readonly TaskNode[]): string[] | undefined {
  const waitingFor = new Map(tasks.map((task) => [task, task.upstream.size]));
  const ready = tasks.filter((task) => task.upstream.size === 0);
  for (let task = ready.pop(); task !== undefined; task = ready.pop()) {
    waitingFor.delete(task);
    for (const next of task.downstream) {
      const left = waitingFor.get(next)! - 1;
      waitingFor.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  const [start] = waitingFor.keys();
  if (start === undefined) return undefined;
  // Every task that is left waits for another that is left: walking against the edges must come to a task seen before.
  const path: TaskNode[] = [];
  let task = start;
  while (!path.includes(task)) {
    path.push(task);
    task = [...task.upstream].find((candidate) => waitingFor.has(candidate))!;
  }
  return [task, ...path.slice(path.indexOf(task)).reverse()].map((member) => member.id);
}
