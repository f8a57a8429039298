import type {
  BulkBody_BulkDAGRunBody_,
  BulkDAGRunClearBody,
  BulkResponse,
  ClearTaskInstanceCollectionResponse,
  DAGRunCollectionResponse,
} from '@leeward/contracts/rest-api';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pathOf } from './base-path.ts';
import { type BulkOutcome, outcomeOf } from './bulk-outcome.ts';
import { patch, post } from './client.ts';
import { keys } from './keys.ts';

/** The task instances that a clearing of the runs would touch. */
export function useClearRunsPreview(dagId: string, runIds: readonly string[], onlyFailed: boolean) {
  return useQuery({
    queryKey: ['clear-runs-preview', dagId, runIds, onlyFailed],
    gcTime: 0,
    queryFn: () =>
      post<ClearTaskInstanceCollectionResponse>(clearPath(dagId), {
        ...clearBody(runIds, onlyFailed),
        dry_run: true,
      } satisfies BulkDAGRunClearBody),
  });
}

/** Clears the runs' task instances: of all of them, or where one is refused of none (ApiError). */
export function useClearRuns(dagId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      runIds,
      onlyFailed,
      note,
    }: {
      runIds: readonly string[];
      onlyFailed: boolean;
      note?: string | undefined;
    }) => {
      const { dag_runs } = await post<DAGRunCollectionResponse>(clearPath(dagId), {
        ...clearBody(runIds, onlyFailed),
        dry_run: false,
        ...(note === undefined ? {} : { note }),
      } satisfies BulkDAGRunClearBody);
      return { done: dag_runs.map(({ dag_run_id }) => dag_run_id), refused: [] } satisfies BulkOutcome;
    },
    onSuccess: () => readRunsAgain(client, dagId),
  });
}

export function useMarkRuns(dagId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      runIds,
      state,
      note,
    }: {
      runIds: readonly string[];
      state: 'success' | 'failed';
      note?: string | undefined;
    }) => {
      const answer = await patch<BulkResponse>(runsPath(dagId), {
        actions: runIds.map((dag_run_id) => ({
          action: 'update',
          entities: [{ dag_run_id, state, ...(note === undefined ? {} : { note }) }],
        })),
      } satisfies BulkBody_BulkDAGRunBody_);
      return outcomeOf(dagId, runIds, answer.update);
    },
    onSuccess: () => readRunsAgain(client, dagId),
  });
}

export function useDeleteRuns(dagId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ runIds }: { runIds: readonly string[] }) => {
      const answer = await patch<BulkResponse>(runsPath(dagId), {
        actions: runIds.map((runId) => ({ action: 'delete', entities: [runId] })),
      } satisfies BulkBody_BulkDAGRunBody_);
      return outcomeOf(dagId, runIds, answer.delete);
    },
    onSuccess: () => readRunsAgain(client, dagId),
  });
}

const runsPath = (dagId: string) => pathOf`api/v2/dags/${dagId}/dagRuns`;
const clearPath = (dagId: string) => pathOf`api/v2/dags/${dagId}/clearDagRuns`;

function clearBody(runIds: readonly string[], onlyFailed: boolean): BulkDAGRunClearBody {
  return { dag_runs: runIds.map((dag_run_id) => ({ dag_run_id })), only_failed: onlyFailed };
}

function readRunsAgain(client: QueryClient, dagId: string): Promise<unknown> {
  return Promise.all(
    [keys.runs(dagId), keys.grid(dagId), keys.dags, ['run', dagId]].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}
