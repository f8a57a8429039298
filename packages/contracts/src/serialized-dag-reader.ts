/** A serialized Dag (version 3, of any language's parser) to the graph that the scheduler works with. */
import { decodeValue, isRecord, plainNumber } from './base-serialization.ts';
import type { Dag, DagParam, Task, TimetableSpec } from './dag.ts';
import { decidingLeaves, effectiveWeight, reversed, topologicalOrder } from './dag-graph.ts';
import type { DagRunType } from './generated/execution-api.ts';
import { readDeadlines } from './serialized-deadline.ts';
import { Fields, InvalidSerializedDag } from './serialized-fields.ts';
import { ownPriorityWeight, readTask, taskFields, weightRule } from './serialized-task.ts';
import { readTaskGroups, type TaskGroups } from './serialized-task-groups.ts';

export type * from './dag.ts';

const supportedVersion = 3;

/**
 * Reads `{__version, dag, client_defaults}`, with plain numbers or with exact ones (`parseExactJson`): those the Dag computes with become
 * numbers, what authors wrote (params, a timetable's fields, extras, arguments) stays as it comes. Throws InvalidSerializedDag, naming the path, for what the contract does not allow: a
 * field of the wrong kind, an edge to a task that is not there, a cycle.
 */
export function readSerializedDag(serialized: unknown): Dag {
  if (!isRecord(serialized)) throw new InvalidSerializedDag('the top', 'an object', serialized);
  const { __version: version, dag, client_defaults: defaults } = serialized;
  if (version !== supportedVersion) throw new InvalidSerializedDag('__version', String(supportedVersion), version);
  if (!isRecord(dag)) throw new InvalidSerializedDag('dag', 'an object', dag);
  const clientDefaults = isRecord(defaults) && isRecord(defaults.tasks) ? defaults.tasks : {};

  const fields = new Fields('dag', [dag]);
  const dagId = fields.required('dag_id');
  const startDate = fields.instant('start_date');
  const endDate = fields.instant('end_date');
  const { groups, paths } = readTaskGroups(dag.task_group);
  const { tasks, order } = readTasks(fields, { groups, paths }, clientDefaults, startDate, endDate);
  const all = [...tasks.values()];
  const catchup = fields.boolean('catchup');
  return {
    dagId,
    displayName: fields.string('dag_display_name', dagId),
    description: fields.string('description'),
    docMd: fields.string('doc_md'),
    fileloc: fields.required('fileloc'),
    relativeFileloc: fields.string('relative_fileloc'),
    timezone: readTimezone(fields),
    tags: fields.strings('tags').sort(),
    owners: [...new Set(all.map((task) => task.owner))].sort(),
    ownerLinks: fields.record('owner_links') as Record<string, string>,
    params: readDagParams(dag),

    timetable: readTimetableSpec('dag.timetable', fields.raw('timetable')),
    startDate,
    endDate,
    earliest: earliestStart(startDate, all),
    latest: latestEnd(endDate, all),
    catchup,
    allowedRunTypes: fields.raw('allowed_run_types') ? (fields.strings('allowed_run_types') as DagRunType[]) : null,
    isPausedUponCreation: optionalBoolean(fields, 'is_paused_upon_creation'),

    maxActiveRuns: fields.number('max_active_runs', 16),
    maxActiveTasks: fields.number('max_active_tasks', 16),
    maxConsecutiveFailedDagRuns: fields.number('max_consecutive_failed_dag_runs', 0),
    dagrunTimeoutSeconds: fields.number('dagrun_timeout', null),
    failFast: fields.boolean('fail_fast'),
    disableBundleVersioning: fields.boolean('disable_bundle_versioning'),
    rerunWithLatestVersion: optionalBoolean(fields, 'rerun_with_latest_version'),
    renderTemplateAsNativeObj: fields.boolean('render_template_as_native_obj'),
    hasOnSuccessCallback: fields.boolean('has_on_success_callback'),
    hasOnFailureCallback: fields.boolean('has_on_failure_callback'),
    deadlines: readDeadlines(fields),
    dagDependencies: fields.list('dag_dependencies') as Record<string, unknown>[],
    accessControl: fields.record('access_control'),
    edgeInfo: fields.record('edge_info'),

    tasks,
    groups,
    roots: all.filter((task) => task.upstream.length === 0).map((task) => task.taskId),
    leaves: all.filter((task) => task.downstream.length === 0).map((task) => task.taskId),
    decidingLeaves: decidingLeaves(tasks),
    topologicalOrder: order,
  };
}

