import type { BulkResponse, PatchTaskInstanceBody, TaskInstanceCollectionResponse } from '@leeward/contracts/rest-api';
import { pathOf } from './base-path.ts';
import { ApiError, patch } from './client.ts';

/** Instances of a mapped task. */
export interface TaskInstancesKey {
  dagId: string;
  runId: string;
  taskId: string;
  mapIndexes: readonly number[];
}

/** Marks each of them; that one has the state already keeps back no other. Throws ApiError with the first that was refused. */
export async function markInstances(
  { dagId, runId, taskId, mapIndexes }: TaskInstancesKey,
  body: PatchTaskInstanceBody,
): Promise<TaskInstanceCollectionResponse> {
  const { update } = await patch<BulkResponse>(pathOf`api/v2/dags/${dagId}/dagRuns/${runId}/taskInstances`, {
    actions: mapIndexes.map((map_index) => ({ action: 'update', entities: [{ ...body, task_id: taskId, map_index }] })),
  });
  const refused = (update?.errors ?? []).find(({ status_code }) => status_code !== 409);
  if (refused !== undefined) throw new ApiError(Number(refused.status_code), String(refused.error));
  return { task_instances: [], total_entries: 0 };
}

/** Which ones `markInstances` would mark, each once. */
export async function previewMarks(
  { dagId, runId, taskId, mapIndexes }: TaskInstancesKey,
  body: PatchTaskInstanceBody,
): Promise<TaskInstanceCollectionResponse> {
  const found = new Map<string, TaskInstanceCollectionResponse['task_instances'][number]>();
  for (const mapIndex of mapIndexes) {
    const path = pathOf`api/v2/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}/${mapIndex}/dry_run`;
    const { task_instances } = await patch<TaskInstanceCollectionResponse>(path, body);
    for (const instance of task_instances) found.set(instance.id, instance);
  }
  return { task_instances: [...found.values()], total_entries: found.size };
}
