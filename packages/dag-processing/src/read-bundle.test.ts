import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDatabase } from '@leeward/database/testing';
import { expect, test, vi } from 'vitest';
import { readBundle } from './read-bundle.ts';

test('a parsed file that is found empty while it is being saved is read again, one that stays empty is gone', async () => {
  await using given = await withDatabase();
  const path = await mkdtemp(join(tmpdir(), 'leeward-read-'));
  await given.database.kysely.insertInto('dag_bundle').values({ name: 'b', classpath: 'c' }).execute();
  const known = { bundle_name: 'b', relative_path: 'one.py', content_hash: 'old' };
  await given.database.kysely.insertInto('dag_file').values(known).execute();
  await writeFile(join(path, 'one.py'), '');
  await writeFile(join(path, '__init__.py'), '');
  const read = (settle: () => Promise<void>) =>
    readBundle(given.database, 'b', { path, version: null }, { ignoreSyntax: 'glob', safeMode: true }, settle);

  const settle = vi.fn(async () => {});
  const gone = await read(settle);
  expect(gone).toMatchObject({ files: [], changed: [], lacksSome: true });
  expect(settle).toHaveBeenCalledTimes(1);
  const text = 'from airflow.sdk import DAG';
  const saved = await read(() => writeFile(join(path, 'one.py'), text));
  expect(saved).toMatchObject({ files: [{ relativePath: 'one.py', text }], lacksSome: false });
  await rm(path, { recursive: true });
});
