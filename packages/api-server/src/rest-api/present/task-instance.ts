import type {
  DagVersionResponse,
  JobResponse,
  TaskInstanceHistoryResponse,
  TaskInstanceResponse,
  TriggerResponse,
} from '@leeward/contracts/rest-api';
import type { TaskNode } from '@leeward/lifecycle';
import type { RestApiContext } from '../context.ts';
import { versionsById } from '../queries/dag-versions.ts';
import type { TaskInstanceRow, TryRow } from '../queries/task-instances.ts';
import { jobResponse } from './job.ts';
import { pythonText } from './python-text.ts';

interface Known {
  version: DagVersionResponse | null;
  /** What the Dag of that version says of the task; undefined where it has it no more, or cannot be read. */
  node: TaskNode | undefined;
}

type Versioned = { task_id: string; dag_version_id: string | null; serialized_hash: string | null };

/** Versions and Dags of all rows, each read once. */
async function knownOf(context: RestApiContext, rows: readonly Versioned[]): Promise<(row: Versioned) => Known> {
  const keys = new Map<string, { versionId: string; versionHash: string }>();
  for (const { dag_version_id: versionId, serialized_hash: versionHash } of rows)
    if (versionId !== null && versionHash !== null) keys.set(versionId, { versionId, versionHash });
  const [versions, graphs] = await Promise.all([
    versionsById(context.database, [...keys.keys()]),
    context.graphs.load(context.database, [...keys.values()]),
  ]);
  return ({ task_id, dag_version_id }) => {
    const key = dag_version_id === null ? undefined : keys.get(dag_version_id);
    if (key === undefined) return { version: null, node: undefined };
    return { version: versions.get(key.versionId) ?? null, node: graphs.find(key)?.nodes.get(task_id) };
  };
}

export async function presentTaskInstances(
  context: RestApiContext,
  rows: readonly TaskInstanceRow[],
): Promise<TaskInstanceResponse[]> {
  const known = await knownOf(context, rows);
  return rows.map((row) => taskInstanceResponse(row, known(row)));
}

/** Tries of one or more tasks, finished ones and current ones in one shape. */
export async function presentTries(
  context: RestApiContext,
  rows: readonly TryRow[],
): Promise<TaskInstanceHistoryResponse[]> {
  const known = await knownOf(context, rows);
  return rows.map((row) => commonFields(row, known(row)));
}

function commonFields(row: TryRow | TaskInstanceRow, { version, node }: Known): TaskInstanceHistoryResponse {
  return {
    task_id: row.task_id,
    dag_id: row.dag_id,
    dag_run_id: row.run_id,
    map_index: row.map_index,
    start_date: row.start_date,
    end_date: row.end_date,
    duration: row.duration,
    state: row.state as TaskInstanceResponse['state'],
    try_number: row.try_number,
    max_tries: row.max_tries,
    task_display_name: row.task_display_name ?? row.task_id,
    dag_display_name: row.dag_display_name,
    hostname: row.hostname ?? '',
    unixname: row.unixname,
    pool: row.pool,
    pool_slots: row.pool_slots,
    queue: row.queue,
    priority_weight: row.priority_weight,
    operator: node?.task.operator ?? row.operator,
    operator_name: node?.task.operatorName ?? row.operator,
    queued_when: row.queued_at,
    scheduled_when: row.scheduled_at,
    pid: row.pid,
    executor: row.executor,
    executor_config: pythonText(row.executor_config ?? {}),
    dag_version: version,
  };
}

function taskInstanceResponse(row: TaskInstanceRow, known: Known): TaskInstanceResponse {
  return {
    id: row.id,
    ...commonFields(row, known),
    logical_date: row.logical_date,
    run_after: row.run_after,
    note: row.note,
    rendered_map_index: row.rendered_map_index ?? (row.map_index < 0 ? null : String(row.map_index)),
    rendered_fields: row.rendered_fields ?? {},
    trigger: trigger(row),
    triggerer_job: triggererJob(row),
  };
}

/** A trigger's arguments may hold secrets: they never leave by the API. */
function trigger(row: TaskInstanceRow): TriggerResponse | null {
  if (row.trigger_id === null || row.trigger_classpath === null || row.trigger_created_at === null) return null;
  return {
    id: row.trigger_id,
    classpath: row.trigger_classpath,
    kwargs: '{}',
    created_date: row.trigger_created_at,
    queue: row.trigger_queue,
    triggerer_id: row.triggerer_job_id,
  };
}

/** The triggerer that waits for what the task instance waits for. */
function triggererJob(row: TaskInstanceRow): JobResponse | null {
  if (row.triggerer_job_id === null || row.triggerer_kind === null) return null;
  return jobResponse({
    jobId: row.triggerer_job_id,
    kind: row.triggerer_kind,
    startedAt: row.triggerer_started_at!,
    endedAt: row.triggerer_ended_at,
    heartbeatAt: row.triggerer_heartbeat_at!,
    hostname: row.triggerer_hostname!,
    unixname: row.triggerer_unixname,
  });
}
