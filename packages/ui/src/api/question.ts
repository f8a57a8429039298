import type { HITLDetailCollection, HITLDetailResponse, UpdateHITLDetailPayload } from '@leeward/contracts/rest-api';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { pathOf } from './base-path.ts';
import { get, patch } from './client.ts';
import { keys } from './keys.ts';
import type { TaskInstanceKey } from './queries.ts';

const keyOf = ({ dagId, runId, taskId, mapIndex }: TaskInstanceKey) => [
  ...keys.taskInstance(dagId, runId, taskId, mapIndex),
  'question',
];

/** What the present try of a task instance asks of a person, with the answer where there is one; null of one that asks nothing. */
export const questionQuery = (key: TaskInstanceKey) =>
  queryOptions({
    queryKey: keyOf(key),
    queryFn: async ({ signal }) => {
      const path = pathOf`api/v2/dags/${key.dagId}/dagRuns/${key.runId}/hitlDetails`;
      const query = { task_id: key.taskId, map_index: key.mapIndex };
      const { hitl_details } = await get<HITLDetailCollection>(path, query, signal);
      return hitl_details[0] ?? null;
    },
  });

export function useAnswer(key: TaskInstanceKey) {
  const { dagId, runId, taskId, mapIndex } = key;
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: UpdateHITLDetailPayload) =>
      patch<HITLDetailResponse>(
        pathOf`api/v2/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}/${mapIndex}/hitlDetails`,
        answer,
      ),
    // Where somebody else answered before, that answer is shown.
    onSettled: () =>
      Promise.all([keyOf(key), keys.questions].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
