import { expect, it } from 'vitest';
import type { RestApiConfig } from './config.ts';
import { withRestApi } from './testing/rest-server.ts';
import { daily, seedDag } from './testing/seed.ts';

/** Whether a backfill that says nothing of it took the newest version for the run that it ran again. */
async function backfillTakesNewest(changes: Partial<RestApiConfig>): Promise<boolean> {
  await using server = await withRestApi(changes);
  await seedDag(server.database, daily);
  const day = '2026-02-01T00:00:00Z';
  await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: day, dag_run_id: 'r1' });
  await server.ask('PATCH', '/dags/a_dag/dagRuns/r1', { state: 'failed' });
  const newest = await seedDag(server.database, { ...daily, version: 2 });
  const asked = { dag_id: 'a_dag', from_date: day, to_date: day, reprocess_behavior: 'failed' };
  expect((await server.ask('POST', '/backfills', asked)).status).toBe(200);
  return (await versionOf(server)) === newest;
}

async function versionOf({ database }: Awaited<ReturnType<typeof withRestApi>>): Promise<string | null> {
  const run = await database.kysely.selectFrom('dag_run').select('dag_version_id').executeTakeFirstOrThrow();
  return run.dag_version_id;
}

it('lets a backfill take the newest version unless the configuration says otherwise', async () => {
  expect(await backfillTakesNewest({})).toBe(true);
  expect(await backfillTakesNewest({ rerunWithLatestVersion: false })).toBe(false);
});

it('lets a run that a task clears take the version that its Dag asks for', async () => {
  await using server = await withRestApi();
  await seedDag(server.database, { fields: { rerun_with_latest_version: true } });
  await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: '2026-02-01T00:00:00Z', dag_run_id: 'r1' });
  await server.ask('PATCH', '/dags/a_dag/dagRuns/r1', { state: 'failed' });
  const newest = await seedDag(server.database, { fields: { rerun_with_latest_version: true }, version: 2 });
  const { id } = await server.database.kysely.selectFrom('task_instance').select('id').executeTakeFirstOrThrow();
  const cleared = await server.server.app.inject({
    method: 'POST',
    url: '/execution/dag-runs/a_dag/r1/clear',
    headers: { authorization: `Bearer ${await server.executionToken(id)}` },
  });
  expect(cleared.statusCode).toBe(204);
  expect(await versionOf(server)).toBe(newest);
});
