import { describe, expect, it } from 'vitest';
import { withRestApi } from './testing/rest-server.ts';
import { seedDag } from './testing/seed.ts';

describe('the operations that programs drive a server with', () => {
  it('lists Dags, moves the pause switch, runs one, and tells its run and task instances', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, { dagId: 'a_dag', tasks: [{ id: 'first' }, { id: 'second', after: ['first'] }] });

    const dags = await server.ask('GET', '/dags?exclude_stale=false&limit=100&offset=0');
    expect(dags.body).toMatchObject({ total_entries: 1, dags: [{ dag_id: 'a_dag', is_paused: true }] });
    expect((await server.ask('GET', '/importErrors')).body).toEqual({ import_errors: [], total_entries: 0 });

    const unpaused = await server.ask('PATCH', '/dags/a_dag', { is_paused: false });
    expect(unpaused).toMatchObject({ status: 200, body: { dag_id: 'a_dag', is_paused: false } });
    expect(await server.ask('PATCH', '/dags/none', { is_paused: false })).toMatchObject({
      status: 404,
      body: { detail: 'Dag with id: none was not found' },
    });

    const wanted = { logical_date: '2026-11-20T00:00:00Z', dag_run_id: 'oracle', conf: {} };
    const run = await server.ask('POST', '/dags/a_dag/dagRuns', wanted);
    expect(run).toMatchObject({
      status: 200,
      body: { dag_run_id: 'oracle', dag_id: 'a_dag', state: 'queued', run_type: 'manual', triggered_by: 'rest_api' },
    });
    expect((await server.ask('POST', '/dags/a_dag/dagRuns', wanted)).status).toBe(409);
    expect((await server.ask('POST', '/dags/none/dagRuns', wanted)).body).toEqual({
      detail: "Dag with dag_id: 'none' not found",
    });

    expect((await server.ask('GET', '/dags/a_dag/dagRuns/oracle')).body).toEqual(run.body);
    expect((await server.ask('GET', '/dags/~/dagRuns?order_by=-run_after')).body.dag_runs).toEqual([run.body]);
    const listed = await server.ask('GET', '/dags/a_dag/dagRuns/oracle/taskInstances?limit=100&offset=0');
    expect(listed.body.total_entries).toBe(2);
    expect(listed.body.task_instances.map((each: { task_id: string }) => each.task_id).sort()).toEqual([
      'first',
      'second',
    ]);
    expect(listed.body.task_instances[0]).toMatchObject({
      dag_run_id: 'oracle',
      map_index: -1,
      state: null,
      operator: 'BashOperator',
      pool: 'default_pool',
      executor_config: '{}',
    });
  });

  it('refuses what is not well formed with the place of the fault', async () => {
    await using server = await withRestApi();
    const missing = await server.ask('POST', '/dags/a_dag/dagRuns', { conf: {} });
    expect(missing).toMatchObject({
      status: 422,
      body: { detail: [{ type: 'missing', loc: ['body', 'logical_date'] }] },
    });
    const further = await server.ask('PATCH', '/dags/a_dag', { is_paused: true, owner: 'me' });
    expect(further).toMatchObject({
      status: 422,
      body: { detail: [{ type: 'extra_forbidden', loc: ['body', 'owner'], input: 'me' }] },
    });
    expect((await server.ask('GET', '/dags?limit=some')).status).toBe(422);
    expect((await server.ask('GET', '/dags/none/dagRuns')).body).toEqual({
      detail: 'The Dag with ID: `none` was not found',
    });
  });

  it('complains of an empty text in a query where no text is asked for', async () => {
    await using server = await withRestApi();
    const complaint = async (path: string) => (await server.ask('GET', path)).body.detail;
    const tooShort = { error: 'input is too short' };
    expect(await complaint('/eventLogs?before=')).toEqual([
      {
        type: 'datetime_from_date_parsing',
        loc: ['query', 'before'],
        msg: 'Input should be a valid datetime or date, input is too short',
        input: '',
        ctx: tooShort,
      },
    ]);
    expect(await complaint('/dags/~/dagRuns?partition_date_gte=')).toEqual([
      {
        type: 'date_from_datetime_parsing',
        loc: ['query', 'partition_date_gte'],
        msg: 'Input should be a valid date or datetime, input is too short',
        input: '',
        ctx: tooShort,
      },
    ]);
    const types: [path: string, type: string][] = [
      ['/eventLogs?map_index=', 'int_parsing'],
      ['/dags?paused=', 'bool_parsing'],
      ['/dags/~/dagRuns?duration_gte=', 'float_parsing'],
      ['/dags?last_dag_run_state=', 'enum'],
      ['/dags?tags_match_mode=', 'literal_error'],
      ['/dags/~/dagRuns?dag_version=', 'int_parsing'],
    ];
    for (const [path, type] of types) expect(await complaint(path)).toMatchObject([{ type, input: '' }]);
    expect((await server.ask('GET', '/eventLogs?dag_id=')).status).toBe(200);
  });

  it('asks who it is first', async () => {
    await using server = await withRestApi({}, { allAdmins: false });
    expect(await server.ask('GET', '/dags?limit=some')).toMatchObject({
      status: 401,
      body: { detail: 'Not authenticated' },
    });
  });
});
