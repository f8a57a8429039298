import { occupiesSlot } from '@leeward/contracts';
import { runTaskKey, type SlotUsage, taskKey } from '../decide/queue.ts';
import type { PassRow } from '../queries/load-pass.ts';

const namedHolders = 3;

/** Counts what is taken of each limit. */
export function slotUsage(
  { pools, active }: Pick<PassRow, 'pools' | 'active'>,
  freeByExecutor: ReadonlyMap<string, number>,
  defaultExecutor: string,
): SlotUsage {
  const held = new Map(
    pools.map(([pool, slots, includeDeferred]) => [pool, { slots, includeDeferred, byDag: new Map<string, number>() }]),
  );
  const activeByRun = new Map<number, number>();
  const activeByTask = new Map<string, number>();
  const activeByRunTask = new Map<string, number>();
  for (const [pool, dagId, dagRunId, taskId, state, count, slots] of active ?? []) {
    const found = held.get(pool);
    if (found !== undefined && occupiesSlot(state, found.includeDeferred)) add(found.byDag, dagId, slots);
    if (occupiesSlot(state, false)) add(activeByRun, dagRunId, count);
    if (state === 'restarting') continue;
    add(activeByTask, taskKey(dagId, taskId), count);
    add(activeByRunTask, runTaskKey(dagRunId, taskId), count);
  }
  return {
    pools: new Map(
      [...held].map(([pool, { slots, byDag }]) => [
        pool,
        { slots, taken: [...byDag.values()].reduce((sum, each) => sum + each, 0), heldBy: holders(byDag) },
      ]),
    ),
    activeByRun,
    activeByTask,
    activeByRunTask,
    freeByExecutor,
    defaultExecutor,
  };
}

/** The Dags that hold most, with their slots. */
function holders(byDag: ReadonlyMap<string, number>): string[] {
  const sorted = [...byDag].sort(([, left], [, right]) => right - left);
  return sorted.slice(0, namedHolders).map(([dagId, slots]) => `${dagId}: ${slots}`);
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
