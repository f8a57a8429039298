import { describe, expect, it } from 'vitest';
import { type RestTestServer, withRestApi } from './testing/rest-server.ts';
import { seedDag } from './testing/seed.ts';

const run = '/dags/a_dag/dagRuns/r1';

async function withRun(): Promise<RestTestServer> {
  const server = await withRestApi();
  await seedDag(server.database, { tasks: [{ id: 'first' }, { id: 'second', after: ['first'] }] });
  await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: '2026-11-20T00:00:00Z', dag_run_id: 'r1' });
  return server;
}

async function setFirst(server: RestTestServer, fields: { state: string; try_number?: number }): Promise<void> {
  await server.database.kysely.updateTable('task_instance').set(fields).where('task_id', '=', 'first').execute();
}

/** Each was asked of Airflow 3.3.2, on the same Dags in the same states. */
describe('as Airflow answers', () => {
  it('takes an empty text in a filter for none', async () => {
    await using server = await withRun();
    expect((await server.ask('GET', `${run}/taskInstances?task_id=`)).body.total_entries).toBe(2);
    expect((await server.ask('GET', '/dags/~/dagRuns?bundle_version=')).body.total_entries).toBe(1);
    expect((await server.ask('GET', '/dags/~/dagRuns?bundle_version=other')).body.total_entries).toBe(0);
  });

  it('lists the try that is followed by another one as failed', async () => {
    await using server = await withRun();
    await setFirst(server, { state: 'up_for_retry', try_number: 1 });
    const { status, body } = await server.ask('GET', `${run}/taskInstances/first/tries`);
    expect([status, body.task_instances]).toEqual([200, [expect.objectContaining({ state: 'failed', try_number: 1 })]]);
    expect((await server.ask('GET', `${run}/taskInstances/first/tries/1`)).body.state).toBe('up_for_retry');

    const cleared = { dag_run_id: 'r1', task_ids: ['first'], only_failed: false, dry_run: false };
    await server.ask('POST', '/dags/a_dag/clearTaskInstances', cleared);
    const after = (await server.ask('GET', `${run}/taskInstances/first/tries`)).body.task_instances;
    expect(after.map((each: { state: string | null }) => each.state)).toEqual(['failed', null]);
  });

  it('clears failed and running ones together where only the running ones were named, and repeats a body that contradicts itself', async () => {
    await using server = await withRun();
    await setFirst(server, { state: 'running' });
    const both = await server.ask('POST', '/dags/a_dag/clearTaskInstances', { only_running: true });
    expect([both.status, both.body.total_entries]).toEqual([200, 1]);
    const contradiction = { only_failed: true, only_running: true };
    const refused = await server.ask('POST', '/dags/a_dag/clearTaskInstances', contradiction);
    expect(refused).toMatchObject({ status: 422, body: { detail: [{ input: contradiction }] } });
    const clear = { dry_run: false, only_new: true, only_failed: true };
    expect((await server.ask('POST', `${run}/clear`, clear)).body.detail[0].input).toEqual(clear);
  });

  it('names a run by itself where it is given an empty name', async () => {
    await using server = await withRun();
    const { status, body } = await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: null, dag_run_id: '' });
    expect([status, body.dag_run_id]).toEqual([200, expect.stringMatching(/^manual__2/)]);
  });

  it('reads numbers, truth values and instants that came as text or as seconds', async () => {
    await using server = await withRun();
    const batch = { page_limit: '1', run_after_gte: 0, duration_gte: null };
    expect((await server.ask('POST', '/dags/~/dagRuns/list', batch)).body.total_entries).toBe(1);
    expect((await server.ask('GET', '/dags/~/dagRuns?run_after_lte=86400')).body.total_entries).toBe(0);
    expect((await server.ask('PATCH', '/dags/a_dag', { is_paused: 'no' })).body.is_paused).toBe(false);
    const pool = { name: 'lax', slots: '3', include_deferred: 1 };
    expect((await server.ask('POST', '/pools', pool)).body).toMatchObject({ slots: 3, include_deferred: true });
    const actions = [{ action: 'update', entities: [{ ...pool, slots: '4' }] }];
    expect((await server.ask('PATCH', '/pools', { actions })).body.update.success).toEqual(['lax']);
    expect((await server.ask('GET', '/pools/lax')).body).toMatchObject({ slots: 4, include_deferred: true });
    const refused = await server.ask('POST', '/pools', { ...pool, name: 'other', slots: '3.5' });
    expect(refused).toMatchObject({
      status: 422,
      body: { detail: [{ type: 'int_parsing', loc: ['body', 'slots'], input: '3.5' }] },
    });
  });

  it('refuses a partition of a Dag that has none, and texts that no column takes', async () => {
    await using server = await withRun();
    const trigger = (fields: object) => server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: null, ...fields });
    expect(await trigger({ partition_key: 'k' })).toMatchObject({
      status: 400,
      body: { detail: "Dag 'a_dag' is not a partitioned Dag and does not accept a partition_key." },
    });
    expect((await trigger({ dag_run_id: 'r'.repeat(250) })).status).toBe(200);
    expect((await trigger({ dag_run_id: 'r'.repeat(251) })).status).toBe(422);
    expect((await trigger({ note: 'n'.repeat(1_001) })).status).toBe(422);
  });

  it('orders import errors by the id that it shows', async () => {
    await using server = await withRestApi();
    expect((await server.ask('GET', '/importErrors?order_by=-import_error_id')).status).toBe(200);
  });

  it('serves sources as JSON or text, by the beginning of what is accepted', async () => {
    await using server = await withRun();
    const ask = async (accept: string) => {
      const url = '/api/v2/dagSources/a_dag';
      const answer = await server.server.app.inject({ url, headers: { accept }, remoteAddress: '127.0.0.1' });
      return `${answer.statusCode} ${String(answer.headers['content-type']).split(';')[0]}`;
    };
    expect(await ask('application/json, text/plain, */*')).toBe('200 application/json');
    expect(await ask('text/plain; charset=utf-8')).toBe('200 text/plain');
    expect(await ask('text/html')).toBe('406 application/json');
  });

  it('tells of a triggerer only where a task waits in one', async () => {
    await using server = await withRun();
    const { kysely } = server.database;
    const process = await kysely
      .insertInto('process')
      .values({ id: crypto.randomUUID(), kind: 'scheduler', hostname: 'h', pid: 1, version: '1' } as never)
      .returning('id')
      .executeTakeFirstOrThrow();
    await kysely.updateTable('task_instance').set({ queued_by: process.id }).execute();
    const { body } = await server.ask('GET', `${run}/taskInstances/first`);
    expect(body).toMatchObject({ trigger: null, triggerer_job: null });
  });

  it('says of an asset event that it came from here only where it is given more', async () => {
    await using server = await withRestApi();
    const { id } = await server.database.kysely
      .insertInto('asset')
      .values({ name: 'orders', uri: 's3://orders', is_active: true })
      .returning('id')
      .executeTakeFirstOrThrow();
    const extraOf = async (more: object) =>
      (await server.ask('POST', '/assets/events', { asset_id: id, ...more })).body.extra;
    expect(await extraOf({})).toEqual({});
    expect(await extraOf({ extra: { rows: 3 } })).toEqual({ rows: 3, from_rest_api: true });
  });
});
