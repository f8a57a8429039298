import { expect, test } from 'vitest';
import { withRestApi } from '../testing/rest-server.ts';
import { seedDag } from '../testing/seed.ts';
import { betweenLooksMs } from './wait-for-run.ts';

test.each([
  [5e-324, 100],
  [2.5, 2_500],
  [1e300, 2_147_483_647],
])('a wait with an interval of %d s looks every %d ms', (seconds, ms) => {
  expect(betweenLooksMs(seconds)).toBe(ms);
});

test('a server that closes ends a wait at once', async () => {
  await using server = await withRestApi();
  await seedDag(server.database, { tasks: [{ id: 'first' }] });
  await server.ask('POST', '/dags/a_dag/dagRuns', { dag_run_id: 'r1', logical_date: null });
  const { url } = await server.server.listen('127.0.0.1', 0);
  const waiting = await fetch(`${url}/api/v2/dags/a_dag/dagRuns/r1/wait?interval=600`);
  const patienceSeconds = 600;
  const closed = server.server.close(patienceSeconds);
  expect(await waiting.text()).toBe('{"state":"queued"}\n');
  await closed;
});
