import { type KeyboardEvent, useCallback } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** A row of links or buttons as one stop of the Tab key; arrows, Home and End move within it. */
export function useRoving(selector: string) {
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
      const at = items.indexOf(document.activeElement as HTMLElement);
      if (at < 0) return;
      const step = steps[event.key];
      const to = step === undefined ? { Home: 0, End: items.length - 1 }[event.key] : at + step;
      const next = to === undefined ? undefined : items[to];
      if (next === undefined) return;
      event.preventDefault();
      items[at]!.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    },
    [selector],
  );
  return { onKeyDown };
}
