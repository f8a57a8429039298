import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RestTestServer, withRestApi } from './rest-api/testing/rest-server.ts';
import { seedDag } from './rest-api/testing/seed.ts';
import { seedAttempt, seedDagRun } from './testing/fixtures.ts';

/** What Python tells apart and a JavaScript number does not. */
const numbers = '{"float":1.0,"large":12345678901234567890,"both":[-3.0,1,9007199254740993],"far":2.5e+300}';
const kept = ['"float":1.0', '"large":12345678901234567890', '-3.0,1,9007199254740993'];

let server: RestTestServer;
beforeAll(async () => {
  server = await withRestApi();
});
afterAll(() => server[Symbol.asyncDispose]());

async function send(method: 'GET' | 'PUT' | 'POST' | 'PATCH', url: string, payload?: string, token?: string) {
  const headers = {
    ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const answer = await server.server.app.inject({
    method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.body;
}

function expectKept(text: string): void {
  for (const part of kept) expect(text.replaceAll(': ', ':').replaceAll(', ', ',')).toContain(part);
}

test('the Execution API keeps floats and large integers of XComs, state and the conf of runs', async () => {
  const run = await seedDagRun(server.database, { dagId: 'executed' });
  const attempt = await seedAttempt(server.database, run, { state: 'running' });
  const token = await server.executionToken(attempt);
  const xcom = `/execution/xcoms/executed/${run.runId}/a_task/x`;
  await send('POST', xcom, numbers, token);
  expectKept(await send('GET', xcom, undefined, token));
  expectKept(await send('GET', `${xcom}/slice`, undefined, token));
  const state = `/execution/store/ti/${attempt}/x`;
  await send('PUT', state, `{"value":${numbers}}`, token);
  expectKept(await send('GET', state, undefined, token));
  await seedDag(server.database, { dagId: 'triggered' });
  await send('POST', '/execution/dag-runs/triggered/t1', `{"conf":${numbers}}`, token);
  expectKept(await send('GET', '/execution/dag-runs/triggered/t1', undefined, token));
});

test('a deferred task goes on with the arguments that it gave', async () => {
  const run = await seedDagRun(server.database, { dagId: 'deferring' });
  const attempt = await seedAttempt(server.database, run, { state: 'running' });
  const body = `{"state":"deferred","classpath":"a.B","trigger_kwargs":{},"next_method":"m","next_kwargs":${numbers}}`;
  await send('PATCH', `/execution/task-instances/${attempt}/state`, body, await server.executionToken(attempt));
  await server.database.kysely
    .updateTable('task_instance')
    .set({ state: 'queued' })
    .where('id', '=', attempt)
    .execute();
  const start = '{"state":"running","hostname":"h","unixname":"u","pid":1,"start_date":"2026-01-01T00:00:00Z"}';
  expectKept(
    await send('PATCH', `/execution/task-instances/${attempt}/run`, start, await server.workloadToken(attempt)),
  );
});

test('REST v2 keeps them in the conf of runs, XComs, variables and state', async () => {
  await seedDag(server.database, { dagId: 'rest' });
  const runs = '/api/v2/dags/rest/dagRuns';
  expectKept(await send('POST', runs, `{"dag_run_id":"r","logical_date":null,"conf":${numbers}}`));
  expectKept(await send('GET', `${runs}/r`));
  const entries = `${runs}/r/taskInstances/a_task/xcomEntries`;
  expectKept(await send('POST', entries, `{"key":"x","value":${numbers}}`));
  expectKept(await send('GET', `${entries}/x?deserialize=false&stringify=false`));
  const asText = await send('GET', `${entries}/x?stringify=true`);
  for (const part of ["'float': 1.0", "'large': 12345678901234567890", "'far': 2.5e+300"])
    expect(asText).toContain(part);
  expectKept(JSON.parse(await send('POST', '/api/v2/variables', `{"key":"x","value":${numbers}}`)).value);
  const state = `${runs}/r/taskInstances/a_task/state-store/x`;
  await send('PUT', state, `{"value":${numbers}}`);
  expectKept(await send('GET', state));
});

test('a number that is a param is checked by its value', async () => {
  const params = [
    [
      'n',
      { __class: 'airflow.sdk.definitions.param.Param', default: 1, description: null, schema: { type: 'integer' } },
    ],
  ];
  await seedDag(server.database, { dagId: 'params', fields: { params } });
  await send('POST', '/api/v2/dags/params/dagRuns', '{"logical_date":null,"conf":{"n":2.0}}');
});

test('the trigger form is given params that have them', async () => {
  const params = `[["n",{"__class":"airflow.sdk.definitions.param.Param","default":${numbers},"description":null,"schema":{}}]]`;
  await seedDag(server.database, { dagId: 'asked' });
  await sql`update dag_version set serialized = jsonb_set(serialized, '{dag,params}', ${params}::jsonb)
    where dag_id = 'asked'`.execute(server.database.kysely);
  expectKept(await send('GET', '/ui/dags/asked/structure'));
});

test('open pages are told of a run whose conf has them', async () => {
  await seedDag(server.database, { dagId: 'told' });
  const { url } = await server.server.listen('127.0.0.1', 0);
  const leaving = new AbortController();
  const stream = await fetch(`${url}/ui/events?dag_id=told`, { signal: leaving.signal });
  const chunks = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await chunks.read()).value).toContain('resync');
  await send('POST', '/api/v2/dags/told/dagRuns', `{"dag_run_id":"r","logical_date":null,"conf":${numbers}}`);
  let told = '';
  while (!told.includes('"kind":"run"')) told += (await chunks.read()).value;
  expectKept(told);
  leaving.abort();
});
