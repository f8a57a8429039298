import { type MouseEvent, useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { LogText } from './log-lines.ts';

/** The query of the page's address that names a line; the others are kept. */
export function lineQuery(number: number): string {
  const query = new URLSearchParams(location.search);
  query.set('line', String(number));
  return query.toString();
}

/**
 * The line that the page's address names. `reveal` is called with its place in the log once it was read; a click on a line's number
 * puts it into the address.
 */
export function useLinkedLine(log: LogText, reveal: (at: number) => void) {
  const [search, setSearch] = useSearchParams();
  const wanted = Number(search.get('line'));
  const linked = Number.isInteger(wanted) && wanted > 0 ? wanted : undefined;
  const [revealed, setRevealed] = useState<number>();
  const at = linked === undefined ? -1 : linked - log.dropped - 1;
  const isThere = at >= 0 && at < log.lines.length;

  useEffect(() => {
    if (linked === undefined || !isThere || revealed === linked) return;
    setRevealed(linked);
    reveal(at);
  }, [linked, isThere, revealed, at, reveal]);

  const onClick = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const { line } = (event.target as HTMLElement).dataset;
      if (line === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setRevealed(Number(line));
      setSearch(lineQuery(Number(line)), { replace: true });
    },
    [setSearch],
  );

  return { linked, onClick };
}
