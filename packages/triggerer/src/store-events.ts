import { setTimeout as sleep } from 'node:timers/promises';
import { unreachable } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { fireTrigger, fireWatcher, isWatcherEventStored, type TriggerEvent } from '@leeward/lifecycle';

/** What a trigger says, rather than what is said of one that failed. */
export type SpokenEvent = Exclude<TriggerEvent, { kind: 'failure' }>;

export interface EventStoreOptions {
  database: Database;
  /** How many task instances went on, or how many asset events there are now. */
  onStored(triggerId: number, as: TriggerEvent['kind'], count: number): void;
  onProblem(what: string, error: Error): void;
}

/**
 * Stores what triggers say. While the database is away it tries again: an event that is not stored is lost with the process that told
 * it. Rejects with what is no outage, and with an outage once it is stopped.
 */
export interface EventStore {
  /** What Postgres cannot store fails the trigger. */
  ofTask(triggerId: number, event: TriggerEvent): Promise<void>;
  /** Once, even where the connection is lost in the commit. What Postgres cannot store is told and dropped. */
  ofWatcher(triggerId: number, event: SpokenEvent): Promise<void>;
  /** Resolves when all that it was given is stored or given up. */
  stop(): Promise<void>;
}

/** One without a code comes from the connection. */
type PostgresError = Error & { code?: string };

const retryMs = 1_000;

export function createEventStore({ database, onStored, onProblem }: EventStoreOptions): EventStore {
  let isStopping = false;
  const storing = new Set<Promise<void>>();

  async function storeOfTask(triggerId: number, event: TriggerEvent): Promise<void> {
    try {
      await untilStored(triggerId, async () => {
        const resumed = await database.transaction('trigger_fire', (tx) => fireTrigger(tx, triggerId, event));
        onStored(triggerId, event.kind, resumed);
      });
    } catch (error) {
      if (!isUnstorable(error as PostgresError)) throw error;
      const traceback = [`The event of the trigger cannot be stored: ${(error as Error).message}`];
      await storeOfTask(triggerId, { kind: 'failure', traceback });
    }
  }

  async function storeOfWatcher(triggerId: number, event: SpokenEvent): Promise<void> {
    let uncertain: string | null = null;
    await untilStored(triggerId, async () => {
      if (uncertain !== null) {
        const isStored = await isWatcherEventStored(database, uncertain);
        if (isStored === undefined) throw new Error('the connection that stored it is not over yet');
        if (isStored) return onStored(triggerId, event.kind, 0);
        uncertain = null;
      }
      const { eventCount } = await database.transaction('watcher_fire', async (tx) => {
        const fired = await fireWatcher(tx, triggerId, payloadOf(event));
        uncertain = fired.transactionId;
        return fired;
      });
      onStored(triggerId, event.kind, eventCount);
    }).catch((error: PostgresError) => {
      if (!isUnstorable(error)) throw error;
    });
  }

  async function untilStored(triggerId: number, store: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await store();
      } catch (thrown) {
        const error = thrown as PostgresError;
        onProblem(`the event of trigger ${triggerId} was not stored`, error);
        if (!isOutage(error) || isStopping) throw error;
        await sleep(retryMs);
      }
    }
  }

  async function kept(work: Promise<void>): Promise<void> {
    storing.add(work);
    try {
      await work;
    } finally {
      storing.delete(work);
    }
  }

  return {
    ofTask: (triggerId, event) => kept(storeOfTask(triggerId, event)),
    ofWatcher: (triggerId, event) => kept(storeOfWatcher(triggerId, event)),
    async stop() {
      isStopping = true;
      await Promise.allSettled(storing);
    },
  };
}

/** An end is its state, as in Airflow. */
function payloadOf(event: SpokenEvent): unknown {
  switch (event.kind) {
    case 'event':
      return event.payload;
    case 'end':
      return event.state;
    default:
      return unreachable(event);
  }
}

/** Class 22 of Postgres's errors: the data. JSON may hold a NUL character, for one, and a jsonb column may not. */
function isUnstorable({ code }: PostgresError): boolean {
  return code?.startsWith('22') ?? false;
}

/** The server is away, full or starting, or the way to it is broken. */
function isOutage({ code, message }: PostgresError): boolean {
  return code === undefined ? /connection|timeout/i.test(message) : /^(08|53|57|E[A-Z]+$)/.test(code);
}
