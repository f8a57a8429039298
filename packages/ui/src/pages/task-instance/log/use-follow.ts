import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** So near the end counts as at the end. */
const nearPx = 24;

/** Stays at the end of a growing list until a person scrolls up, and again once they are back at the end. */
export function useFollow(
  viewport: RefObject<HTMLDivElement | null>,
  count: number,
  virtual: Virtualizer<HTMLDivElement, Element>,
) {
  const [isFollowing, setFollowing] = useState(true);
  const lastTop = useRef(0);

  useEffect(() => {
    if (isFollowing && count > 0) virtual.scrollToIndex(count - 1, { align: 'end' });
  }, [isFollowing, count, virtual]);

  const onScroll = useCallback(() => {
    const element = viewport.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const movedUp = scrollTop < lastTop.current - 1;
    lastTop.current = scrollTop;
    if (scrollHeight - scrollTop - clientHeight <= nearPx) setFollowing(true);
    else if (movedUp) setFollowing(false);
  }, [viewport]);

  const stop = useCallback(() => setFollowing(false), []);
  return { isFollowing, onScroll, toEnd: () => setFollowing(true), stop };
}
