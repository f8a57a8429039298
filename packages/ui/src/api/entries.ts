import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { pathOf } from './base-path.ts';
import { get, patch, post, remove } from './client.ts';

type Path = 'pools' | 'variables' | 'connections';
type Entry = Readonly<Record<string, unknown>>;

export const entriesPerPage = 100;

/** A page of pools, variables or connections by name. */
export const entriesQuery = (path: Path, orderBy: string, offset: number) =>
  queryOptions({
    queryKey: ['entries', path, offset],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { limit: entriesPerPage, offset, order_by: orderBy };
      const answer = await get<Record<string, unknown>>(`api/v2/${path}`, query, signal);
      return { entries: answer[path] as Entry[], total: answer.total_entries as number };
    },
  });

/** Adds an entry, or changes the members of the one named. */
export function useSaveEntry(path: Path, name: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, changed }: { body: Entry; changed: readonly string[] }) =>
      name === undefined
        ? post<unknown>(`api/v2/${path}`, body)
        : patch<unknown>(`api/v2/${path}/${pathOf`${name}`}`, body, { update_mask: changed }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['entries', path] }),
  });
}

export function useDeleteEntry(path: Path) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => remove(`api/v2/${path}/${pathOf`${name}`}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['entries', path] }),
  });
}
