import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBundles, localClasspath, readBundleConfig } from '@leeward/bundles';
import type { LogRecord } from '@leeward/contracts';
import { createCipher, type Database } from '@leeward/database';
import { eventually, withDatabase } from '@leeward/database/testing';
import { createRuntimes, type Runtimes } from '@leeward/runtimes';
import { testPython } from '@leeward/runtimes/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAnswers } from '../answer-messages.ts';
import { createCallbacks } from './callbacks.ts';
import type { CallbackOutcome } from './run-callback.ts';

let folder: string;
let runtimes: Runtimes;

const pythonDag = `
from airflow.sdk import DAG, Variable

def write(context):
    with open(Variable.get("mark"), "a") as file:
        file.write(f"{context['run_id']} {context['reason']}\\n")

def fail(context):
    raise ValueError("the callback is broken")

def leave(context):
    import os
    os._exit(9)

def hang(context):
    import time
    time.sleep(600)

def tell(colour, context):
    with open(Variable.get("mark"), "a") as file:
        file.write(f"{colour} {context['dag_run']['dag_run_id']}\\n")

writes = DAG("writes", schedule=None, on_success_callback=write, on_failure_callback=fail)
ends = DAG("ends", schedule=None, on_success_callback=hang, on_failure_callback=leave)
`;
const typescriptDag = `
  import { appendFileSync } from 'node:fs';
  import { Dag } from '@leeward/sdk';
  const dag = new Dag('typed', { schedule: null });
  dag.task('a', () => 1, { onFailure: (_, error) => appendFileSync('MARK', 'typed ' + (error as Error).message) })();
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leeward-callbacks-'));
  await writeFile(join(folder, 'dags.py'), pythonDag);
  await writeFile(join(folder, 'typed.ts'), typescriptDag.replace('MARK', join(folder, 'typed-mark')));
  const interpreter = await testPython();
  runtimes = createRuntimes({
    python: { interpreter, airflowHome: folder },
    node: { childEntry: fileURLToPath(new URL('../../../sdk/src/child/main.ts', import.meta.url)) },
  });
}, 240_000);

afterAll(async () => {
  await runtimes.close();
  await rm(folder, { recursive: true, force: true });
});

function processor(database: Database, options: { timeoutSeconds?: number; bundle?: string } = {}) {
  const definitions = readBundleConfig(
    JSON.stringify([{ name: options.bundle ?? 'b', classpath: localClasspath, kwargs: { path: folder } }]),
    { dagsFolder: folder, refreshIntervalSeconds: 3_600 },
  );
  const records: LogRecord[] = [];
  const outcomes: CallbackOutcome[] = [];
  const callbacks = createCallbacks({
    database,
    bundles: createBundles({
      definitions,
      storage: join(folder, '.versions'),
      staleSeconds: 60,
      gitConnection: () => Promise.reject(new Error('there is no connection in this test')),
    }),
    runtimes,
    limit: 2,
    timeoutSeconds: options.timeoutSeconds ?? 60,
    onMessage: parseAnswers(database, createCipher('')),
    onLog: (_, record) => void records.push(record),
    onEnd: (_, outcome) => void outcomes.push(outcome),
    onProblem: (error) => {
      throw error;
    },
    sweepSeconds: 0.2,
    retrySeconds: 0.5,
  });
  callbacks.start();
  return { callbacks, records, outcomes, [Symbol.asyncDispose]: () => callbacks.stop() };
}

async function ask(database: Database, request: Record<string, unknown>, row: Record<string, unknown> = {}) {
  const file = String(request.filepath);
  const id = randomUUID();
  await database.kysely
    .insertInto('callback')
    .values({
      id,
      kind: 'dag',
      state: 'pending',
      dag_id: 'writes',
      run_id: 'r1',
      bundle_name: 'b',
      relative_fileloc: file,
      request: JSON.stringify({ bundle_name: 'b', bundle_version: null, ...request }) as never,
      ...row,
    })
    .execute();
  database.bus.publish([{ kind: 'callbacks_changed' }]);
  return async () => {
    const found = await database.kysely
      .selectFrom('callback')
      .select(['state', 'output', 'attempts'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return found;
  };
}

const dagRequest = (dagId: string, isFailure: boolean) => ({
  type: 'DagCallbackRequest',
  filepath: 'dags.py',
  dag_id: dagId,
  run_id: 'r1',
  msg: 'all_success',
  is_failure_callback: isFailure,
});
const ends = (read: () => Promise<{ state: string }>) =>
  eventually(async () => ['success', 'failed'].includes((await read()).state), { deadlineSeconds: 50 });

test("a Dag's callbacks run in Python, with their variables; what they raise stands in the log", async () => {
  await using given = await withDatabase();
  const { database } = given;
  const mark = join(folder, 'mark');
  await database.kysely.insertInto('variable').values({ key: 'mark', value: mark }).execute();
  await using running = processor(database);
  const written = await ask(database, dagRequest('writes', false));
  const raised = await ask(database, dagRequest('writes', true));
  await Promise.all([ends(written), ends(raised)]);
  expect(await readFile(mark, 'utf8')).toBe('r1 all_success\n');
  expect(await written()).toEqual({ state: 'success', output: null, attempts: 1 });
  expect((await raised()).state).toBe('success');
  expect(JSON.stringify(running.records)).toContain('the callback is broken');
});

test('a callback that ends its process or takes too long has failed and says why', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await using _ = processor(database, { timeoutSeconds: 8 });
  const left = await ask(database, dagRequest('ends', true));
  const hung = await ask(database, dagRequest('ends', false));
  await Promise.all([ends(left), ends(hung)]);
  expect(await left()).toMatchObject({ state: 'failed', output: expect.stringContaining('exit code 9') });
  expect(await hung()).toMatchObject({ state: 'failed', output: expect.stringContaining('longer than 8 s') });
});

test('the callback of a missed deadline runs by its import path, sync or async, with its context', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const mark = join(folder, 'missed');
  await database.kysely.insertInto('variable').values({ key: 'mark', value: mark }).execute();
  await writeFile(join(folder, 'late.py'), `${pythonDag}\nasync def tell_soon(**kwargs):\n    tell(**kwargs)\n`);
  await using _ = processor(database);
  const missed = (path: string, isAsync: boolean) => ({
    filepath: 'dags.py',
    type: 'DeadlineCallback',
    path,
    isAsync,
    kwargs: { colour: 'green', context: { dag_run: { dag_run_id: 'r1' } } },
  });
  const sync = await ask(database, missed('late.tell', false), { kind: 'deadline' });
  await ends(sync);
  const async = await ask(database, missed('late.tell_soon', true), { kind: 'deadline' });
  const broken = await ask(database, missed('late.nothing', true), { kind: 'deadline' });
  await Promise.all([ends(async), ends(broken)]);
  expect(await readFile(mark, 'utf8')).toBe('green r1\ngreen r1\n');
  expect(await async()).toMatchObject({ state: 'success' });
  expect(await broken()).toMatchObject({ state: 'failed', output: expect.stringContaining('nothing') });
});

test("a task's callback runs in TypeScript", async () => {
  await using given = await withDatabase();
  const { database } = given;
  await using running = processor(database);
  const id = '0196f3ab-7d4b-7000-8000-000000000001';
  const ti = { id, dag_id: 'typed', task_id: 'a', run_id: 'r', try_number: 1, dag_version_id: id, map_index: -1 };
  const at = '2026-01-01T00:00:00Z';
  const dag_run = {
    dag_id: 'typed',
    run_id: 'r',
    run_after: at,
    run_type: 'manual',
    conf: {},
    consumed_asset_events: [],
  };
  const read = await ask(
    database,
    {
      type: 'TaskCallbackRequest',
      filepath: 'typed.ts',
      ti,
      task_callback_type: 'failed',
      msg: 'it was killed',
      context_from_server: { dag_run, max_tries: 0, task_reschedule_count: 0 },
    },
    { kind: 'task' },
  );
  await ends(read);
  expect(JSON.stringify(running.records)).not.toContain('error_detail');
  expect(await readFile(join(folder, 'typed-mark'), 'utf8')).toBe('typed it was killed');
  expect((await read()).state).toBe('success');
});

test('one that a dead processor was running is run anew, and given up after three attempts', async () => {
  await using given = await withDatabase();
  const { database } = given;
  await database.kysely.insertInto('variable').values({ key: 'mark', value: '/dev/null' }).execute();
  const lost = await ask(database, dagRequest('writes', false), { state: 'running', attempts: 1 });
  const hopeless = await ask(database, dagRequest('writes', false), { state: 'running', attempts: 3 });
  await using _ = processor(database);
  await Promise.all([ends(lost), ends(hopeless)]);
  expect(await lost()).toMatchObject({ state: 'success', attempts: 2 });
  expect(await hopeless()).toMatchObject({ state: 'failed', attempts: 3, output: expect.stringContaining('3 times') });
});

test('one whose bundle cannot be had is tried again, and two processors run each once', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const mark = join(folder, 'once');
  await database.kysely.insertInto('variable').values({ key: 'mark', value: mark }).execute();
  await using one = processor(database);
  await using two = processor(given.connectAnother());
  const unknown = await ask(database, dagRequest('writes', false), { bundle_name: 'unknown' });
  const reads = await Promise.all(Array.from({ length: 4 }, () => ask(database, dagRequest('writes', false))));
  await Promise.all([unknown, ...reads].map(ends));
  expect(await unknown()).toMatchObject({ state: 'failed', attempts: 3, output: expect.stringContaining('unknown') });
  expect((await readFile(mark, 'utf8')).trim().split('\n')).toHaveLength(4);
  // A processor tells of an end after it has stored it.
  const told = () => [...one.outcomes, ...two.outcomes].filter(({ kind }) => kind === 'success').length;
  await eventually(() => told() === 4, { what: 'four callbacks told as run' });
  expect(told()).toBe(4);
});
