import type { Database } from '@leeward/database';
import type pg from 'pg';

/**
 * Which of several Dag processors works on a bundle: the one that holds its lock in Postgres. The lock goes with its connection, so
 * a killed processor's bundles pass to another at its next look.
 */
export interface BundleLocks {
  /** True when this process holds, or now got, the bundle. */
  hold(bundleName: string): Promise<boolean>;
  close(): Promise<void>;
}

export function createBundleLocks(database: Database): BundleLocks {
  let opening: Promise<pg.Client> | undefined;
  let held = new Set<string>();
  /** One question at a time: a connection takes one. */
  let asked: Promise<unknown> = Promise.resolve();

  function client(): Promise<pg.Client> {
    opening ??= database.dedicatedClient('bundle locks').then(
      (opened) => {
        opened.once('end', () => {
          opening = undefined;
          held = new Set();
        });
        return opened;
      },
      (error) => {
        opening = undefined;
        throw error;
      },
    );
    return opening;
  }

  async function ask(bundleName: string): Promise<boolean> {
    const connection = await client();
    if (held.has(bundleName)) return true;
    const { rows } = await connection.query<{ held: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('dag_bundle:' || $1, 0)) as held`,
      [bundleName],
    );
    if (rows[0]!.held) held.add(bundleName);
    return rows[0]!.held;
  }

  return {
    hold(bundleName) {
      const answer = asked.then(() => ask(bundleName));
      asked = answer.catch(() => {});
      return answer;
    },
    async close() {
      await (await opening)?.end();
    },
  };
}
