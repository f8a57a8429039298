import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBundles, localClasspath, readBundleConfig } from '@leeward/bundles';
import type { ControlPlaneEvent } from '@leeward/contracts';
import { createCipher, type Database } from '@leeward/database';
import { eventually, withDatabase } from '@leeward/database/testing';
import { createRuntimes, type Runtimes } from '@leeward/runtimes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDagProcessor, type DagProcessorOptions, type ProcessorEvent } from './processor.ts';

const nodeChildEntry = fileURLToPath(new URL('../../sdk/src/child/main.ts', import.meta.url));
let runtimes: Runtimes;

beforeAll(() => {
  runtimes = createRuntimes({ node: { childEntry: nodeChildEntry } });
});
afterAll(() => runtimes.close());

const dagText = (id: string, task = 'a') => `
  import { Dag } from '@leeward/sdk';
  import { command } from './lib/command.ts';
  const dag = new Dag('${id}', { schedule: null });
  dag.bash('${task}', { command });
`;

/** @param filesRead of the bundle, as if every Dag file had read them. */
async function withProcessor(
  work: (context: Context) => Promise<void>,
  filesRead: readonly string[] = [],
): Promise<void> {
  await using given = await withDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'leeward-bundle-'));
  await mkdir(join(folder, 'lib'));
  await writeFile(join(folder, 'lib/command.ts'), `export const command = 'true';`);
  const definitions = readBundleConfig(
    JSON.stringify([{ name: 'b', classpath: localClasspath, kwargs: { path: folder } }]),
    { dagsFolder: folder, refreshIntervalSeconds: 3_600 },
  );
  const events: ProcessorEvent[] = [];
  const options = {
    database: given.database,
    bundles: createBundles({
      definitions,
      storage: join(folder, '.versions'),
      staleSeconds: 60,
      gitConnection: () => Promise.reject(new Error('there is no connection in this test')),
    }),
    runtimes: {
      ...runtimes,
      async parse(request) {
        const outcome = await runtimes.parse(request);
        const looked = { filesRead: filesRead.map((name) => join(folder, name)), outside: false };
        return outcome.kind === 'parsed' ? { ...outcome, looked } : outcome;
      },
    },
    cipher: createCipher(''),
    parsingProcesses: 2,
    importTimeoutSeconds: 5,
    callbackTimeoutSeconds: 5,
    pausedAtCreation: true,
    ignoreSyntax: 'glob',
    safeMode: true,
    onLog: () => {},
    onTimetableLog: () => {},
    onCallbackLog: () => {},
    onEvent: (event) => events.push(event),
  } satisfies DagProcessorOptions;
  let processor = createDagProcessor(options);
  const restart = async (between = async () => {}) => {
    await processor.stop();
    await between();
    processor = createDagProcessor(options);
    await processor.start();
  };
  const pass = async () => {
    const passes = () => events.filter((event) => event.kind !== 'parsed').length;
    const before = passes();
    processor.refreshNow('b');
    await eventually(() => passes() > before, { what: 'a pass over the bundle' });
  };
  try {
    await work({ database: given.database, folder, processor, events, pass, restart });
  } finally {
    await processor.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Context {
  database: Database;
  folder: string;
  processor: ReturnType<typeof createDagProcessor>;
  events: ProcessorEvent[];
  pass: () => Promise<void>;
  /** Another Dag processor takes the place of this one, which has ended before `between`. */
  restart: (between?: () => Promise<void>) => Promise<void>;
}

const dags = (database: Database) =>
  database.kysely
    .selectFrom('dag')
    .innerJoin('dag_version', 'dag_version.id', 'dag.current_version_id')
    .select(['dag.dag_id', 'is_stale', 'is_paused', 'has_import_errors', 'version_number'])
    .orderBy('dag.dag_id')
    .execute();
const importErrors = (database: Database) =>
  database.kysely.selectFrom('import_error').select(['filename', 'stacktrace']).execute();
/** A change on disk may be seen by the watch before the pass that the test asked for: what counts is what comes of it. */
const comesToBe = (read: () => unknown, expected: unknown[]) =>
  eventually(async () => {
    expect(await read()).toMatchObject(expected);
    return true;
  });
const parsedFiles = (events: ProcessorEvent[]) =>
  events.flatMap((event) => (event.kind === 'parsed' ? [event.file] : []));

test('a file is parsed once, again when it or what it imports changes, and not otherwise', async () => {
  await withProcessor(async ({ database, folder, processor, events, pass }) => {
    await writeFile(join(folder, 'one.ts'), dagText('one'));
    await writeFile(join(folder, 'notes.ts'), 'export const nothing = 1;');
    await processor.start();
    expect(await dags(database)).toMatchObject([
      { dag_id: 'one', is_stale: false, is_paused: true, version_number: 1 },
    ]);
    await pass();
    expect(parsedFiles(events)).toEqual(['one.ts']);
    await writeFile(join(folder, 'lib/command.ts'), `export const command = 'false';`);
    await pass();
    await comesToBe(() => parsedFiles(events), ['one.ts', 'one.ts']);
  });
});

test('a file is parsed again when another that it read changes, and not otherwise', async () => {
  await withProcessor(
    async ({ folder, processor, events, pass }) => {
      await writeFile(join(folder, 'names.yaml'), '[a]');
      await writeFile(join(folder, 'one.ts'), dagText('one'));
      await processor.start();
      await pass();
      expect(parsedFiles(events)).toEqual(['one.ts']);
      await writeFile(join(folder, 'names.yaml'), '[a, b]');
      await pass();
      await comesToBe(() => parsedFiles(events), ['one.ts', 'one.ts']);
      await pass();
      expect(parsedFiles(events)).toHaveLength(2);
    },
    ['names.yaml'],
  );
});

test('a broken file shows its error and its Dags keep their last good version until it is mended', async () => {
  await withProcessor(async ({ database, folder, processor, pass }) => {
    await writeFile(join(folder, 'one.ts'), dagText('one'));
    await processor.start();
    await writeFile(join(folder, 'one.ts'), `${dagText('one')}\nthrow new Error('no dag today');`);
    await pass();
    await comesToBe(
      () => importErrors(database),
      [{ filename: 'one.ts', stacktrace: expect.stringContaining('no dag today') }],
    );
    expect(await dags(database)).toMatchObject([{ is_stale: false, has_import_errors: true }]);
    await writeFile(join(folder, 'one.ts'), dagText('one', 'b'));
    await pass();
    await comesToBe(() => importErrors(database), []);
    expect(await dags(database)).toMatchObject([{ is_stale: false, has_import_errors: false }]);
  });
});

test('the next Dag processor, whose packages and settings may be others, parses every file once, those that changed first', async () => {
  await withProcessor(async ({ folder, processor, events, restart, pass }) => {
    await writeFile(join(folder, 'one.ts'), dagText('one'));
    await writeFile(join(folder, 'two.ts'), dagText('two'));
    await processor.start();
    await restart(() => writeFile(join(folder, 'two.ts'), dagText('two', 'b')));
    await comesToBe(() => parsedFiles(events).slice(2), ['two.ts', 'one.ts']);
    await pass();
    expect(parsedFiles(events)).toHaveLength(4);
  });
});

test('a file with an import error is parsed again by the next Dag processor, which may have what it lacked', async () => {
  await withProcessor(async ({ database, folder, processor, restart }) => {
    await writeFile(join(folder, 'one.ts'), `${dagText('one')}\nimport '${join(folder, '.elsewhere.ts')}';`);
    await processor.start();
    await comesToBe(() => importErrors(database), [{ filename: 'one.ts' }]);
    await writeFile(join(folder, '.elsewhere.ts'), '');
    await restart();
    await comesToBe(() => dags(database), [{ dag_id: 'one' }]);
    expect(await importErrors(database)).toEqual([]);
  });
});

test('a file gone from the listing retires its Dags, a renamed file keeps them', async () => {
  await withProcessor(async ({ database, folder, processor, pass }) => {
    await writeFile(join(folder, 'one.ts'), dagText('one'));
    await writeFile(join(folder, 'two.ts'), dagText('two'));
    await processor.start();
    await rm(join(folder, 'one.ts'));
    await rename(join(folder, 'two.ts'), join(folder, 'second.ts'));
    await pass();
    await comesToBe(
      () => dags(database),
      [
        { dag_id: 'one', is_stale: true },
        { dag_id: 'two', is_stale: false },
      ],
    );
  });
});

test('a listing that fails retires nothing, and why it failed is kept and told once, until it succeeds again', async () => {
  await withProcessor(async ({ database, folder, processor, events, pass }) => {
    await writeFile(join(folder, 'one.ts'), dagText('one'));
    await processor.start();
    const told: ControlPlaneEvent[] = [];
    database.bus.subscribe((event) => told.push(event));
    const changes = () => told.filter((event) => event.kind === 'bundle_changed');
    const kept = () =>
      database.kysely.selectFrom('dag_bundle').select(['last_error', 'last_refreshed_at']).executeTakeFirstOrThrow();
    const before = await kept();
    expect(before).toEqual({ last_error: null, last_refreshed_at: expect.any(Date) });
    await rename(folder, `${folder}-away`);
    await pass();
    await pass();
    expect(events.at(-1)).toMatchObject({ kind: 'failed' });
    expect(await dags(database)).toMatchObject([{ dag_id: 'one', is_stale: false }]);
    await eventually(async () => (await kept()).last_error !== null, { what: 'the problem is kept' });
    expect(await kept()).toEqual({ ...before, last_error: expect.stringContaining('cannot be read') });
    await eventually(() => changes().length === 1, { what: 'it is told' });
    await rename(`${folder}-away`, folder);
    await pass();
    expect((await kept()).last_error).toBe(null);
    await eventually(() => changes().length === 2, { what: 'that it is well again is told' });
  });
});

test('a hung file is stopped at its timeout and hurts no other', async () => {
  await withProcessor(async ({ database, folder, processor }) => {
    await writeFile(join(folder, 'hung.ts'), `${dagText('hung')}\nfor (;;);`);
    await writeFile(join(folder, 'one.ts'), dagText('one'));
    await processor.start();
    expect(await dags(database)).toMatchObject([{ dag_id: 'one' }]);
    expect(await importErrors(database)).toMatchObject([
      { filename: 'hung.ts', stacktrace: expect.stringContaining('longer than 5 s') },
    ]);
  });
});

test('a file whose Dag no column takes has an import error and hurts no other', async () => {
  await withProcessor(async ({ database, folder, processor }) => {
    const nul = String.raw`\u0000`;
    await writeFile(
      join(folder, 'odd.ts'),
      dagText('odd').replace('schedule: null', `schedule: null, docMd: 'a${nul}b'`),
    );
    await writeFile(join(folder, 'one.ts'), `${dagText('one')}\n// \0`);
    await processor.start();
    expect(await dags(database)).toMatchObject([{ dag_id: 'one' }]);
    expect(await importErrors(database)).toMatchObject([
      { filename: 'odd.ts', stacktrace: expect.stringContaining('cannot be stored') },
    ]);
  });
});

test('a scheduled Dag whose params need a person is refused, one that is run by hand is not', async () => {
  await withProcessor(async ({ database, folder, processor }) => {
    const withParam = (id: string, schedule: string) =>
      dagText(id)
        .replace('{ Dag }', '{ Dag, param }')
        .replace('schedule: null', `schedule: ${schedule}, params: { rows: param(null, { type: 'integer' }) }`);
    await writeFile(join(folder, 'daily.ts'), withParam('daily', `'@daily'`));
    await writeFile(join(folder, 'by_hand.ts'), withParam('by_hand', 'null'));
    await processor.start();
    expect(await dags(database)).toMatchObject([{ dag_id: 'by_hand' }]);
    expect(await importErrors(database)).toEqual([
      {
        filename: 'daily.ts',
        stacktrace:
          'Dag daily has a schedule, whose runs take the defaults of its params; that of rows is not valid: null must be integer.',
      },
    ]);
  });
});

test('a Dag id that another file defines already is refused with that file', async () => {
  await withProcessor(async ({ database, folder, processor, pass }) => {
    await writeFile(join(folder, 'one.ts'), dagText('one'));
    await processor.start();
    await cp(join(folder, 'one.ts'), join(folder, 'copy.ts'));
    await pass();
    await comesToBe(
      () => importErrors(database),
      [{ filename: 'copy.ts', stacktrace: expect.stringContaining('already defined in one.ts') }],
    );
  });
});
