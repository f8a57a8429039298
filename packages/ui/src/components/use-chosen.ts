import { useState } from 'react';

export interface Chosen {
  /** Those of the page that are chosen, in its order. */
  ids: readonly string[];
  has(id: string): boolean;
  choose(ids: readonly string[], isChosen: boolean): void;
}

/** Which of the things on a page are chosen; only what is on the page counts. */
export function useChosen(onPage: readonly string[]): Chosen {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return {
    ids: onPage.filter((id) => chosen.has(id)),
    has: (id) => chosen.has(id),
    choose: (ids, isChosen) =>
      setChosen((before) => {
        const kept = onPage.filter((id) => before.has(id) && !ids.includes(id));
        return new Set(isChosen ? [...kept, ...ids] : kept);
      }),
  };
}
