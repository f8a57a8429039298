import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { postgresUrl } from './connection-url.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { eventually } from './testing/index.ts';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the embedded server keeps its data over a kill and a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-embedded-'));
  const restarts: string[] = [];
  const server = await startEmbeddedPostgres({ folder, onRestart: (problem) => restarts.push(problem) });
  await query(server.url, 'create table kept as select 1 as n');
  process.kill(server.pid!, 'SIGKILL');
  expect(await eventually(() => query(server.url, 'select n from kept'))).toEqual([{ n: 1 }]);
  expect(restarts.length).toBeGreaterThan(0);
  await server.stop();
  const again = await startEmbeddedPostgres({ folder });
  expect(await query(again.url, 'select n from kept')).toEqual([{ n: 1 }]);
  await again.stop();
  await rm(folder, { recursive: true, force: true });
});

test('the embedded server that was asked to end while a connection is open is started again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-embedded-'));
  const restarts: string[] = [];
  const server = await startEmbeddedPostgres({ folder, onRestart: (problem) => restarts.push(problem) });
  const listener = new pg.Client({ connectionString: server.url });
  listener.on('error', () => {});
  await listener.connect();
  process.kill(server.pid!, 'SIGTERM');
  await eventually(async () => expect(restarts).toHaveLength(1));
  expect(await eventually(() => query(server.url, 'select 1 as n'))).toEqual([{ n: 1 }]);
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['postgresql+psycopg2://u:p@h/d', 'postgresql://u:p@h/d'],
  ['postgres://u@h:5/d?sslmode=require', 'postgresql://u@h:5/d?sslmode=require'],
])('the address %s is taken as %s', (given, expected) => {
  expect(postgresUrl(given)).toBe(expected);
});

test('an address of another database is refused without showing the password', () => {
  expect(() => postgresUrl('mysql://u:secret@h/d')).toThrow(/Postgres only/);
  expect(() => postgresUrl('mysql://u:secret@h/d')).not.toThrow(/secret/);
});
