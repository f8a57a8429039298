import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBundles, localClasspath, readBundleConfig } from '@leeward/bundles';
import type { Database } from '@leeward/database';
import { eventually, withDatabase } from '@leeward/database/testing';
import { createRuntimes, type Runtimes } from '@leeward/runtimes';
import { testPython } from '@leeward/runtimes/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTimetables } from './timetables.ts';

let folder: string;
let runtimes: Runtimes;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leeward-timetables-'));
  const interpreter = await testPython();
  // Airflow's example plugins bring a timetable that an author might have written.
  const authorEnv = { AIRFLOW__CORE__LOAD_EXAMPLES: 'True' };
  runtimes = createRuntimes({ python: { interpreter, airflowHome: folder }, authorEnv });
}, 240_000);
afterAll(async () => {
  await runtimes.close();
  await rm(folder, { recursive: true, force: true });
});

function timetables(database: Database) {
  const config = JSON.stringify([{ name: 'b', classpath: localClasspath, kwargs: { path: folder } }]);
  const definitions = readBundleConfig(config, { dagsFolder: folder, refreshIntervalSeconds: 3_600 });
  const gitConnection = () => Promise.reject(new Error('there is no connection in this test'));
  const bundles = createBundles({ definitions, storage: join(folder, '.versions'), staleSeconds: 60, gitConnection });
  const problems: string[] = [];
  const running = createTimetables({
    database,
    bundles,
    runtimes,
    timeoutSeconds: 60,
    onLog: () => {},
    onProblem: ({ message }) => void problems.push(message),
  });
  running.start();
  return { problems, [Symbol.asyncDispose]: () => running.stop() };
}

async function ask(database: Database, type: string, last: object | null): Promise<void> {
  const { kysely } = database;
  await kysely.insertInto('dag_bundle').values({ name: 'b', classpath: localClasspath }).execute();
  await kysely
    .insertInto('dag')
    .values({ dag_id: 'd', bundle_name: 'b', is_paused: false, max_active_tasks: 16, max_active_runs: 16 })
    .execute();
  const question = {
    hash: 'h',
    timetable: { __type: type, __var: {} },
    last,
    earliest: '2026-01-01T00:00:00.000Z',
    latest: '2026-01-07T00:00:00.000Z',
    catchup: true,
  };
  await kysely
    .insertInto('timetable_answer')
    .values({ dag_id: 'd', question: JSON.stringify(question) })
    .execute();
  database.bus.publish([{ kind: 'timetable_asked', dagId: 'd' }]);
}

const answerOf = (database: Database) =>
  database.kysely.selectFrom('timetable_answer').select(['runs', 'has_more', 'problem']).executeTakeFirst();

test("an author's timetable answers with the runs after the last one, to its end", async () => {
  await using given = await withDatabase();
  await using _ = timetables(given.database);
  const last = { start: '2026-01-02T00:00:00.000Z', end: '2026-01-03T00:00:00.000Z' };
  await ask(given.database, 'airflow.example_dags.plugins.workday.AfterWorkdayTimetable', last);
  const answer = await eventually(
    async () => {
      const row = await answerOf(given.database);
      return row?.runs === null ? undefined : row;
    },
    { deadlineSeconds: 50 },
  );
  // After Friday comes Monday.
  const days = [5, 6, 7].map((day) => `2026-01-0${day}T00:00:00+00:00`);
  expect((answer!.runs as unknown as { start: string }[]).map(({ start }) => start)).toEqual(days);
  expect(answer).toMatchObject({ has_more: false, problem: null });
});

test('a timetable that cannot be loaded is named with the reason', async () => {
  await using given = await withDatabase();
  await using running = timetables(given.database);
  await ask(given.database, 'nowhere.Timetable', null);
  const problem = await eventually(async () => (await answerOf(given.database))?.problem ?? undefined, {
    deadlineSeconds: 50,
  });
  expect(problem).toContain('The timetable nowhere.Timetable could not say its next runs:');
  expect(problem).toContain('TimetableNotRegistered');
  expect(running.problems).toEqual([problem]);
});
