import { createLastingClient, type Database } from '@leeward/database';
import type pg from 'pg';
import { createLooks } from '../looks.ts';
import {
  type ClaimedCallback,
  claimCallbacks,
  endCallback,
  hasCallbacks,
  mostAttempts,
  unlockCallback,
} from './claim.ts';
import { type CallbackOutcome, type RunCallbackOptions, runCallback } from './run-callback.ts';

export interface CallbacksOptions extends Omit<RunCallbackOptions, 'signal'> {
  database: Database;
  /** How many run at once. */
  limit: number;
  onEnd: (callback: ClaimedCallback, outcome: CallbackOutcome, seconds: number) => void;
  onProblem: (error: Error) => void;
  sweepSeconds?: number;
  /** How long one that could not be run waits at least for its next attempt. */
  retrySeconds?: number;
}

/** Runs the callbacks that the control plane asks for. Any number of processors share them. */
export interface Callbacks {
  start(): void;
  stop(): Promise<void>;
}

const defaults = { sweepSeconds: 30, retrySeconds: 20 };

export function createCallbacks(options: CallbacksOptions): Callbacks {
  const { database, sweepSeconds, retrySeconds } = { ...defaults, ...options };
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  /** Locks live on a connection of their own, which is there only while callbacks run. */
  const locks = createLastingClient(() => database.dedicatedClient('callbacks'));
  let closing: Promise<void> = Promise.resolve();
  const looks = createLooks({
    bus: database.bus,
    wakingEvent: 'callbacks_changed',
    sweepSeconds,
    look: startWhatWaits,
    onIdle: settle,
    onProblem: options.onProblem,
  });

  async function startWhatWaits(): Promise<void> {
    const room = options.limit - running.size;
    if (room <= 0 || !(await database.run(hasCallbacks))[0]!.found) return;
    const connection = await locks.get();
    const { rows } = await connection.query<ClaimedCallback>(claimCallbacks, [[...running.keys()], room, retrySeconds]);
    for (const callback of rows) running.set(callback.id, run(callback, connection));
  }

  async function run(callback: ClaimedCallback, connection: pg.Client): Promise<void> {
    const startedAt = performance.now();
    const outcome = await runCallback(callback, { ...options, signal: stopping.signal });
    try {
      const output = outcome.kind === 'success' ? null : outcome.problem;
      await database.run(endCallback, callback.id, stateAfter(callback, outcome), output);
      await connection.query(unlockCallback, [callback.id]);
    } catch (error) {
      options.onProblem(error as Error);
    }
    running.delete(callback.id);
    options.onEnd(callback, outcome, (performance.now() - startedAt) / 1_000);
    // One that could not be run is tried again at a later sweep.
    if (outcome.kind === 'again') settle();
    else looks.wake();
  }

  function settle(): void {
    if (running.size === 0 && !looks.isLooking()) void close();
  }

  function close(): Promise<void> {
    closing = Promise.all([closing, locks.end()]).then(() => {});
    return closing;
  }

  return {
    start: looks.start,
    async stop() {
      stopping.abort();
      await looks.stop();
      await Promise.all(running.values());
      await close();
    },
  };
}

function stateAfter({ attempts }: ClaimedCallback, outcome: CallbackOutcome): 'success' | 'failed' | 'pending' {
  if (outcome.kind !== 'again') return outcome.kind;
  return attempts < mostAttempts ? 'pending' : 'failed';
}
