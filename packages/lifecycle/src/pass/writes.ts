import { canMove } from '@leeward/contracts';
import { isWaiting } from '../decide/run.ts';
import type { RunFacts } from '../decide/run-facts.ts';
import type { Instance } from '../decide/run-instances.ts';
import type { WrittenInstance } from '../queries/write-task-instances.ts';

/** The rows that a run's decisions change. Throws where a decision is not a legal move: that is a mistake of this room. */
export function writesOf(facts: RunFacts): WrittenInstance[] {
  const writes: WrittenInstance[] = [];
  for (const instance of facts.instances.all()) {
    if (!isChanged(instance)) continue;
    const { taskId, from, state, storedMapIndex, mapIndex, startsTry, isQueued, reason } = instance;
    const legal = from === state || (canMove(from, state) && (!isQueued || canMove(state, 'queued')));
    if (!legal) throw new Error(`${taskId}: ${from} → ${state} is not a legal move`);
    writes.push({
      r: facts.run.id,
      t: taskId,
      i: storedMapIndex,
      f: from,
      s: isQueued ? 'queued' : state,
      n: startsTry ? 1 : 0,
      j: mapIndex,
      w: isQueued ? null : reason,
    });
  }
  return writes;
}

function isChanged(instance: Instance): boolean {
  if (instance.state !== instance.from || instance.mapIndex !== instance.storedMapIndex) return true;
  return isWaiting(instance.state) && instance.reason !== null && instance.reason.code !== instance.storedReasonCode;
}
