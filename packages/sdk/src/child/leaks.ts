import { setImmediate as turn } from 'node:timers/promises';

/** What keeps this process alive, counted by kind. */
export function activeResources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** How many turns of the event loop a handle that has been closed gets to go. */
const patience = 5;

/** The kinds of which there is more than before the task: timers, sockets, file operations that author code left behind. */
export async function resourcesLeft(baseline: ReadonlyMap<string, number>): Promise<string[]> {
  let left: string[] = [];
  for (let attempt = 0; attempt < patience; attempt++) {
    await turn();
    left = [...activeResources()]
      .filter(([kind, count]) => kind !== 'Immediate' && count > (baseline.get(kind) ?? 0))
      .map(([kind]) => kind);
    if (left.length === 0) break;
  }
  return left;
}
