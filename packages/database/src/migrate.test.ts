import { createServer } from 'node:net';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { checkMigrations, migrate, readMigrations } from './migrate.ts';
import { freePort, withDatabase } from './testing/index.ts';

async function emptied(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.end();
}

test('twenty processes that migrate an empty database at once apply each migration once', async () => {
  await using given = await withDatabase();
  await emptied(given.url);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => migrate(given.url)));
  const all = (await readMigrations()).map((migration) => migration.name);
  expect(outcomes.flatMap((outcome) => outcome.applied)).toEqual(all);
  await checkMigrations(given.url);
});

test('a database behind this build is refused by the check and left as it is', async () => {
  await using given = await withDatabase();
  await emptied(given.url);
  await expect(checkMigrations(given.url)).rejects.toMatchObject({ code: 'LW_DATABASE_BEHIND' });
});

test('a database newer than this build is refused and left as it is', async () => {
  await using given = await withDatabase();
  await given.database.kysely
    .insertInto('schema_migration')
    .values({ number: 9_999, name: 'from the future' })
    .execute();
  await expect(migrate(given.url)).rejects.toMatchObject({ code: 'LW_DATABASE_NEWER' });
});

test("a database of Airflow's is refused and left as it is", async () => {
  await using given = await withDatabase();
  await emptied(given.url);
  const client = new pg.Client({ connectionString: given.url });
  await client.connect();
  await client.query('create table alembic_version (version_num text); create table dag_run (id int)');
  await expect(migrate(given.url)).rejects.toMatchObject({ code: 'LW_DATABASE_FOREIGN', exitCode: 3 });
  const { rows } = await client.query(
    "select table_name from information_schema.tables where table_schema = 'public' order by 1",
  );
  await client.end();
  expect(rows.map((row) => row.table_name)).toEqual(['alembic_version', 'dag_run']);
});

test('a server that is reached and never answers is given up after ten seconds', async () => {
  const reached = Promise.withResolvers<void>();
  const server = createServer(() => reached.resolve());
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const refused = expect(migrate(`postgresql://a@127.0.0.1:${port}/a`)).rejects.toThrow(/timeout/);
    await reached.promise;
    vi.advanceTimersByTime(10_000);
    await refused;
  } finally {
    vi.useRealTimers();
    server.close();
  }
});
