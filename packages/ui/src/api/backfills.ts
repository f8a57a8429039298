import type { BackfillPostBody, BackfillResponse, DryRunBackfillCollectionResponse } from '@leeward/contracts/rest-api';
import type { UiBackfills } from '@leeward/contracts/ui-api';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { pathOf } from './base-path.ts';
import { get, post, put } from './client.ts';
import { keys } from './keys.ts';

export const backfillsPerPage = 50;

export const backfillsQuery = (dagId: string, offset: number) =>
  queryOptions({
    queryKey: [...keys.backfills(dagId), offset],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<UiBackfills>(pathOf`ui/dags/${dagId}/backfills`, { limit: backfillsPerPage, offset }, signal),
  });

/** The dates that a backfill would make runs of. */
export const backfillPreviewQuery = (body: BackfillPostBody) =>
  queryOptions({
    queryKey: ['backfill-preview', body],
    placeholderData: keepPreviousData,
    gcTime: 0,
    queryFn: () => post<DryRunBackfillCollectionResponse>('api/v2/backfills/dry_run', body),
  });

export function useCreateBackfill(dagId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BackfillPostBody) => post<BackfillResponse>('api/v2/backfills', body),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.backfills(dagId) }),
  });
}

export type BackfillAction = 'pause' | 'unpause' | 'cancel';

export function useBackfillAction(dagId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, action }: { id: number; action: BackfillAction }) =>
      put<BackfillResponse>(`api/v2/backfills/${id}/${action}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.backfills(dagId) }),
  });
}
