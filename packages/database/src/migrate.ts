import { readdir, readFile } from 'node:fs/promises';
import { defineErrors } from '@leeward/contracts';
import pg from 'pg';
import { noticesLoss } from './notices-loss.ts';

const migrationErrors = defineErrors({
  LW_DATABASE_NEWER: {
    status: 503,
    exitCode: 3,
    sentence:
      'The database is at migration {found}, and this version of Leeward knows none after {newest}; nothing was changed.',
  },
  LW_DATABASE_BEHIND: {
    status: 503,
    exitCode: 3,
    sentence: 'The database is at migration {found}, and this version of Leeward needs {newest}.',
  },
  LW_DATABASE_FOREIGN: {
    status: 503,
    exitCode: 3,
    sentence:
      "The database holds the tables of another program, such as Airflow's own ({table}); give Leeward a database of its own. Nothing was changed.",
  },
  LW_DATABASE_CHANGED_MIGRATION: {
    status: 503,
    exitCode: 3,
    sentence:
      'Migration {name} was applied as {applied} to the database; this version of Leeward has another one of that number.',
  },
});

export interface Migration {
  number: number;
  name: string;
  sql: string;
}

const folder = new URL('../migrations/', import.meta.url);
/** A server that went without a word, its machine for one, does not refuse: the kernel would try for two minutes. */
const connectionTimeoutMillis = 10_000;
/** Any fixed number: two processes that migrate agree on it. */
const advisoryLock = 7_305_917;

/** All migrations, in order. A gap or a repeated number is a mistake of the build and throws. */
export async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file, index) => {
      const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file);
      if (match === null || Number(match[1]) !== index + 1) throw new Error(`unexpected migration file ${file}`);
      return { number: index + 1, name: match[2]!, sql: await readFile(new URL(file, folder), 'utf8') };
    }),
  );
}

export interface MigrationOutcome {
  from: number;
  to: number;
  applied: string[];
}

/**
 * Brings the database to the newest migration. Any number of processes may call it at once: the first one works, the others
 * wait for it. Each migration and its row in `schema_migration` are one transaction, so a kill leaves the one before.
 * Throws LW_DATABASE_NEWER where the database is past this build, LW_DATABASE_FOREIGN where it is another program's.
 */
export async function migrate(
  url: string,
  onProgress: (sentence: string) => void = () => {},
): Promise<MigrationOutcome> {
  const migrations = await readMigrations();
  return withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    const from = await migrationOf(client, migrations);
    if (from === 0) await requireNoForeignTables(client);
    await client.query(`create table if not exists schema_migration (
      number integer primary key, name text not null, applied_at timestamptz not null default now())`);
    const applied: string[] = [];
    for (const migration of migrations.slice(from)) {
      onProgress(`migration ${migration.number} of ${migrations.length}: ${migration.name.replaceAll('_', ' ')}`);
      await client.query('begin');
      await client.query('insert into schema_migration (number, name) values ($1, $2)', [
        migration.number,
        migration.name,
      ]);
      await client.query(migration.sql);
      await client.query('commit');
      applied.push(migration.name);
    }
    return { from, to: migrations.length, applied };
  });
}

/** Throws unless the database is exactly at this build's newest migration. */
export async function checkMigrations(url: string): Promise<void> {
  const migrations = await readMigrations();
  await withClient(url, async (client) => {
    const found = await migrationOf(client, migrations);
    if (found < migrations.length) throw migrationErrors.LW_DATABASE_BEHIND({ found, newest: migrations.length });
  });
}

/** 0 where there was none yet. */
async function migrationOf(client: pg.Client, migrations: readonly Migration[]): Promise<number> {
  const { rows } = await client.query<{ present: boolean }>(
    `select to_regclass('schema_migration') is not null as present`,
  );
  return rows[0]!.present ? appliedNumber(client, migrations) : 0;
}

/** Airflow's tables have names that ours have too. */
async function requireNoForeignTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `select name as table from unnest(array['alembic_version', 'dag', 'dag_run', 'task_instance']) as name
      where to_regclass(name) is not null limit 1`,
  );
  if (rows[0] !== undefined) throw migrationErrors.LW_DATABASE_FOREIGN(rows[0]);
}

async function appliedNumber(client: pg.Client, migrations: readonly Migration[]): Promise<number> {
  const { rows } = await client.query<{ number: number; name: string }>(
    'select number, name from schema_migration order by number',
  );
  const newest = rows.at(-1)?.number ?? 0;
  if (newest > migrations.length) throw migrationErrors.LW_DATABASE_NEWER({ found: newest, newest: migrations.length });
  for (const row of rows) {
    const known = migrations[row.number - 1]!;
    if (known.name !== row.name) {
      throw migrationErrors.LW_DATABASE_CHANGED_MIGRATION({ name: `${row.number} ${known.name}`, applied: row.name });
    }
  }
  return newest;
}

/** Ending the connection releases the lock and rolls back what was open. */
async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'leeward migrate',
    connectionTimeoutMillis,
    ...noticesLoss,
  });
  // A connection that ends between two statements is told by the next one; without a listener the process would end.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
