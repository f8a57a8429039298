import { useMutation, useQueryClient } from '@tanstack/react-query';
import { pathOf } from './base-path.ts';
import { patch, post, remove } from './client.ts';
import { type TaskInstanceKey, xcomQuery } from './queries.ts';

const pathFor = ({ dagId, runId, taskId }: TaskInstanceKey) =>
  pathOf`api/v2/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}/xcomEntries`;

/** Adds an XCom, or changes the value of the one named `known`. */
export function useSaveXCom(of: TaskInstanceKey, known: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, value }: { key: string; value: unknown }) =>
      known === undefined
        ? post<unknown>(pathFor(of), { key, value, map_index: of.mapIndex })
        : patch<unknown>(`${pathFor(of)}/${pathOf`${known}`}`, { value, map_index: of.mapIndex }),
    onSuccess: () => client.invalidateQueries({ queryKey: xcomQuery(of).queryKey }),
  });
}

export function useDeleteXCom(of: TaskInstanceKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => remove(`${pathFor(of)}/${pathOf`${key}`}`, { map_index: of.mapIndex }),
    onSuccess: () => client.invalidateQueries({ queryKey: xcomQuery(of).queryKey }),
  });
}
