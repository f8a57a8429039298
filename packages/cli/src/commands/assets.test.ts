import { withDatabase } from '@leeward/database/testing';
import { chain, givenDag } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

test('assets are listed, described by name or URI, and made by the only Dag that has them as an outlet', async () => {
  await using test = await withDatabase();
  const { kysely } = test.database;
  await givenDag(test.database, { dagId: 'maker', tasks: chain(1) });
  const assets = ['a', 'b'].map((name) => ({ name, uri: `s3://bucket/${name}`, group_name: 'asset', is_active: true }));
  const rows = await kysely.insertInto('asset').values(assets).returning('id').execute();
  await kysely.insertInto('asset_alias').values({ name: 'any', group_name: 'asset' }).execute();
  await kysely
    .insertInto('task_asset')
    .values({ dag_id: 'maker', task_id: 't0', asset_id: rows[0]!.id, direction: 'outlet' })
    .execute();
  const run = (...args: string[]) => runCommand(test.url, 'assets', ...args);
  expect(JSON.parse((await run('list', '--json')).stdout)).toEqual(
    ['a', 'b'].map((name) => ({ name, uri: `s3://bucket/${name}`, group: 'asset', extra: {} })),
  );
  expect(JSON.parse((await run('list', '--alias', '--json')).stdout)).toEqual([{ name: 'any', group: 'asset' }]);
  const [details] = JSON.parse((await run('details', '--uri', 's3://bucket/a', '--json')).stdout);
  expect(details).toMatchObject({ name: 'a', producing_tasks: [{ dag_id: 'maker', task_id: 't0' }] });
  expect((await run('details', '--name', 'a')).stdout).toContain('s3://bucket/a');
  expect((await run('details', '--alias', '--name', 'any')).stdout).toContain('any');

  const made = JSON.parse((await run('materialize', '--name', 'a', '--json')).stdout);
  expect(made).toMatchObject([
    { dag_id: 'maker', run_type: 'asset_materialization', state: 'queued', triggered_by: 'cli' },
  ]);
  const nobody = await run('materialize', '--name', 'b');
  expect(nobody).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('No Dag materializes') });
  expect((await run('details', '--name', 'c')).stderr).toContain('There is no asset with the name c');
  for (const wrong of [['details'], ['materialize'], ['details', '--alias', '--uri', 'u'], ['details', '--alias']]) {
    expect(await run(...wrong)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/--(name|uri): /) });
  }
});
