import type { Dag } from '../definition/dag.ts';
import { type DateInput, instantOf } from '../definition/dates.ts';
import { encodeSchedule } from '../definition/schedule.ts';
import type { DagSpec } from '../definition/specs.ts';
import { encodeDate, encodeDuration, withoutDefaults } from './fields.ts';
import { encodeGroup } from './group.ts';
import { encodeParams } from './params.ts';
import { callbackFlags, encodeTask } from './task.ts';

export interface FilePlace {
  /** The Dag file, absolute. */
  readonly file: string;
  /** The Dag file below its bundle. */
  readonly relativeFile: string;
  readonly bundlePath: string;
}

/**
 * The Dag as Airflow's DagSerialization.to_dict writes it: format version 3, defaults of the schema left out, `client_defaults` left
 * out where there are none, as Python does.
 */
export function serializeDag(dag: Dag, place: FilePlace): { __version: 3; dag: Record<string, unknown> } {
  const { spec } = dag;
  const timezone = spec.timezone ?? 'UTC';
  const verdict = encodeSchedule(spec.schedule ?? null, timezone);
  if (!verdict.ok) throw new TypeError(verdict.reason);
  const optional = {
    dag_display_name: spec.displayName,
    description: spec.description,
    doc_md: spec.docMd,
    start_date: encodeDate(spec.startDate, timezone),
    end_date: encodeDate(spec.endDate, timezone),
    dagrun_timeout: encodeDuration(spec.dagrunTimeout),
    fail_fast: spec.failFast,
    is_paused_upon_creation: spec.isPausedUponCreation,
    tags: nonEmpty(spec.tags && [...new Set(spec.tags)].sort()),
    owner_links: nonEmpty(spec.ownerLinks),
    default_args: spec.defaultArgs && encodeDefaultArgs(spec.defaultArgs, timezone),
  };
  return {
    __version: 3,
    dag: {
      dag_id: dag.dagId,
      fileloc: place.file,
      relative_fileloc: place.relativeFile,
      _processor_dags_folder: place.bundlePath,
      timezone,
      timetable: verdict.timetable,
      catchup: spec.catchup ?? false,
      max_active_tasks: spec.maxActiveTasks ?? 16,
      max_active_runs: spec.maxActiveRuns ?? (spec.schedule === '@continuous' ? 1 : 16),
      max_consecutive_failed_dag_runs: spec.maxConsecutiveFailedDagRuns ?? 0,
      disable_bundle_versioning: false,
      ...withoutDefaults(optional, { fail_fast: false }),
      params: encodeParams(spec.params ?? {}, null),
      task_group: encodeGroup(dag.root),
      tasks: [...dag.tasks.values()].map((task) => encodeTask(dag, task)),
      edge_info: {},
      dag_dependencies: [],
      deadline: null,
      allowed_run_types: null,
    },
  };
}

function nonEmpty<Value extends object>(value: Value | undefined): Value | undefined {
  return value === undefined || Object.keys(value).length === 0 ? undefined : value;
}

/** The names of Airflow's BaseOperator for the fields of a TaskSpec that it has; a duration and a date carry their type. */
function encodeDefaultArgs(args: NonNullable<DagSpec['defaultArgs']>, timezone: string): Record<string, unknown> {
  const { onExecute, onFailure, onRetry, onSkipped, onSuccess, freshProcess: _, ...fields } = args;
  const encoded = Object.entries(fields).map(([name, value]) => [snakeCase(name), encodeTyped(name, value, timezone)]);
  return { __var: { ...Object.fromEntries(encoded), ...withoutDefaults(callbackFlags(args), {}) }, __type: 'dict' };
}

const durationFields = ['retryDelay', 'maxRetryDelay', 'executionTimeout'];

function encodeTyped(name: string, value: unknown, timezone: string): unknown {
  if (durationFields.includes(name)) return { __var: encodeDuration(value as number), __type: 'timedelta' };
  if (!name.endsWith('Date')) return value;
  const instant = instantOf(value as DateInput, timezone);
  return { __var: instant === undefined ? null : instant.getTime() / 1_000, __type: 'datetime' };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
