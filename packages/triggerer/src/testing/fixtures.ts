import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogRecord } from '@leeward/contracts';
import { createCipher, type Database } from '@leeward/database';
import { deferAttempt, enterRunning } from '@leeward/lifecycle';
import { givenDag, givenRun } from '@leeward/lifecycle/testing';
import { createRuntimes } from '@leeward/runtimes';
import { testPython } from '@leeward/runtimes/testing';
import { createTriggerer, type Triggerer, type TriggererEvent, type TriggererOptions } from '../triggerer.ts';

export interface TestTriggerer extends AsyncDisposable {
  triggerer: Triggerer;
  events: TriggererEvent[];
  /** By path. */
  logs: Map<string, LogRecord[]>;
}

/** A triggerer with Python processes of its own, started. */
export async function startTriggerer(
  database: Database,
  options: Partial<TriggererOptions> = {},
): Promise<TestTriggerer> {
  const airflowHome = await mkdtemp(join(tmpdir(), 'leeward-triggerer-'));
  const runtimes = createRuntimes({ python: { interpreter: await testPython(), airflowHome } });
  const events: TriggererEvent[] = [];
  const logs = new Map<string, LogRecord[]>();
  const secrets = new Set<unknown>();
  const triggerer = createTriggerer({
    database,
    cipher: createCipher(''),
    runtimes,
    process: { hostname: 'test', pid: process.pid, unixname: 'test', version: '0' },
    capacity: 1_000,
    queues: null,
    importFolders: [join(import.meta.dirname, 'triggers')],
    silenceSeconds: 60,
    async appendLog({ path }, records) {
      logs.set(path, [...(logs.get(path) ?? []), ...records]);
    },
    mask: {
      add: (value) => void secrets.add(value),
      record: (record) =>
        JSON.parse(
          [...secrets].reduce((text: string, secret) => text.replaceAll(String(secret), '***'), JSON.stringify(record)),
        ),
    },
    onEvent: (event) => void events.push(event),
    ...options,
  });
  await triggerer.start();
  return {
    triggerer,
    events,
    logs,
    async [Symbol.asyncDispose]() {
      await triggerer.stop();
      await runtimes.close();
      await rm(airflowHome, { recursive: true, force: true });
    },
  };
}

/** Task instances of one run by task id, each deferred to the trigger of that class in leeward_test_triggers, or of a whole path. */
export async function deferTo(
  database: Database,
  triggers: Record<string, { classpath: string; kwargs?: Record<string, unknown> }>,
): Promise<number> {
  const dag = await givenDag(database, { tasks: Object.keys(triggers).map((id) => ({ id })) });
  const run = await givenRun(database, dag);
  for (const [taskId, { classpath, kwargs = {} }] of Object.entries(triggers)) {
    const { id } = await database.kysely
      .updateTable('task_instance')
      .set({ state: 'queued', try_number: 1 })
      .where('dag_run_id', '=', run)
      .where('task_id', '=', taskId)
      .returning('id')
      .executeTakeFirstOrThrow();
    await enterRunning(database, id, { hostname: 'h', unixname: 'u', pid: 1, startDate: new Date().toISOString() });
    await deferAttempt(database, id, {
      classpath: classpath.includes('.') ? classpath : `leeward_test_triggers.${classpath}`,
      triggerKwargs: JSON.stringify(kwargs),
      triggerKwargsEncrypted: false,
      timeoutSeconds: null,
      queue: null,
      nextMethod: 'resume',
      nextKwargs: { kept: 1 },
      renderedMapIndex: null,
    });
  }
  return run;
}

/** An active asset of this name that the trigger of that class in leeward_test_triggers watches, and a Dag that is scheduled on it. */
export async function watch(
  database: Database,
  name: string,
  { classpath, kwargs = {} }: { classpath: string; kwargs?: Record<string, unknown> },
): Promise<number> {
  const { kysely } = database;
  const { id: triggerId } = await kysely
    .insertInto('trigger')
    .values({
      classpath: `leeward_test_triggers.${classpath}`,
      kwargs: JSON.stringify(kwargs),
      watcher_key: `${classpath} of ${name}`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: assetId } = await kysely
    .insertInto('asset')
    .values({ name, uri: `x://${name}`, is_active: true })
    .returning('id')
    .executeTakeFirstOrThrow();
  await kysely.insertInto('asset_watcher').values({ asset_id: assetId, name: 'w', trigger_id: triggerId }).execute();
  const { dagId } = await givenDag(database, { dagId: `on_${name}`, tasks: [{ id: 'a' }] });
  await kysely
    .insertInto('dag_schedule_asset')
    .values({ dag_id: dagId, kind: 'asset', reference: name, asset_id: assetId })
    .execute();
  return triggerId;
}

/** The extras of the events of this asset, in their order. */
export async function assetEvents(database: Database, name: string): Promise<unknown[]> {
  const rows = await database.kysely
    .selectFrom('asset_event')
    .innerJoin('asset', 'asset.id', 'asset_event.asset_id')
    .select('asset_event.extra')
    .where('asset.name', '=', name)
    .orderBy('asset_event.id')
    .execute();
  return rows.map(({ extra }) => extra);
}

export async function waiting(database: Database, run: number) {
  const rows = await database.kysely
    .selectFrom('task_instance')
    .select(['task_id', 'state', 'next_method', 'next_kwargs'])
    .where('dag_run_id', '=', run)
    .execute();
  return new Map(rows.map((row) => [row.task_id, row]));
}

export const triggerCount = async (database: Database) =>
  (await database.kysely.selectFrom('trigger').select('id').execute()).length;
