import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connect, type Database, type DatabaseOptions } from '../database.ts';
import { databaseUrl, templateName } from './server.ts';

export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  readonly database: Database;
  /** A further process on the same database. */
  connectAnother(options?: Partial<DatabaseOptions>): Database;
}

/**
 * A fresh migrated database, a clone of the template: `await using test = await withDatabase()`. At the end it is dropped; a
 * connection that the test left open fails it, since something of it is still running.
 */
export async function withDatabase(): Promise<TestDatabase> {
  const server = process.env.LEEWARD_TEST_DATABASE_URL;
  if (server === undefined)
    throw new Error('the tests of this folder need the global set-up of @leeward/database/testing');
  const name = `leeward_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template ${templateName} strategy file_copy`);
  const url = databaseUrl(server, name);
  const database = connect({ url });
  const others: Database[] = [];
  return {
    url,
    database,
    connectAnother(options = {}) {
      const other = connect({ url, ...options });
      others.push(other);
      return other;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([database, ...others].map((each) => each.close()));
      const left = await connectionsLeft(server, name);
      await onServer(server, `drop database ${name} with (force)`);
      if (left.length > 0) throw new Error(`the test left connections open: ${left.join(', ')}`);
    },
  };
}

/** A closed connection's backend takes a moment to go; what is still there after two seconds is open. */
async function connectionsLeft(server: string, name: string): Promise<string[]> {
  const deadline = Date.now() + 2_000;
  for (;;) {
    const rows = await onServer(
      server,
      `select application_name as name from pg_stat_activity where datname = '${name}'`,
    );
    if (rows.length === 0 || Date.now() > deadline) return rows.map((row) => String(row.name));
  }
}

async function onServer(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
