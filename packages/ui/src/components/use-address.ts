import { useSearchParams } from 'react-router-dom';

/** What a list is asked for as the page's address has it; a change begins at the first page again. */
export function useAddress() {
  const [search, setSearch] = useSearchParams();
  const change = (name: string, value: string | null) => {
    // What the router hands on is of the last rendering, in which a change just made may not be yet.
    const after = new URLSearchParams(location.search);
    after.delete('cursor');
    after.delete('offset');
    if (value === null || value === '') after.delete(name);
    else after.set(name, value);
    setSearch(after, { replace: true });
  };
  const goTo = (offset: number) => change('offset', offset === 0 ? null : String(offset));
  return { search, change, goTo };
}

/** The place of the first one of a page, from the address; 0 where it says none. */
export function offsetOf(search: URLSearchParams, perPage: number): number {
  return Math.max(0, Math.floor(Number(search.get('offset') ?? 0) / perPage) * perPage || 0);
}
