import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type DagFilter, dagsPerPage } from '../../api/queries.ts';
import { offsetOf } from '../../components/use-address.ts';
import { runStates, texts } from '../../texts.ts';

export type PausedChoice = 'all' | 'active' | 'paused';

/** The filters as the page's address has them, and what changes them there. */
export function useDagFilter() {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readFilter(search), [search]);

  const change = useCallback(
    (changes: Record<string, string | readonly string[] | undefined>) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete('offset');
          for (const [name, value] of Object.entries(changes)) {
            after.delete(name);
            for (const item of typeof value === 'string' ? [value] : (value ?? [])) {
              if (item !== '') after.append(name, item);
            }
          }
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );

  const isFiltered = ['search', 'tags', 'show', 'last'].some((name) => search.has(name));
  const clear = useCallback(() => setSearch({}, { replace: true }), [setSearch]);
  return { filter, show: readShow(search), isFiltered, change, clear };
}

function readFilter(search: URLSearchParams): DagFilter {
  const show = readShow(search);
  const order = search.get('order') ?? '';
  const last = search.get('last');
  return {
    search: search.get('search') ?? undefined,
    tags: search.getAll('tags'),
    paused: show === 'all' ? undefined : show === 'paused',
    lastRunState: runStates.find((state) => state === last),
    orderBy: Object.hasOwn(texts.dags.sortBy, order) ? order : 'dag_id',
    offset: offsetOf(search, dagsPerPage),
  };
}

function readShow(search: URLSearchParams): PausedChoice {
  const show = search.get('show');
  return show === 'active' || show === 'paused' ? show : 'all';
}
