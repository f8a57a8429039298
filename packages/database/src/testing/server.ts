import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import { migrate } from '../migrate.ts';

export const templateName = 'leeward_template';

/**
 * Vitest's global set-up: one Postgres for the whole run with a migrated template to clone. LEEWARD_TEST_DATABASE_URL names a server
 * to use instead; its user must be allowed to create databases.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.LEEWARD_TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    await makeTemplate(given);
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), 'leeward-test-postgres-'));
  const server = await startEmbeddedPostgres({ folder, settings: { fsync: 'off', max_connections: '300' } });
  process.env.LEEWARD_TEST_DATABASE_URL = server.url;
  await makeTemplate(server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists ${templateName} with (force)`);
    await client.query(`create database ${templateName}`);
  } finally {
    await client.end();
  }
  await migrate(databaseUrl(url, templateName));
}

export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
