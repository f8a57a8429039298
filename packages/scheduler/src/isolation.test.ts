import { defineStatement } from '@leeward/database';
import { eventually, withDatabase } from '@leeward/database/testing';
import { givenDag, givenRun, runState } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import { givenScheduler } from './testing/index.ts';

/** As a version of Leeward that is older than the one that parsed the Dag would find it. */
const breakVersion = defineStatement<[versionId: string], never>(
  'test_break_version',
  `update dag_version set serialized = jsonb_set(serialized::jsonb, '{__version}', '99') where id = $1`,
);
const mendVersion = defineStatement<[versionId: string], never>(
  'test_mend_version',
  `update dag_version set serialized = jsonb_set(serialized::jsonb, '{__version}', '3') where id = $1`,
);

test('a Dag that cannot be read holds up no other, whatever of it is due, and goes on when it can be', async () => {
  await using given = await withDatabase();
  const { database } = given;
  const tasks = [{ id: 'a', max_active_tis_per_dag: 1 }];
  const broken = await givenDag(database, { dagId: 'broken', tasks });
  const sound = await givenDag(database, { dagId: 'sound', tasks });
  await database.run(breakVersion, broken.versionId);
  await database.kysely
    .insertInto('timer')
    .values({ kind: 'next_run', subject: 'broken', due_at: new Date(0) })
    .execute();
  const brokenRun = await givenRun(database, broken);
  // Waits for a slot, and so is among what every pass looks at.
  const waiting = await givenRun(database, broken, { runId: 'waiting' });
  await database.kysely.updateTable('dag_run').set({ state: 'running' }).where('id', '=', waiting).execute();
  await database.kysely
    .updateTable('task_instance')
    .set({ state: 'scheduled' })
    .where('dag_run_id', '=', waiting)
    .execute();
  await using running = await givenScheduler(given.url);
  const run = await givenRun(database, sound);
  await eventually(async () => (await runState(database, run)) === 'success');
  const failedSteps = () => running.counts.get('failed_steps') ?? 0;
  await eventually(() => failedSteps() >= 2, { what: 'the Dag and its runs that cannot be read' });
  const told = running.errors.map(({ fields, message }) => ({ ...fields, error: null, message }));
  expect(told).toContainEqual({
    dagId: 'broken',
    error: null,
    message: 'the next runs of a Dag could not be decided; it is tried again',
  });
  expect(told).toContainEqual({
    dagRunId: brokenRun,
    error: null,
    message: 'a run could not be decided; it is tried again',
  });
  await running.scheduler.sweep();
  expect(failedSteps()).toBeLessThan(10);
  await database.run(mendVersion, broken.versionId);
  for (const each of [brokenRun, waiting]) await eventually(async () => (await runState(database, each)) === 'success');
});
