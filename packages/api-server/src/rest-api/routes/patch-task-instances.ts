import type {
  BulkTaskInstanceBody,
  PatchTaskInstanceBody,
  TaskInstanceCollectionResponse,
} from '@leeward/contracts/rest-api';
import type { SettableState } from '@leeward/lifecycle';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { equals } from '../filters/conditions.ts';
import type { RegisterOperation } from '../operations.ts';
import { presentTaskInstances } from '../present/task-instance.ts';
import { placeOf, sameTaskInstances, taskInstancesWhere } from '../queries/clear.ts';
import { dagOf, taskIdsOfGroup } from '../queries/dag-graphs.ts';
import { writeNotes } from '../queries/notes.ts';
import { affectedByChange, changeStates, type StateChange } from '../queries/set-task-states.ts';
import type { TaskInstanceRow } from '../queries/task-instances.ts';
import type { TaskTarget } from '../queries/task-targets.ts';
import { taskInstanceCollection } from './task-instance-lists.ts';
import { conditionsOf, type TaskPlace, unknownTaskInstance } from './task-instances.ts';

/** What a patch does: `rows` are the task instances it names. */
export interface Patch {
  dagId: string;
  runId: string;
  targets: readonly TaskTarget[];
  rows: readonly TaskInstanceRow[];
  body: PatchTaskInstanceBody;
  given: ReadonlySet<string>;
  mask: readonly string[] | null | undefined;
  /** What the 409 says where nothing moved. */
  unmoved(state: string): string;
}

/** State and note of task instances: of a task, of one of its map indexes, or of a group. */
export function patchTaskInstanceRoutes(operation: RegisterOperation, context: RestApiContext): void {
  operation('patch_task_instance', {
    access: ['PUT', 'dag'],
    audited: true,
    handle: async ({ path, query, body, given, user }) =>
      apply(
        { ...(await patchOfTask(context, path, query.map_index ?? null, body)), given, mask: query.update_mask },
        user.username,
      ),
  });

  operation('patch_task_instance_by_map_index', {
    access: ['PUT', 'dag'],
    audited: true,
    handle: async ({ path, query, body, given, user }) =>
      apply(
        { ...(await patchOfTask(context, path, path.map_index, body)), given, mask: query.update_mask },
        user.username,
      ),
  });

  operation('patch_task_instance_dry_run', {
    access: ['PUT', 'dag'],
    handle: async ({ path, query, body, given }) =>
      tryOut({ ...(await patchOfTask(context, path, query.map_index ?? null, body)), given, mask: query.update_mask }),
  });

  operation('patch_task_instance_dry_run_by_map_index', {
    access: ['PUT', 'dag'],
    handle: async ({ path, query, body, given }) =>
      tryOut({ ...(await patchOfTask(context, path, path.map_index, body)), given, mask: query.update_mask }),
  });

  operation('patch_task_group_instances', {
    access: ['PUT', 'dag'],
    audited: true,
    handle: async ({ path, query, body, given, user }) =>
      apply({ ...(await patchOfGroup(context, path, body)), given, mask: query.update_mask }, user.username, true),
  });

  operation('patch_task_group_instances_dry_run', {
    access: ['PUT', 'dag'],
    handle: async ({ path, body, given }) =>
      tryOut({ ...(await patchOfGroup(context, path, body)), given, mask: null }),
  });

  async function apply(patch: Patch, by: string, isMovedAnswered = false): Promise<TaskInstanceCollectionResponse> {
    const moved = await applyPatch(context, patch, by);
    const answered = isMovedAnswered && moved !== null ? moved : patch.rows;
    const rows = await sameTaskInstances(context, answered.map(placeOf));
    return taskInstanceCollection(await presentTaskInstances(context, rows));
  }

  async function tryOut(patch: Patch): Promise<TaskInstanceCollectionResponse> {
    const change = changeOf(patch);
    const rows = change === null ? [...patch.rows] : await affectedByChange(context, change);
    return taskInstanceCollection(await presentTaskInstances(context, rows));
  }
}

