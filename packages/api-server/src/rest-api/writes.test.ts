import { restApiOperations } from '@leeward/contracts/rest-api';
import { eventually } from '@leeward/database/testing';
import { describe, expect, it, vi } from 'vitest';
import { type RestTestServer, withRestApi } from './testing/rest-server.ts';
import { daily, seedDag } from './testing/seed.ts';

const chain = [{ id: 'first' }, { id: 'second', after: ['first'] }, { id: 'third', after: ['second'] }];
const run = '/dags/a_dag/dagRuns/r1';

async function withRun(): Promise<RestTestServer> {
  const server = await withRestApi();
  await seedDag(server.database, { tasks: chain });
  await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: '2026-11-20T00:00:00Z', dag_run_id: 'r1' });
  return server;
}

async function statesOf(server: RestTestServer, runPath = run): Promise<Record<string, string | null>> {
  const { body } = await server.ask('GET', `${runPath}/taskInstances`);
  const rows = body.task_instances as { task_id: string; state: string | null }[];
  return Object.fromEntries(rows.map((row) => [row.task_id, row.state]));
}

describe('changing', () => {
  it('serves every operation of the contract', async () => {
    await using server = await withRestApi();
    const missing: string[] = [];
    for (const { operationId, method, path } of Object.values(restApiOperations)) {
      const url = path.replaceAll(/\{\w+\}/g, '1').replace('/taskInstances/1/1', '/taskInstances/1/0');
      const answer = await server.server.app.inject({ method, url, remoteAddress: '127.0.0.1' });
      const isUnrouted = answer.statusCode === 404 && answer.body === '{"detail":"Not Found"}';
      if (isUnrouted || answer.statusCode >= 500) missing.push(`${operationId} ${answer.statusCode}`);
    }
    expect(missing).toEqual([]);
  });

  it('marks, notes and clears tasks, tries first what it would do, and lets failed ones after them run again', async () => {
    await using server = await withRun();
    const third = `${run}/taskInstances/third`;
    await server.ask('PATCH', third, { new_state: 'failed' });
    const dry = await server.ask('PATCH', `${run}/taskInstances/first/dry_run`, {
      new_state: 'success',
      include_downstream: true,
    });
    expect(dry.body.task_instances.map((each: { task_id: string }) => each.task_id).sort()).toEqual([
      'first',
      'second',
      'third',
    ]);
    expect(await statesOf(server)).toEqual({ first: null, second: null, third: 'failed' });

    const patched = await server.ask('PATCH', `${run}/taskInstances/first`, { new_state: 'success', note: 'done' });
    expect(patched).toMatchObject({ status: 200, body: { task_instances: [{ state: 'success', note: 'done' }] } });
    expect(await statesOf(server)).toEqual({ first: 'success', second: null, third: null });
    expect(await server.ask('PATCH', `${run}/taskInstances/first`, { new_state: 'success' })).toMatchObject({
      status: 409,
      body: { detail: 'Task id first is already in success state' },
    });
    expect((await server.ask('PATCH', `${run}/taskInstances/first`, { new_state: 'running' })).status).toBe(422);

    const asked = { task_ids: ['first'], only_failed: false, dag_run_id: 'r1' };
    const would = await server.ask('POST', '/dags/a_dag/clearTaskInstances', asked);
    expect(would.body).toMatchObject({ total_entries: 1, task_instances: [{ task_id: 'first', state: 'success' }] });
    await server.ask('POST', '/dags/a_dag/clearTaskInstances', { ...asked, dry_run: false, note: 'again' });
    expect((await server.ask('GET', `${run}/taskInstances/first`)).body).toMatchObject({ state: null, note: 'again' });
    expect(await server.ask('DELETE', `${run}/taskInstances/first`)).toEqual({ status: 200, body: null });
    expect(Object.keys(await statesOf(server))).toEqual(['second', 'third']);
  });

  it('clears setups and teardowns along, and marks neither', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, {
      tasks: [
        { id: 'setup', is_setup: true },
        { id: 'work', after: ['setup'] },
        { id: 'more', after: ['work'] },
        { id: 'teardown', after: ['setup', 'more'], is_teardown: true },
      ],
    });
    await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: '2026-11-20T00:00:00Z', dag_run_id: 'r1' });
    const clear = async (fields: object) => {
      const asked = { dag_run_id: 'r1', only_failed: false, ...fields };
      const { body } = await server.ask('POST', '/dags/a_dag/clearTaskInstances', asked);
      return body.task_instances.map((each: { task_id: string }) => each.task_id).sort();
    };
    expect(await clear({ task_ids: ['work'] })).toEqual(['setup', 'teardown', 'work']);
    expect(await clear({ task_ids: ['setup'] })).toEqual(['setup', 'teardown']);
    expect(await clear({ task_ids: ['teardown'] })).toEqual(['teardown']);
    const failed = { new_state: 'failed', include_downstream: true };
    await server.ask('PATCH', `${run}/taskInstances/work`, failed);
    expect(await statesOf(server)).toEqual({ setup: null, work: 'failed', more: 'failed', teardown: null });
    await server.ask('PATCH', `${run}/taskInstances/setup`, failed);
    expect(await statesOf(server)).toEqual({ setup: 'failed', work: 'failed', more: 'failed', teardown: null });
  });

  it('changes many task instances at once and says what it could not', async () => {
    await using server = await withRun();
    const { body } = await server.ask('PATCH', '/dags/~/dagRuns/~/taskInstances', {
      actions: [
        {
          action: 'update',
          entities: [
            { task_id: 'first', dag_id: 'a_dag', dag_run_id: 'r1', new_state: 'skipped' },
            { task_id: 'second' },
          ],
        },
        { action: 'delete', entities: [{ task_id: 'none', dag_id: 'a_dag', dag_run_id: 'r1' }] },
        { action: 'create', entities: [] },
      ],
    });
    expect(body.update.success).toEqual(['a_dag.r1.first[-1]']);
    expect(body.update.errors).toMatchObject([{ status_code: 400 }]);
    expect(body.delete.errors).toEqual([
      { error: 'No task instances found for dag_id: a_dag, run_id: r1, task_id: none', status_code: 404 },
    ]);
    expect(body.create.errors).toMatchObject([{ status_code: 405 }]);
  });

  it('marks, clears and deletes runs, one by one and many at once', async () => {
    await using server = await withRun();
    const failed = await server.ask('PATCH', run, { state: 'failed', note: 'why' });
    expect(failed).toMatchObject({ status: 200, body: { state: 'failed', note: 'why' } });
    const would = await server.ask('POST', `${run}/clear`, {});
    expect(would.body.total_entries).toBe(3);
    expect((await server.ask('POST', `${run}/clear`, { dry_run: false, only_new: true })).body.state).toBe('failed');
    expect((await server.ask('POST', `${run}/clear`, { dry_run: false })).body.state).toBe('queued');
    expect((await server.ask('POST', `${run}/clear`, { only_new: true, only_failed: true })).status).toBe(422);
    const many = await server.ask('POST', '/dags/~/clearDagRuns', {
      dry_run: false,
      dag_runs: [{ dag_id: 'a_dag', dag_run_id: 'r1' }],
    });
    expect(many.body).toMatchObject({ total_entries: 1, dag_runs: [{ dag_run_id: 'r1' }] });
    expect((await server.ask('POST', '/dags/a_dag/clearPartitions', { run_id: 'r1' })).body).toEqual({
      dag_runs_cleared: 0,
      task_instances_cleared: 0,
      dry_run: true,
    });
    const bulk = await server.ask('PATCH', '/dags/a_dag/dagRuns', {
      actions: [
        { action: 'update', entities: [{ dag_run_id: 'r1', state: 'success' }] },
        { action: 'delete', entities: ['r1', 'none'], action_on_non_existence: 'skip' },
      ],
    });
    expect(bulk.body).toMatchObject({
      update: { success: ['a_dag.r1'] },
      delete: { success: ['a_dag.r1'] },
      create: null,
    });
    expect((await server.ask('DELETE', run)).status).toBe(404);
  });

  it('tells who waits when a run ended and what its tasks returned', async () => {
    await using server = await withRun();
    const entry = { key: 'return_value', value: { answer: 42 } };
    expect((await server.ask('POST', `${run}/taskInstances/first/xcomEntries`, entry)).status).toBe(201);
    expect((await server.ask('POST', `${run}/taskInstances/first/xcomEntries`, entry)).status).toBe(409);
    expect(
      (await server.ask('GET', `${run}/taskInstances/first/xcomEntries/return_value?stringify=true`)).body.value,
    ).toBe("{'answer': 42}");
    const subscribed = vi.spyOn(server.database.bus, 'subscribe');
    const waiting = server.ask('GET', `${run}/wait?interval=30&result=first`);
    await eventually(() => subscribed.mock.calls.length > 0, { what: 'the wait for a change' });
    await server.ask('PATCH', run, { state: 'success' });
    const lines = String((await waiting).body)
      .trim()
      .split('\n');
    expect(JSON.parse(lines.at(-1)!)).toEqual({ state: 'success', results: { first: { answer: 42 } } });
  });

  it('keeps pools, variables and connections, with secrets sealed and masked', async () => {
    await using server = await withRestApi({}, { fernetKey: 'aGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGU=' });
    expect(await server.ask('POST', '/pools', { name: 'a/pool', slots: 3 })).toMatchObject({
      status: 201,
      body: { open_slots: 3, occupied_slots: 0 },
    });
    expect((await server.ask('POST', '/pools', { name: 'a/pool', slots: 3 })).status).toBe(409);
    const patch = { pool: 'a/pool', slots: 5, include_deferred: true };
    expect((await server.ask('PATCH', '/pools/a/pool', patch)).body.slots).toBe(5);
    expect((await server.ask('DELETE', '/pools/default_pool')).status).toBe(400);
    expect((await server.ask('DELETE', '/pools/a/pool')).status).toBe(204);

    await server.ask('POST', '/variables', { key: 'api_key', value: 'shh' });
    const variable = await server.ask('GET', '/variables/api_key');
    expect(variable.body).toMatchObject({ value: '***', is_encrypted: true });
    const bulk = await server.ask('PATCH', '/variables', {
      actions: [
        {
          action: 'create',
          entities: [
            { key: 'api_key', value: 'x' },
            { key: 'plain', value: { a: 1 } },
          ],
        },
      ],
    });
    expect(bulk.body.create.errors).toEqual([
      { error: "The variables with these keys: {'api_key'} already exist.", status_code: 409 },
    ]);

    const connection = { connection_id: 'db', conn_type: 'postgres', password: 'shh', extra: '{"token": "t", "a": 1}' };
    expect((await server.ask('POST', '/connections', connection)).body).toMatchObject({
      password: '***',
      extra: '{"token": "***", "a": 1}',
    });
    await server.ask('PATCH', '/connections/db', { ...connection, password: '***', host: 'h' });
    const [row] = await server.database.kysely.selectFrom('connection').selectAll().execute();
    expect(row!.is_encrypted).toBe(true);
    expect(row!.password).not.toContain('shh');
    expect((await server.ask('POST', '/connections', { ...connection, connection_id: 'x', extra: '[]' })).status).toBe(
      422,
    );

    const { body } = await server.ask('GET', '/eventLogs?order_by=id&event_pattern=connection|variable');
    const logged = body.event_logs as { event: string; owner: string; extra: string }[];
    expect(logged.map((entry) => entry.event)).toContain('post_connection');
    expect(JSON.stringify(logged)).not.toContain('shh');
    expect(JSON.parse(logged[0]!.extra)).toEqual({ key: 'api_key', value: '***', method: 'POST' });
  });

  it('calls what was changed by its name in the audit log, also where its address may hold slashes', async () => {
    await using server = await withRestApi();
    await server.ask('POST', '/pools', { name: 'a/b', slots: 1 });
    await server.ask('DELETE', '/pools/a/b');
    const { event_logs } = (await server.ask('GET', '/eventLogs?event=delete_pool')).body;
    expect(event_logs).toMatchObject([{ extra: '{"pool_name": "a/b", "method": "DELETE"}' }]);
  });

  it('makes a name once, of requests at the same time too, and says which name is taken', async () => {
    await using server = await withRestApi();
    const makers = [
      [
        '/connections',
        { connection_id: 'x', conn_type: 'http' },
        'The Connection with connection_id: `x` already exists',
      ],
      ['/pools', { name: 'x', slots: 1 }, 'The Pool with name: `x` already exists'],
      ['/variables', { key: 'x', value: '1' }, 'The Variable with key: `x` already exists'],
    ] as const;
    for (const [path, body, sentence] of makers) {
      const answers = await Promise.all([1, 2, 3, 4].map(() => server.ask('POST', path, body)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
      const { detail } = answers.find((answer) => answer.status === 409)!.body;
      expect(detail.message ?? detail).toBe(sentence);
      if (path !== '/variables')
        expect(detail).toMatchObject({ reason: 'Unique constraint violation', statement: 'hidden' });
    }
    const twice = { connection_id: 'y', conn_type: 'http' };
    const { body } = await server.ask('PATCH', '/connections', {
      actions: [{ action: 'create', entities: [twice, twice] }],
    });
    const error = "The connections with these connection_ids: {'y'} are given more than once.";
    expect(body.create).toEqual({ success: [], errors: [{ error, status_code: 409 }] });
    expect((await server.ask('GET', '/connections/y')).status).toBe(404);
  });

  it('holds the conf of a backfill against the params, unless it is null', async () => {
    await using server = await withRestApi();
    const param = {
      __class: 'airflow.sdk.definitions.param.Param',
      default: 3,
      description: null,
      schema: { type: 'integer', minimum: 1 },
      source: null,
    };
    await seedDag(server.database, { ...daily, fields: { ...daily.fields, params: [['x', param]] } });
    const wanted = { dag_id: 'a_dag', from_date: '2026-02-01T00:00:00Z', to_date: '2026-02-01T00:00:00Z' };
    for (const path of ['/backfills/dry_run', '/backfills']) {
      const refused = await server.ask('POST', path, { ...wanted, dag_run_conf: { x: 0 } });
      expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('param x') } });
      const backwards = await server.ask('POST', path, { ...wanted, from_date: '2026-02-02T00:00:00.5Z' });
      expect(backwards.body.detail).toBe(
        'from_date (2026-02-02T00:00:00.500000+00:00) must not be after to_date (2026-02-01T00:00:00+00:00).',
      );
    }
    const none = await server.ask('POST', '/backfills', {
      ...wanted,
      from_date: '2026-02-01T01:00:00Z',
      to_date: '2026-02-01T02:00:00Z',
    });
    expect(none.body.detail).toBe(
      'No runs to create for Dag a_dag in the range [2026-02-01 01:00:00+00:00, 2026-02-01 02:00:00+00:00]',
    );
    expect((await server.ask('POST', '/backfills', { ...wanted, dag_run_conf: { x: 4 } })).status).toBe(200);
    const again = await server.ask('POST', '/backfills', { ...wanted, dag_run_conf: { x: 0 } });
    expect(again.body.detail).toBe('There is already a running backfill for dag a_dag');
  });

  it('takes days and instants without a zone for UTC where Airflow does, as airflowctl sends them', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, daily);
    for (const [from, to] of [
      ['2026-02-01T00:00:00', '2026-02-01T23:00:00.5'],
      ['2026-02-01', '2026-02-01 12:00'],
    ]) {
      const body = { dag_id: 'a_dag', from_date: from, to_date: to };
      const { backfills } = (await server.ask('POST', '/backfills/dry_run', body)).body;
      expect(backfills).toMatchObject([{ logical_date: '2026-02-01T00:00:00Z' }]);
    }
    const trigger = (fields: object) => server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: null, ...fields });
    expect((await trigger({ run_after: '2026-02-01T10:00:00' })).body.run_after).toBe('2026-02-01T10:00:00Z');
    expect((await trigger({ logical_date: '2026-02-01T10:00:00' })).body.detail[0].type).toBe('timezone_aware');
    const refused = await server.ask('POST', '/backfills', { dag_id: 'a_dag', from_date: '2026-02-30', to_date: 'x' });
    expect(refused.body.detail).toMatchObject([{ loc: ['body', 'from_date'] }, { loc: ['body', 'to_date'] }]);
  });

  it('makes backfills, one at a time, and cancels them', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, daily);
    const wanted = { dag_id: 'a_dag', from_date: '2026-02-01T00:00:00Z', to_date: '2026-02-03T00:00:00Z' };
    const dry = await server.ask('POST', '/backfills/dry_run', wanted);
    expect(dry.body.backfills.map((each: { logical_date: string }) => each.logical_date)).toEqual([
      '2026-02-01T00:00:00Z',
      '2026-02-02T00:00:00Z',
      '2026-02-03T00:00:00Z',
    ]);
    const made = await server.ask('POST', '/backfills', wanted);
    expect(made).toMatchObject({ status: 200, body: { dag_id: 'a_dag', max_active_runs: 10, completed_at: null } });
    expect((await server.ask('POST', '/backfills', wanted)).status).toBe(409);
    expect((await server.ask('GET', '/dags/a_dag/dagRuns?run_type=backfill')).body.total_entries).toBe(3);
    const { id } = made.body;
    expect((await server.ask('PUT', `/backfills/${id}/pause`)).body.is_paused).toBe(true);
    expect((await server.ask('PUT', `/backfills/${id}/cancel`)).body.completed_at).not.toBeNull();
    expect((await server.ask('PUT', `/backfills/${id}/cancel`)).status).toBe(409);
    const failed = await server.ask('GET', '/dags/a_dag/dagRuns?state=failed');
    expect(failed.body).toMatchObject({ total_entries: 3, dag_runs: [{ start_date: null }, {}, {}] });
    expect(await statesOf(server, `/dags/a_dag/dagRuns/${failed.body.dag_runs[0].dag_run_id}`)).toEqual({
      a_task: null,
    });
  });

  it('keeps an answer once and lets the task go on that waits for it', async () => {
    await using server = await withRun();
    const { kysely } = server.database;
    const place = (await server.ask('GET', `${run}/taskInstances/first`)).body;
    const { dag_run_id } = await kysely
      .updateTable('task_instance')
      .set({ state: 'awaiting_input', next_method: 'execute_complete' })
      .where('id', '=', place.id)
      .returning('dag_run_id')
      .executeTakeFirstOrThrow();
    await kysely
      .insertInto('hitl_detail')
      .values({
        task_instance_id: place.id,
        dag_run_id,
        task_id: 'first',
        map_index: -1,
        options: '["yes","no"]',
        subject: 'Go?',
      })
      .execute();
    const details = `${run}/taskInstances/first/-1/hitlDetails`;
    expect((await server.ask('GET', `${run}/hitlDetails`)).body).toMatchObject({
      total_entries: 1,
      hitl_details: [{ subject: 'Go?', response_received: false, task_instance: { task_id: 'first' } }],
    });
    expect(await server.ask('PATCH', details, { chosen_options: ['maybe'] })).toMatchObject({
      status: 400,
      body: { detail: "Invalid options ['maybe']; allowed options are ['no', 'yes']." },
    });
    expect((await server.ask('PATCH', details, { chosen_options: ['yes'] })).body).toMatchObject({
      chosen_options: ['yes'],
      responded_by: { id: 'Anonymous' },
    });
    expect((await server.ask('PATCH', details, { chosen_options: ['yes'] })).status).toBe(409);
    expect((await server.ask('GET', details)).body.response_received).toBe(true);
    expect((await statesOf(server)).first).toBe('scheduled');
  });

  it('takes asset events, queues them, materializes, and keeps states', async () => {
    await using server = await withRun();
    const { kysely } = server.database;
    const { id } = await kysely
      .insertInto('asset')
      .values({ name: 'orders', uri: 's3://orders', is_active: true })
      .returning('id')
      .executeTakeFirstOrThrow();
    await kysely
      .insertInto('dag_schedule_asset')
      .values({ dag_id: 'a_dag', kind: 'asset', reference: 'orders', asset_id: id })
      .execute();
    await kysely
      .insertInto('task_asset')
      .values({ dag_id: 'a_dag', task_id: 'first', direction: 'outlet', asset_id: id })
      .execute();
    await server.ask('PATCH', '/dags/a_dag', { is_paused: false });
    const event = await server.ask('POST', '/assets/events', { asset_id: id, extra: { rows: 3 } });
    expect(event.body).toMatchObject({ name: 'orders', extra: { rows: 3, from_rest_api: true }, created_dagruns: [] });
    expect((await server.ask('GET', `/assets/${id}`)).body).toMatchObject({
      scheduled_dags: [{ dag_id: 'a_dag' }],
      producing_tasks: [{ task_id: 'first' }],
      consuming_tasks: [],
      last_asset_event: { id: event.body.id },
    });
    expect((await server.ask('GET', `/dags/a_dag/assets/${id}/queuedEvents`)).body.asset_id).toBe(id);
    expect((await server.ask('DELETE', `/assets/${id}/queuedEvents`)).status).toBe(204);
    expect((await server.ask('DELETE', `/assets/${id}/queuedEvents`)).status).toBe(404);
    expect((await server.ask('POST', `/assets/${id}/materialize`)).body).toMatchObject({
      dag_id: 'a_dag',
      run_type: 'asset_materialization',
    });
    await server.ask('PUT', `/assets/${id}/state-store/a/key`, { value: { seen: 1 } });
    expect((await server.ask('GET', `/assets/${id}/state-store/a/key`)).body).toMatchObject({
      value: { seen: 1 },
      last_updated_by: { kind: 'api' },
    });
    const store = `${run}/taskInstances/first/state-store`;
    await server.ask('PUT', `${store}/k`, { value: 1, expires_at: null });
    expect((await server.ask('PATCH', `${store}/k`, { value: 2 })).status).toBe(200);
    expect((await server.ask('GET', store)).body).toMatchObject({ total_entries: 1, task_state_store: [{ value: 2 }] });
    expect((await server.ask('DELETE', store)).status).toBe(204);
  });

  it('deletes a Dag with its runs, marks favourites, and asks for a file to be parsed again', async () => {
    await using server = await withRun();
    const { body } = await server.ask('GET', '/dags/a_dag');
    expect((await server.ask('PUT', `/parseDagFile/${body.file_token}`)).status).toBe(201);
    expect((await server.ask('PUT', '/parseDagFile/nonsense')).status).toBe(404);
    expect((await server.ask('POST', '/dags/a_dag/favorite')).status).toBe(204);
    expect((await server.ask('GET', '/dags?is_favorite=true')).body.total_entries).toBe(1);
    expect((await server.ask('POST', '/dags/a_dag/unfavorite')).status).toBe(204);
    expect((await server.ask('POST', '/dags/a_dag/unfavorite')).status).toBe(409);
    expect((await server.ask('PATCH', '/dags', { is_paused: true })).body.total_entries).toBe(0);
    expect((await server.ask('PATCH', '/dags?dag_id_pattern=~', { is_paused: true })).body.total_entries).toBe(1);
    expect((await server.ask('DELETE', '/dags/a_dag')).status).toBe(204);
    expect((await server.ask('DELETE', '/dags/a_dag')).status).toBe(404);
  });
});
