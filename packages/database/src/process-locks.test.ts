import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eventually, withDatabase } from './testing/index.ts';

test('a lock is held by one process at a time, and passes on when it is given back', async () => {
  await using given = await withDatabase();
  const other = given.connectAnother();
  expect(await given.database.locks.hold('a')).toBe(true);
  expect(await given.database.locks.hold('a')).toBe(true);
  expect(await other.locks.hold('a')).toBe(false);
  expect(await other.locks.hold('b')).toBe(true);
  await given.database.locks.release('a');
  expect(await other.locks.hold('a')).toBe(true);
  expect(await given.database.locks.hold('a')).toBe(false);
});

test('locks go with their connection, and are asked for again on the next one', async () => {
  await using given = await withDatabase();
  const other = given.connectAnother();
  expect(await given.database.locks.hold('a')).toBe(true);
  expect(await given.database.locks.hold('b')).toBe(true);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like '% process locks'`.execute(
    other.kysely,
  );
  await eventually(() => other.locks.hold('a'));
  await eventually(() => given.database.locks.hold('b').catch(() => false));
  expect(await given.database.locks.hold('a')).toBe(false);
});
