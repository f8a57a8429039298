import type pg from 'pg';
import { createLastingClient } from './lasting-client.ts';

/**
 * Advisory locks that a process holds until it gives them back or is gone. All are of one connection, which Postgres ends the moment
 * the process dies. A key is locked as `hashtextextended(key, 0)`.
 */
export interface ProcessLocks {
  /** True where this process holds the lock, or got it now. After a lost connection every lock is asked for again. */
  hold(key: string): Promise<boolean>;
  /** Never throws: a lock that cannot be given back is gone with its connection. */
  release(key: string): Promise<void>;
  close(): Promise<void>;
}

/** @param open makes the connection; called when the first lock is asked for, and again after the connection was lost. */
export function createProcessLocks(open: () => Promise<pg.Client>): ProcessLocks {
  let held = new Set<string>();
  const connection = createLastingClient(open, () => {
    held = new Set();
  });
  /** One question at a time: two of the same key at once would lock it twice. */
  let asked: Promise<unknown> = Promise.resolve();

  function inTurn<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const answer = asked.then(ask);
    asked = answer.catch(() => {});
    return answer;
  }

  return {
    hold: (key) =>
      inTurn(async () => {
        const client = await connection.get();
        if (held.has(key)) return true;
        const { rows } = await client.query<{ held: boolean }>(
          'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
          [key],
        );
        // One that broke meanwhile holds nothing, whatever it answered.
        if (rows[0]!.held && connection.present !== undefined) held.add(key);
        return held.has(key);
      }),
    release: (key) =>
      inTurn(async () => {
        if (!held.delete(key)) return;
        const client = await connection.present?.catch(() => undefined);
        await client?.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]).catch(() => {});
      }),
    close: () => inTurn(() => connection.end()),
  };
}
