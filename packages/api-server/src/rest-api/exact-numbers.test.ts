import { WholeFloat } from '@leeward/contracts';
import { expect, test } from 'vitest';
import { type RestTestServer, withRestApi } from './testing/rest-server.ts';
import { seedDag } from './testing/seed.ts';

const big = 2n ** 60n + 1n;
const param = (value: unknown) => ({ __class: 'airflow.sdk.definitions.param.Param', default: value, schema: {} });

/** The text of an answer: JSON.parse would lose what these tests look for. */
async function textOf({ server }: RestTestServer, method: 'GET' | 'POST', path: string, payload?: string) {
  const headers = payload === undefined ? {} : { 'content-type': 'application/json' };
  const request = { method, url: `/api/v2${path}`, remoteAddress: '127.0.0.1', headers };
  return (await server.app.inject(payload === undefined ? request : { ...request, payload })).body;
}

test('params of a Dag and of its tasks keep floats and integers of any size', async () => {
  await using server = await withRestApi();
  await seedDag(server.database, {
    tasks: [{ id: 'a_task', params: [['d', param(new WholeFloat(5))]] }],
    fields: {
      params: [
        ['a', param(new WholeFloat(1))],
        ['c', param([new WholeFloat(3), 3])],
        ['big', param(big)],
      ],
      default_args: {
        __type: 'dict',
        __var: {
          x: new WholeFloat(4),
          retry_delay: { __type: 'timedelta', __var: new WholeFloat(300) },
          start_date: { __type: 'datetime', __var: new WholeFloat(86_400) },
        },
      },
    },
  });
  const details = await textOf(server, 'GET', '/dags/a_dag/details');
  expect(details).toContain('"a":{"value":1.0,');
  expect(details).toContain('"c":{"value":[3.0,3],');
  expect(details).toContain(`"big":{"value":${big},`);
  expect(details).toContain('"default_args":{"x":4.0,"start_date":"1970-01-02T00:00:00Z","retry_delay":"PT5M"}');
  expect(await textOf(server, 'GET', '/dags/a_dag/tasks/a_task')).toContain('"params":{"d":{"value":5.0,');
  expect(await textOf(server, 'GET', '/dags/a_dag/tasks')).toContain('"params":{"d":{"value":5.0,');
});

test('what tasks rendered and returned keeps floats and integers of any size', async () => {
  await using server = await withRestApi();
  await seedDag(server.database, { tasks: [{ id: 'a_task' }], columns: { is_paused: false } });
  const run = '/dags/a_dag/dagRuns/r1';
  const created = await server.ask('POST', '/dags/a_dag/dagRuns', { dag_run_id: 'r1', logical_date: null });
  expect(created.status).toBe(200);
  const { kysely } = server.database;
  const { id } = await kysely.selectFrom('dag_run').select('id').executeTakeFirstOrThrow();
  await kysely
    .insertInto('rendered_task_instance_fields')
    .values({ dag_run_id: id, task_id: 'a_task', map_index: -1, rendered_fields: `{"op_kwargs": {"x": 4.0}}` })
    .execute();
  const value = `{"x":4.0,"big":${big}}`;
  await textOf(server, 'POST', `${run}/taskInstances/a_task/xcomEntries`, `{"key":"return_value","value":${value}}`);
  const instance = '"rendered_fields":{"op_kwargs":{"x":4.0}}';
  expect(await textOf(server, 'GET', `${run}/taskInstances/a_task`)).toContain(instance);
  expect(await textOf(server, 'GET', `${run}/taskInstances`)).toContain(instance);
  await server.ask('PATCH', run, { state: 'success' });
  expect(JSON.parse((await textOf(server, 'GET', `${run}/wait?interval=1&result=a_task`)).trim()).state).toBe(
    'success',
  );
  expect(await textOf(server, 'GET', `${run}/wait?interval=1&result=a_task`)).toMatch(
    new RegExp(`"results":\\{"a_task":\\{(?=.*"x":4\\.0)(?=.*"big":${big})`),
  );
});
