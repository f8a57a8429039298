import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import { withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { storeFile } from './store-file.ts';
import { textInZip } from './text-in-zip.ts';

/** Python's zipfile wrote both: the first with ZIP_DEFLATED, the other with ZIP_STORED and a comment. */
const deflated = Buffer.from(
  'UEsDBBQAAAAIAPYDfF19J7uuGgAAAD8AAAAEAAAAYS5wecvMLcgvKlFIzCxKy8kvV1BQVji8kiuTaEEAUEsDBBQAAAAIAPYDfF3G' +
    'qLspCAAAAAYAAAAIAAAAcGtnL2IucHlLUrBVMOQCAFBLAQIUAxQAAAAIAPYDfF19J7uuGgAAAD8AAAAEAAAAAAAAAAAAAACAAQAA' +
    'AABhLnB5UEsBAhQDFAAAAAgA9gN8XcaouykIAAAABgAAAAgAAAAAAAAAAAAAAIABPAAAAHBrZy9iLnB5UEsFBgAAAAACAAIAaAAA' +
    'AGoAAAAAAA==',
  'base64',
);
const stored = Buffer.from(
  'UEsDBBQAAAAAAPYDfF1e8eQJCwAAAAsAAAAEAAAAYS5weXN0b3JlZCA9IDEKUEsBAhQDFAAAAAAA9gN8XV7x5AkLAAAACwAAAAQA' +
    'AAAAAAAAAAAAAIABAAAAAGEucHlQSwUGAAAAAAEAAQAyAAAALQAAAAkAYSBjb21tZW50',
  'base64',
);

test('a file is read out of a zip file, packed or not', () => {
  expect(textInZip(deflated, 'a.py')).toBe('import airflow  # é\n'.repeat(3));
  expect(textInZip(deflated, 'pkg/b.py')).toBe('b = 1\n');
  expect(textInZip(stored, 'a.py')).toBe('stored = 1\n');
});

test('what is not there, cut off or no zip file has no text', () => {
  expect(textInZip(deflated, 'c.py')).toBeUndefined();
  for (let length = 0; length < deflated.length - 22; length += 7)
    expect(textInZip(deflated.subarray(0, length), 'a.py')).toBeUndefined();
  expect(textInZip(Buffer.from('no zip file'), 'a.py')).toBeUndefined();
});

test('a Dag in a zip file is of Python, and its source is the file that has it', async () => {
  await using given = await withDatabase();
  await given.database.kysely.insertInto('dag_bundle').values({ name: 'b', classpath: 'LocalDagBundle' }).execute();
  const serialized = {
    __version: 3,
    dag: {
      dag_id: 'packed',
      fileloc: '/b/z.zip/pkg/b.py',
      relative_fileloc: 'z.zip',
      timezone: 'UTC',
      timetable: { __type: 'airflow.timetables.simple.NullTimetable', __var: {} },
      tasks: [],
      task_group: null,
    },
  };
  const place = { bundleName: 'b', bundlePath: '/b', bundleVersion: null, relativePath: 'z.zip', fingerprint: 'f' };
  await storeFile(
    given.database,
    { ...place, text: deflated.toString('latin1'), covered: new Set() },
    {
      dags: [{ dag: readSerializedDag(serialized), serialized }],
      errors: new Map(),
      warnings: [],
      seconds: 0,
      end: { kind: 'parsed', looksOutside: false, reads: [] },
    },
    { pausedAtCreation: true },
  );
  const version = await given.database.kysely.selectFrom('dag_version').selectAll().executeTakeFirstOrThrow();
  expect(version).toMatchObject({ language: 'python', source_code: 'b = 1\n' });
});
