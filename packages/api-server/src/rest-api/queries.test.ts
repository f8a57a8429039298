import { describe, expect, it } from 'vitest';
import { type RestTestServer, withRestApi } from './testing/rest-server.ts';
import { seedDag } from './testing/seed.ts';

/** Each was asked of Airflow 3.3.2, on the same Dags. */
describe('a query is read as by Airflow', () => {
  it('takes the last value of a name that is given several times', async () => {
    await using server = await withRestApi();
    await seedDag(server.database);
    const total = async (query: string) => (await server.ask('GET', `/dags?${query}`)).body.total_entries;
    expect(await total('dag_id_pattern=x&dag_id_pattern=a_dag')).toBe(1);
    expect(await total('dag_id_pattern=a_dag&dag_id_pattern=x')).toBe(0);
    expect(await total('limit=x&limit=1')).toBe(1);
    expect((await server.ask('GET', '/dags?limit=1&limit=x')).body.detail).toMatchObject([
      { type: 'int_parsing', loc: ['query', 'limit'], input: 'x' },
    ]);
    expect((await server.ask('GET', '/dags?owners=x&owners=airflow')).status).toBe(200);
  });

  it('takes whole numbers in digits only', async () => {
    await using server = await withRestApi();
    for (const limit of ['1e2', '0x10', '1.5', ''])
      expect((await server.ask('GET', `/dags?limit=${limit}`)).body.detail).toMatchObject([
        { type: 'int_parsing', loc: ['query', 'limit'], input: limit },
      ]);
    expect((await server.ask('GET', '/dags?limit=%201&offset=1.0')).status).toBe(200);
  });

  it('takes % and _ for wildcards in what a conf contains', async () => {
    await using server = await withRestApi();
    await seedDag(server.database);
    await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: null, conf: { colour: 'red' } });
    const total = async (text: string) =>
      (await server.ask('GET', `/dags/a_dag/dagRuns?conf_contains=${encodeURIComponent(text)}`)).body.total_entries;
    expect(await Promise.all(['"colour": "red"', 'col%r', 'r_d', 'RED', 'col_r'].map(total))).toEqual([1, 1, 1, 0, 0]);
  });

  it('shows the newest source where version 0 is asked for', async () => {
    await using server = await withRestApi();
    await seedDag(server.database);
    expect((await server.ask('GET', '/dagSources/a_dag?version_number=0')).body.version_number).toBe(1);
    expect((await server.ask('GET', '/dagSources/a_dag?version_number=9')).status).toBe(404);
  });

  it('reads every form of ISO 8601 before which events wait', async () => {
    await using server = await withRestApi();
    await seedDag(server.database);
    const status = async (before: string) =>
      (await server.ask('GET', `/dags/a_dag/assets/queuedEvents?before=${before}`)).status;
    expect(await Promise.all(['20260101T000000Z', '2026-W01-1', '2026-01'].map(status))).toEqual([200, 200, 200]);
    expect(await Promise.all(['-1', 'January', '2026-01-01T24:00:00Z'].map(status))).toEqual([400, 400, 400]);
  });
});

describe('a body is read as by Airflow', () => {
  const pool = JSON.stringify({ name: 'p', slots: 1 });
  const inject = ({ server }: RestTestServer, headers: Record<string, string>) =>
    server.app.inject({ method: 'POST', url: '/api/v2/pools', headers, payload: pool, remoteAddress: '127.0.0.1' });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/json', ''])(
    'but not as JSON where it is %j',
    async (type) => {
      await using server = await withRestApi();
      const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
      const answer = await inject(server, headers);
      expect([answer.statusCode, answer.json().detail]).toMatchObject([
        422,
        [{ type: 'model_attributes_type', input: pool }],
      ]);
    },
  );

  it.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/vnd.api+json'])(
    'as JSON where it is %s',
    async (type) => {
      await using server = await withRestApi();
      const headers = { 'content-type': type };
      expect((await inject(server, headers)).statusCode).toBe(201);
    },
  );

  it('with its mistakes in the order of the fields', async () => {
    await using server = await withRestApi();
    const { detail } = (await server.ask('POST', '/pools', { zz: 1, name: 5 })).body;
    expect(detail.map(({ type, loc }: { type: string; loc: string[] }) => `${loc.at(-1)} ${type}`)).toEqual([
      'name string_type',
      'slots missing',
      'zz extra_forbidden',
    ]);
  });

  it('with the place of a mistake in a bulk action', async () => {
    await using server = await withRestApi();
    const actions = [{ action: 'create', entities: [{ name: 'p', slots: 1 }], zz: 1 }];
    expect((await server.ask('PATCH', '/pools', { actions })).body.detail).toMatchObject([
      { type: 'extra_forbidden', loc: ['body', 'actions', 0, 'create', 'zz'] },
    ]);
  });

  it('and no null is taken for the numbers of a pool', async () => {
    await using server = await withRestApi();
    await server.ask('POST', '/pools', { name: 'p', slots: 1 });
    const whole = { pool: 'p', slots: 2, include_deferred: true };
    for (const [field, type] of [
      ['pool', 'string_type'],
      ['slots', 'int_type'],
      ['include_deferred', 'bool_type'],
    ] as const)
      expect(await server.ask('PATCH', '/pools/p', { ...whole, [field]: null })).toMatchObject({
        status: 422,
        body: { detail: [{ type, loc: [field], input: null }] },
      });
    expect((await server.ask('PATCH', '/pools/default_pool?update_mask=slots', { slots: null })).status).toBe(422);
    expect((await server.ask('PATCH', '/pools/p', whole)).body.slots).toBe(2);
  });

  it('and a connection keeps the password that a client sends as null', async () => {
    await using server = await withRestApi();
    const connection = { connection_id: 'c', conn_type: 'http', password: 'right', extra: '{"a": 1}' };
    await server.ask('POST', '/connections', connection);
    for (const password of [null, '', '***'])
      expect((await server.ask('PATCH', '/connections/c', { ...connection, password })).body.password).toBe('***');
    const masked = await server.ask('PATCH', '/connections/c?update_mask=extra', {
      connection_id: 'c',
      conn_type: 'x',
    });
    expect(masked.body).toMatchObject({ conn_type: 'http', password: '***', extra: null });
  });
});