/** Note and state in one transaction; answers with what moved, or null where no state was asked for. */
export async function applyPatch(context: RestApiContext, patch: Patch, by: string): Promise<TaskInstanceRow[] | null> {
  const change = changeOf(patch);
  const { note = null } = patch.body;
  const isNoted = isMeant(patch, 'note') && (note !== null || (patch.mask?.length ?? 0) > 0);
  const rows = change === null ? null : await affectedByChange(context, change);
  await context.database.transaction('patch task instances', async (tx) => {
    if (isNoted) await writeNotes(tx, patch.rows.map(placeOf), note, by);
    if (change === null || rows === null) return;
    const moved = await changeStates(tx, context, change, rows, by);
    if (moved === 0) throw new HttpError(409, patch.unmoved(change.state));
  });
  return rows;
}

function isMeant({ given, mask }: Patch, field: string): boolean {
  return given.has(field) && (mask === null || mask === undefined || mask.length === 0 || mask.includes(field));
}

function changeOf(patch: Patch): StateChange | null {
  const { dagId, runId, targets, body } = patch;
  if (!isMeant(patch, 'new_state')) return null;
  return {
    dagId,
    runId,
    targets,
    state: settable(body.new_state ?? null),
    upstream: body.include_upstream ?? false,
    downstream: body.include_downstream ?? false,
    future: body.include_future ?? false,
    past: body.include_past ?? false,
  };
}

function settable(state: string | null): SettableState {
  if (state === 'success' || state === 'failed' || state === 'skipped') return state;
  const problem =
    state === null ? "'new_state' should not be empty" : `'${state}' is not one of ['success', 'failed', 'skipped']`;
  const msg = `Value error, ${problem}`;
  throw new HttpError(422, [
    { type: 'value_error', loc: ['body', 'new_state'], msg, input: state, ctx: { error: {} } },
  ]);
}

/** Whatever the mask leaves of it, a state that is given must be one that can be set, before anything is looked for. */
function requireSettable(body: PatchTaskInstanceBody | BulkTaskInstanceBody): void {
  if ('new_state' in body) settable(body.new_state ?? null);
}

type PatchBase = Omit<Patch, 'given' | 'mask'>;

export async function patchOfTask(
  context: RestApiContext,
  place: TaskPlace,
  mapIndex: number | null,
  body: PatchTaskInstanceBody | BulkTaskInstanceBody,
): Promise<PatchBase> {
  const { dag_id: dagId, dag_run_id: runId, task_id: taskId } = place;
  requireSettable(body);
  const { graph } = await dagOf(context, dagId);
  if (!graph.nodes.has(taskId)) throw new HttpError(404, `Task '${taskId}' not found in Dag '${dagId}'`);
  const rows = await taskInstancesWhere(context, [...conditionsOf(place), equals('ti.map_index', mapIndex)]);
  if (rows.length === 0) throw unknownTaskInstance(place, mapIndex);
  const unmoved = (state: string) => `Task id ${taskId} is already in ${state} state`;
  return { dagId, runId, targets: [{ taskId, mapIndex }], rows, body, unmoved };
}

async function patchOfGroup(
  context: RestApiContext,
  { dag_id: dagId, dag_run_id: runId, group_id: groupId }: { dag_id: string; dag_run_id: string; group_id: string },
  body: PatchTaskInstanceBody,
): Promise<PatchBase> {
  requireSettable(body);
  const { graph } = await dagOf(context, dagId);
  const taskIds = taskIdsOfGroup(graph, groupId);
  if (taskIds === undefined) throw new HttpError(404, `Task group '${groupId}' not found in DAG '${dagId}'`);
  const inRun = await taskInstancesWhere(context, [equals('ti.dag_id', dagId), equals('ti.run_id', runId)]);
  const rows = inRun.filter((row) => taskIds.includes(row.task_id));
  if (rows.length === 0)
    throw new HttpError(404, `No task instances found for task group '${groupId}' in dag run '${runId}'`);
  const unmoved = (state: string) => `All task instances in the group are already in ${state} state`;
  return { dagId, runId, targets: taskIds.map((taskId) => ({ taskId, mapIndex: null })), rows, body, unmoved };
}