/** Reads a timetable inside a serialized Dag or inside another timetable: `{__type, __var}`. */
function readTimetableSpec(path: string, value: unknown): TimetableSpec {
  if (!isRecord(value) || typeof value.__type !== 'string' || !isRecord(value.__var ?? {})) {
    throw new InvalidSerializedDag(path, 'a timetable, {"__type": class, "__var": object}', value);
  }
  return { type: value.__type, var: (value.__var ?? {}) as Record<string, unknown> };
}

function readTasks(
  dag: Fields,
  { groups, paths }: TaskGroups,
  clientDefaults: Record<string, unknown>,
  dagStartDate: Date | null,
  dagEndDate: Date | null,
): { tasks: Map<string, Task>; order: string[] } {
  const tasks = new Map<string, Task>();
  const entries = new Map<string, Fields>();
  for (const [index, encoded] of dag.list('tasks').entries()) {
    const operator = isRecord(encoded) ? encoded.__var : undefined;
    if (!isRecord(operator))
      throw new InvalidSerializedDag(`dag.tasks[${index}]`, '{"__type": "operator", "__var": task}', encoded);
    const fields = taskFields(operator, clientDefaults);
    entries.set(fields.required('task_id'), fields);
  }

  const downstream = new Map([...entries].map(([taskId, fields]) => [taskId, fields.strings('downstream_task_ids')]));
  for (const [taskId, targets] of downstream) {
    const unknown = targets.find((target) => !entries.has(target));
    if (unknown !== undefined) {
      throw new InvalidSerializedDag(`dag.tasks[${taskId}].downstream_task_ids`, 'ids of tasks of this Dag', unknown);
    }
  }
  const order = topologicalOrder(downstream);
  if (order === null)
    throw new InvalidSerializedDag('dag.tasks', 'no task that leads back to itself', [...entries.keys()]);

  const upstream = reversed(downstream);
  const ownWeights = new Map([...entries].map(([taskId, fields]) => [taskId, ownPriorityWeight(fields)]));
  for (const [taskId, fields] of entries) {
    const groupPath = paths.get(taskId) ?? [];
    const task = readTask(fields, {
      upstream: upstream.get(taskId)!,
      downstream: downstream.get(taskId)!,
      ruledWeight: effectiveWeight(weightRule(fields), taskId, ownWeights, { upstream, downstream }),
      groupPath,
      mappedGroups: groupPath.filter((groupId) => groups.get(groupId)!.expansion !== null),
      dagStartDate,
      dagEndDate,
    });
    tasks.set(taskId, task);
  }
  return { tasks, order };
}

/** The params of the field `dag` of a serialized Dag. Throws InvalidSerializedDag. */
export function readDagParams(dag: Readonly<Record<string, unknown>>): DagParam[] {
  const fields = new Fields('dag', [dag]);
  return (fields.raw('params') === undefined ? [] : fields.list('params')).map((entry, index) => {
    const [name, param] = Array.isArray(entry) ? entry : [];
    const path = `dag.params[${index}]`;
    if (typeof name !== 'string' || !isRecord(param)) throw new InvalidSerializedDag(path, '[name, param]', entry);
    const values = new Fields(path, [param]);
    return {
      name,
      default: readDefault(param.default),
      description: values.string('description'),
      schema: values.record('schema'),
    };
  });
}

/** An unset default is written as its own type; null is a default. */
function readDefault(value: unknown): unknown {
  if (isRecord(value) && value.__type === 'arg_not_set') return undefined;
  return decodeValue(value);
}

function readTimezone(fields: Fields): string | number {
  const value = plainNumber(fields.raw('timezone') ?? 'UTC');
  if (typeof value !== 'string' && typeof value !== 'number')
    throw fields.wrong('timezone', 'a name or an offset in seconds');
  return value;
}

function optionalBoolean(fields: Fields, name: string): boolean | null {
  return fields.raw(name) === undefined ? null : fields.boolean(name);
}

/** SerializedDAG._time_restriction of Airflow. */
function earliestStart(dagStart: Date | null, tasks: readonly Task[]): Date | null {
  const starts = [dagStart, ...tasks.map((task) => task.startDate)].filter((date) => date !== null);
  return starts.length === 0 ? null : new Date(Math.min(...starts.map((date) => date.getTime())));
}

function latestEnd(dagEnd: Date | null, tasks: readonly Task[]): Date | null {
  const ends = tasks.map((task) => task.endDate);
  if (ends.length === 0 || ends.includes(null)) return dagEnd;
  const all = [dagEnd, ...ends].filter((date) => date !== null);
  return new Date(Math.max(...all.map((date) => date.getTime())));
}
