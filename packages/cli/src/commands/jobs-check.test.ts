import { hostname } from 'node:os';
import { withDatabase } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

test('jobs are alive while their heartbeat is young, by type and by machine', async () => {
  await using test = await withDatabase();
  const process = (kind: string, host: string, agoSeconds: number) =>
    test.database.kysely
      .insertInto('process')
      .values({
        id: crypto.randomUUID(),
        kind,
        hostname: host,
        pid: 1,
        unixname: 'u',
        version: '0',
        heartbeat_at: new Date(Date.now() - agoSeconds * 1_000),
      })
      .execute();
  const check = (...args: string[]) => runCommand(test.url, 'jobs', 'check', ...args);
  expect(await check()).toMatchObject({ exitCode: 1, stderr: 'No alive jobs found.\n' });
  await process('scheduler', hostname(), 0);
  await process('scheduler', 'elsewhere', 1);
  await process('triggerer', 'elsewhere', 600);
  await process('api_server', hostname(), 0);
  expect(await check()).toMatchObject({ exitCode: 0, stdout: 'Found one alive job.\n' });
  expect(await check('--limit', '0')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Found 2 alive') });
  expect(await check('--limit', '0', '--allow-multiple')).toMatchObject({
    exitCode: 0,
    stdout: 'Found 2 alive jobs.\n',
  });
  expect((await check('--job-type', 'SchedulerJob', '--local')).exitCode).toBe(0);
  expect((await check('--job-type', 'SchedulerJob', '--hostname', 'nowhere')).exitCode).toBe(1);
  expect((await check('--job-type', 'TriggererJob')).exitCode).toBe(1);
  for (const wrong of [['--allow-multiple'], ['--limit', '-1'], ['--local', '--hostname', 'h']]) {
    expect((await check(...wrong)).exitCode).toBe(2);
  }
});
