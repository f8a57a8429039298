import { isFailed, TaskInstanceState } from '@leeward/contracts';
import type { Database, Transaction } from '@leeward/database';
import { type ClearedTaskInstance, clearTaskInstances, GraphStore } from '@leeward/lifecycle';

/** In which states task instances are cleared; all of them where neither is asked for. */
export interface ClearedStates {
  onlyFailed: boolean;
  onlyRunning: boolean;
}

export function isWanted(state: TaskInstanceState | null, { onlyFailed, onlyRunning }: ClearedStates): boolean {
  if (!onlyFailed && !onlyRunning) return true;
  return (onlyFailed && isFailed(state)) || (onlyRunning && state === TaskInstanceState.Running);
}

/** Has the task instances run again, each with the version that its run has. */
export function clearSelected(database: Database, rows: readonly { id: string }[]): Promise<ClearedTaskInstance[]> {
  return database.transaction('clear', (tx) => clearSelectedIn(tx, rows));
}

export function clearSelectedIn(tx: Transaction, rows: readonly { id: string }[]): Promise<ClearedTaskInstance[]> {
  return clearTaskInstances(tx, new GraphStore(), {
    taskInstanceIds: rows.map((row) => row.id),
    runState: 'queued',
    runOnLatestVersion: false,
    preventRunning: false,
  });
}
