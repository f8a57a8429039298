import type {
  AssetCollectionResponse,
  AssetEventCollectionResponse,
  AssetEventResponse,
  AssetResponse,
  CreateAssetEventsBody,
  DAGRunResponse,
} from '@leeward/contracts/rest-api';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, post } from './client.ts';
import { keys } from './keys.ts';

export const assetsPerPage = 50;
export const assetEventsPerPage = 50;

/** The assets that Dags name, by name; `search` is a part of it, undefined for all. */
export const assetsQuery = (filter: { search: string | undefined; offset: number }) =>
  queryOptions({
    queryKey: keys.assetList(filter),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<AssetCollectionResponse>(
        'api/v2/assets',
        { limit: assetsPerPage, offset: filter.offset, order_by: 'name', name_pattern: filter.search },
        signal,
      ),
  });

export const assetQuery = (id: string) =>
  queryOptions({
    queryKey: keys.asset(id),
    queryFn: ({ signal }) => get<AssetResponse>(`api/v2/assets/${encodeURIComponent(id)}`, {}, signal),
  });

/** The asset's events, the newest first. */
export const assetEventsQuery = (id: string, offset: number) =>
  queryOptions({
    queryKey: [...keys.asset(id), 'events', offset],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<AssetEventCollectionResponse>(
        'api/v2/assets/events',
        { asset_id: id, limit: assetEventsPerPage, offset, order_by: '-timestamp' },
        signal,
      ),
  });

export function useCreateAssetEvent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateAssetEventsBody) => post<AssetEventResponse>('api/v2/assets/events', body),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.assets }),
  });
}

/** Triggers a run of the one Dag that writes the asset. */
export function useMaterializeAsset(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<DAGRunResponse>(`api/v2/assets/${id}/materialize`, {}),
    onSuccess: ({ dag_id }) => client.invalidateQueries({ queryKey: keys.grid(dag_id) }),
  });
}
