/** What becomes of the triggers that a process took with it when it died. */
export interface Division {
  /** Each group gets a process of its own. */
  groups: number[][];
  failed: number[];
}

/** How often a trigger may end a process that it has for itself: the first time something else may have killed it. */
const deathsAlone = 2;

/**
 * A trigger that is blamed goes on alone, the others together. Without blame the halves part, so that the one at fault is alone after a
 * few deaths, and has failed when it dies alone again.
 * @param diedAlone how often the trigger has died alone, this time included.
 */
export function divide(
  lost: readonly number[],
  blamed: number | undefined,
  diedAlone: (id: number) => number,
): Division {
  const [first, ...others] = lost;
  if (first === undefined) return { groups: [], failed: [] };
  if (others.length === 0) {
    return diedAlone(first) >= deathsAlone ? { groups: [], failed: [first] } : { groups: [[first]], failed: [] };
  }
  if (blamed !== undefined && lost.includes(blamed)) {
    return { groups: [lost.filter((id) => id !== blamed), [blamed]], failed: [] };
  }
  const half = Math.ceil(lost.length / 2);
  return { groups: [lost.slice(0, half), lost.slice(half)], failed: [] };
}
