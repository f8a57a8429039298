import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** So near the end counts as at the end. */
const nearPx = 24;

/** What a person does to scroll. The page's own scrolling causes scroll events, too, and some of them later. */
const scrollGestures = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Stays at the end of a growing list until a person scrolls up, and again once they are back at the end. What is sought by `stop` may lie
 * near the end of what is there so far: being there does not follow again.
 */
export function useFollow(
  viewport: RefObject<HTMLDivElement | null>,
  count: number,
  virtual: Virtualizer<HTMLDivElement, Element>,
) {
  const [isFollowing, setFollowing] = useState(true);
  const lastTop = useRef(0);
  const isHeld = useRef(false);

  useEffect(() => {
    const element = viewport.current;
    const release = () => {
      isHeld.current = false;
    };
    for (const gesture of scrollGestures) element?.addEventListener(gesture, release, { passive: true });
    return () => {
      for (const gesture of scrollGestures) element?.removeEventListener(gesture, release);
    };
  }, [viewport]);

  useEffect(() => {
    if (isFollowing && count > 0) virtual.scrollToIndex(count - 1, { align: 'end' });
  }, [isFollowing, count, virtual]);

  const onScroll = useCallback(() => {
    const element = viewport.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const movedUp = scrollTop < lastTop.current - 1;
    lastTop.current = scrollTop;
    if (isHeld.current) return;
    if (scrollHeight - scrollTop - clientHeight <= nearPx) setFollowing(true);
    else if (movedUp) setFollowing(false);
  }, [viewport]);

  const hold = useCallback((held: boolean) => {
    isHeld.current = held;
    setFollowing(!held);
  }, []);
  const stop = useCallback(() => hold(true), [hold]);
  return { isFollowing, onScroll, toEnd: () => hold(false), stop };
}
