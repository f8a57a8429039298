import { describe, expect, it } from 'vitest';
import { seedAttempt, seedDagRun, type TestServer, withServer } from '../testing/fixtures.ts';

const worker = { hostname: 'worker-1', unixname: 'airflow', pid: 4711 };
const start = { state: 'running', ...worker, start_date: '2026-11-20T10:00:00.250Z' };

function client(test: TestServer, attemptId: string, token: string) {
  return async (method: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE', path: string, body?: unknown) => {
    const response = await test.server.app.inject({
      method,
      url: `/execution${path.replace('{ti}', attemptId)}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body === '' ? undefined : response.json(),
    };
  };
}

describe('an attempt', () => {
  it('ends as it says whatever its label and its rendered fields hold', async () => {
    await using test = await withServer();
    const { database } = test;
    const attempt = await seedAttempt(database, await seedDagRun(database));
    const queued = client(test, attempt, await test.workloadToken(attempt));
    const started = await queued('PATCH', '/task-instances/{ti}/run', start);
    const ask = client(test, attempt, String(started.headers['refreshed-api-token']));
    expect((await ask('PUT', '/task-instances/{ti}/rtif', { bash_command: 'a\0b' })).status).toBe(201);
    expect((await ask('PATCH', '/task-instances/{ti}/rendered-map-index', 'a\0b')).status).toBe(204);
    const ended = { state: 'success', end_date: '2026-11-20T10:00:01Z', rendered_map_index: 'c\0d' };
    expect((await ask('PATCH', '/task-instances/{ti}/state', ended)).status).toBe(204);
    const { kysely } = database;
    const stored = await kysely.selectFrom('task_instance').select(['state', 'rendered_map_index']).execute();
    expect(stored).toEqual([{ state: 'success', rendered_map_index: 'cd' }]);
    const fields = await kysely.selectFrom('rendered_task_instance_fields').select('rendered_fields').execute();
    expect(fields).toEqual([{ rendered_fields: { bash_command: 'a\ufffdb' } }]);
  });

  it('starts with its queue-time token, works with the token it got for it, and ends', async () => {
    await using test = await withServer();
    const { database } = test;
    const run = await seedDagRun(database);
    const attempt = await seedAttempt(database, run, { maxTries: 1 });
    const queued = client(test, attempt, await test.workloadToken(attempt));

    expect((await queued('PUT', '/task-instances/{ti}/heartbeat', { hostname: 'h', pid: 1 })).status).toBe(403);
    const started = await queued('PATCH', '/task-instances/{ti}/run', start);
    expect(started).toMatchObject({
      status: 200,
      body: {
        dag_run: {
          dag_id: 'test_dag',
          run_id: 'manual__1',
          logical_date: '2026-11-20T00:00:00Z',
          start_date: '2026-11-20T00:00:01.500000Z',
          consumed_asset_events: [],
        },
        max_tries: 1,
        should_retry: true,
        xcom_keys_to_clear: [],
        task_reschedule_count: 0,
      },
    });
    expect(started.headers['content-type']).toBe('application/json');
    const ask = client(test, attempt, String(started.headers['refreshed-api-token']));

    expect((await ask('PATCH', '/task-instances/{ti}/run', start)).status).toBe(200);
    expect((await ask('PATCH', '/task-instances/{ti}/run', { ...start, pid: 1 })).body).toEqual({
      detail: {
        reason: 'invalid_state',
        message: 'TI was not in a state where it could be marked as running',
        previous_state: 'running',
      },
    });
    expect((await ask('PUT', '/task-instances/{ti}/heartbeat', { hostname: 'worker-1', pid: 4711 })).status).toBe(204);
    expect((await ask('PUT', '/task-instances/{ti}/heartbeat', { hostname: 'worker-2', pid: 4711 })).status).toBe(409);
    expect((await ask('PUT', '/task-instances/{ti}/rtif', { bash_command: 'true' })).status).toBe(201);
    const xcom = '/xcoms/test_dag/manual__1/a_task/return_value';
    expect((await ask('POST', xcom, { a: [1, 'two'] })).status).toBe(201);
    expect((await ask('GET', xcom)).body).toEqual({ key: 'return_value', value: { a: [1, 'two'] } });
    const ended = { state: 'success', end_date: '2026-11-20T10:00:01Z', task_outlets: [], outlet_events: [] };
    expect((await ask('PATCH', '/task-instances/{ti}/state', ended)).status).toBe(204);
    expect((await ask('PATCH', '/task-instances/{ti}/state', ended)).status).toBe(200);
    expect(
      (await ask('PATCH', '/task-instances/{ti}/state', { state: 'failed', end_date: ended.end_date })).body,
    ).toEqual({
      detail: {
        reason: 'invalid_state',
        message: 'TI was not in the running state so it cannot be updated',
        previous_state: 'success',
      },
    });
  });

  it.each([
    [
      'told in a header is kept',
      encodeURIComponent('{"code":"task_failed","message":"ValueError: ß"}'),
      'ValueError: ß',
    ],
    ['that cannot be read is left out, and the end is taken', '%7Bno', null],
  ])('whose reason of failure %s', async (_, header, message) => {
    await using test = await withServer();
    const { database } = test;
    const attempt = await seedAttempt(database, await seedDagRun(database));
    const token = await test.executionToken(attempt);
    await client(test, attempt, token)('PATCH', '/task-instances/{ti}/run', start);
    const response = await test.server.app.inject({
      method: 'PATCH',
      url: `/execution/task-instances/${attempt}/state`,
      headers: { authorization: `Bearer ${token}`, 'Leeward-Failure-Reason': header },
      payload: { state: 'failed', end_date: '2026-11-20T10:00:01Z' },
    });
    expect(response.statusCode).toBe(204);
    const row = await database.kysely.selectFrom('task_instance').select(['state', 'reason']).executeTakeFirst();
    expect(row).toEqual({ state: 'failed', reason: message === null ? null : { code: 'task_failed', message } });
  });

  it('costs one statement a message: run, rendered fields, XCom, state', async () => {
    await using test = await withServer();
    const { database } = test;
    const attempt = await seedAttempt(database, await seedDagRun(database));
    const ask = client(test, attempt, await test.executionToken(attempt));
    const before = database.statistics.statements;
    await ask('PATCH', '/task-instances/{ti}/run', start);
    await ask('PUT', '/task-instances/{ti}/rtif', {});
    await ask('POST', '/xcoms/test_dag/manual__1/a_task/return_value', 1);
    await ask('PATCH', '/task-instances/{ti}/state', { state: 'success', end_date: '2026-11-20T10:00:01Z' });
    expect(database.statistics.statements - before).toBe(4);
  });
});
