import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@leeward/database';
import { createLooks } from '../looks.ts';
import { settleAssets } from './settle-assets.ts';

export interface AssetsOptions {
  database: Database;
  onProblem: (error: Error) => void;
  sweepSeconds?: number;
}

/** Keeps assets and the triggers of their watchers in step with the Dags. */
export interface Assets {
  start(): void;
  stop(): Promise<void>;
}

const defaultSweepSeconds = 30;
/** Events of assets tell of their Dags as well: so many looks are enough, however many events there are. */
const restMs = 1_000;

export function createAssets({ database, onProblem, sweepSeconds = defaultSweepSeconds }: AssetsOptions): Assets {
  const stopping = new AbortController();
  const looks = createLooks({
    bus: database.bus,
    wakingEvent: 'dag_changed',
    sweepSeconds,
    async look() {
      await settleAssets(database);
      await sleep(restMs, undefined, { signal: stopping.signal }).catch(() => {});
    },
    onProblem,
  });
  return {
    start: looks.start,
    stop() {
      stopping.abort();
      return looks.stop();
    },
  };
}