describe('the details of a Dag', () => {
  it('have its text without the indentation of its lines', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, { fields: { doc_md: '\n    # Title\n\n    words\n    ' } });
    expect((await server.ask('GET', '/dags/a_dag/details')).body.doc_md).toBe('# Title\n\nwords');
  });

  it('name the file in a zip file that has it', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, { columns: { relative_fileloc: 'sub/z.zip', fileloc: '/dags/sub/z.zip/pkg/a.py' } });
    expect((await server.ask('GET', '/dags/a_dag')).body.relative_fileloc).toBe('sub/z.zip/pkg/a.py');
  });

  it('name each asset of its schedule with its id', async () => {
    await using server = await withRestApi();
    const one = { uri: 's3://one', name: 'one', group: 'asset' };
    const expression = { all: [{ any: [{ asset: one }, { alias: { name: 'other', group: 'asset' } }] }] };
    const columns = { asset_expression: JSON.stringify(expression) };
    await seedDag(server.database, { columns });
    const { id } = await server.database.kysely
      .insertInto('asset')
      .values({ name: one.name, uri: one.uri })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { body } = await server.ask('GET', '/dags/a_dag/details');
    expect(body.asset_expression).toEqual({
      all: [{ any: [{ asset: { ...one, id } }, { alias: { name: 'other', group: 'asset' } }] }],
    });
  });
});

const run = '/dags/a_dag/dagRuns/r1';

async function withMappedRun() {
  const server = await withRestApi();
  await seedDag(server.database, { tasks: [{ id: 'first' }] });
  await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: null, dag_run_id: 'r1' });
  const { kysely } = server.database;
  const { id, ...row } = await kysely.selectFrom('task_instance').selectAll().executeTakeFirstOrThrow();
  await kysely.updateTable('task_instance').set({ map_index: 0, state: 'success' }).where('id', '=', id).execute();
  const others = [1, 2].map((map_index) => ({ ...row, id: crypto.randomUUID(), map_index, state: 'failed' }));
  await kysely
    .insertInto('task_instance')
    .values(others as never)
    .execute();
  return server;
}

describe('an XCom from outside', () => {
  it('holds nothing that names a class', async () => {
    await using server = await withMappedRun();
    const write = (value: unknown) =>
      server.ask('POST', `${run}/taskInstances/first/xcomEntries`, { key: 'k', value, map_index: 0 });
    const reserved = { a: [{ __classname__: 'os.system', __version__: 1, __data__: 'x' }] };
    for (const value of [reserved, JSON.stringify(reserved)]) {
      const sentence =
        'Value error, XCom value.a[0] contains reserved serialization keys: __classname__, __data__, __version__. ' +
        'These keys are reserved for internal use.';
      expect(await write(value)).toMatchObject({
        status: 422,
        body: { detail: [{ type: 'value_error', loc: ['body', 'value'], msg: sentence }] },
      });
    }
    expect((await write({ a: '{not JSON' })).status).toBe(201);
    const patched = await server.ask('PATCH', `${run}/taskInstances/first/xcomEntries/k`, {
      value: { __type: 1 },
      map_index: 0,
    });
    expect(patched.status).toBe(422);
  });

  it('is of a task instance that is there', async () => {
    await using server = await withMappedRun();
    const body = { key: 'k', value: 1, map_index: 7 };
    expect((await server.ask('POST', `${run}/taskInstances/first/xcomEntries`, body)).status).toBe(404);
  });
});

describe('a change of task instances', () => {
  it('in bulk is one change of all map indexes where none is named', async () => {
    await using server = await withMappedRun();
    const actions = [{ action: 'update', entities: [{ task_id: 'first', new_state: 'success' }] }];
    const { body } = await server.ask('PATCH', `${run}/taskInstances`, { actions });
    expect(body.update).toEqual({ success: [0, 1, 2].map((index) => `a_dag.r1.first[${index}]`), errors: [] });
    const { task_instances: after } = (await server.ask('GET', `${run}/taskInstances`)).body;
    expect(after.map(({ state }: { state: string }) => state)).toEqual(['success', 'success', 'success']);
    const again = (await server.ask('PATCH', `${run}/taskInstances`, { actions })).body.update;
    expect(again.errors).toEqual([{ error: 'Task id first is already in success state', status_code: 409 }]);
  });

  it('complains of a state that cannot be set before a task that is not there', async () => {
    await using server = await withMappedRun();
    const refused = await server.ask('PATCH', `${run}/taskInstances/none`, { new_state: 'running' });
    expect(refused).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', 'new_state'] }] } });
    const unknown = await server.ask('PATCH', `${run}`, { state: 5 });
    expect(unknown.body.detail).toMatchObject([{ type: 'enum', loc: ['body', 'state'], input: 5 }]);
  });
});
