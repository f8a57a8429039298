import { holdLiveness } from '@leeward/database';
import { eventually } from '@leeward/database/testing';
import { dayOfHours, identity } from '@leeward/lifecycle/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { withRestApi } from '../rest-api/testing/rest-server.ts';
import { daily, seedDag } from '../rest-api/testing/seed.ts';

describe('what our pages ask', () => {
  it('lists Dags with their last runs, a grid of runs and tasks, the graph, the attempts of a task, and who asks', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, { tasks: [{ id: 'first' }, { id: 'second', after: ['first'] }] });
    const at = async (path: string) => {
      const answer = await server.server.app.inject({ url: `/ui${path}`, remoteAddress: '127.0.0.1' });
      return { status: answer.statusCode, body: answer.json() };
    };
    for (const id of ['r1', 'r2'])
      await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: null, dag_run_id: id });

    expect((await at('/dags?runs_limit=1')).body).toMatchObject({
      total_entries: 1,
      import_error_count: 0,
      dags: [
        { dag_id: 'a_dag', active_runs_count: 2, is_favorite: false, recent_runs: [{ run_id: 'r2', state: 'queued' }] },
      ],
    });
    expect(await at('/dags?runs_limit=99')).toMatchObject({ status: 422 });

    const grid = (await at('/dags/a_dag/grid?limit=1')).body;
    expect(grid).toMatchObject({ runs: [{ run_id: 'r2', dag_version_number: 1 }] });
    expect(grid.task_sets).toMatchObject([[{ task_id: 'first' }, { task_id: 'second' }]]);
    expect(grid.runs[0]).toMatchObject({ task_set: 0, states: 'kk', mapped_states: {} });
    expect((await at('/dags/a_dag/grid?run_id=r1')).body.runs).toMatchObject([{ run_id: 'r1', states: 'kk' }]);
    const { cells } = (await at('/dags/a_dag/runs/r2/cells')).body;
    expect(cells).toMatchObject([
      { task_id: 'first', state: null, is_mapped: false, states: null },
      { task_id: 'second', reason: { code: 'trigger_rule' } },
    ]);
    expect((await at('/dags/a_dag/runs/r2/cells?task_id=second')).body.cells).toEqual([cells[1]]);
    expect((await at('/dags/a_dag/runs/none/cells')).status).toBe(404);
    expect((await at('/dags/none/grid')).status).toBe(404);

    expect((await at('/dags/a_dag/structure')).body).toMatchObject({
      version_number: 1,
      tasks: [{ task_id: 'first' }, { task_id: 'second' }],
      edges: [{ source_id: 'first', target_id: 'second', label: null }],
      groups: [],
    });

    const { body } = await server.ask('GET', '/dags/a_dag/dagRuns/r1/taskInstances?task_id=second');
    const { id } = body.task_instances[0];
    const lost = { code: 'evicted', message: 'The node was drained.' };
    await sql`insert into task_instance_history (id, dag_run_id, dag_id, run_id, task_id, map_index, state, try_number, max_tries, pool, pool_slots, queue, priority_weight, reason)
      select gen_random_uuid(), dag_run_id, dag_id, run_id, task_id, map_index, 'up_for_retry', 0, max_tries, pool, pool_slots, queue, priority_weight, ${JSON.stringify(lost)}::jsonb
        from task_instance where id = ${id}`.execute(server.database.kysely);
    await sql`update task_instance set try_number = 1 where id = ${id}`.execute(server.database.kysely);
    await sql`insert into attempt_event (task_instance_id, dag_run_id, source, code, message)
      select id, dag_run_id, 'kubernetes', 'Killing', 'Stopping container base' from task_instance_history`.execute(
      server.database.kysely,
    );
    expect((await at('/dags/a_dag/runs/r1/tasks/second/attempts')).body.attempts).toMatchObject([
      { state: 'failed', reason: lost, events: [{ code: 'Killing', message: 'Stopping container base' }] },
      { task_instance_id: id, run_id: 'r1', task_id: 'second', reason: { code: 'trigger_rule' }, events: [] },
    ]);
    expect((await at('/dags/a_dag/runs/r1/tasks/second/attempts?map_index=3')).body).toEqual({ attempts: [] });
    expect((await at('/me')).body).toMatchObject({ role: 'admin', may_change_dags: true, may_read_secrets: true });
  });

  it('says how far the backfills of a Dag are, dates that were left out apart', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, daily);
    await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: '2026-02-01T00:00:00Z' });
    const body = { dag_id: 'a_dag', from_date: '2026-02-01T00:00:00Z', to_date: '2026-02-03T00:00:00Z' };
    await server.ask('POST', '/backfills', { ...body, run_backwards: true });
    const [run] = (await server.ask('GET', '/dags/a_dag/dagRuns?run_type=backfill')).body.dag_runs;
    await server.ask('PATCH', `/dags/a_dag/dagRuns/${encodeURIComponent(run.dag_run_id)}`, { state: 'failed' });
    const answer = await server.server.app.inject({ url: '/ui/dags/a_dag/backfills', remoteAddress: '127.0.0.1' });
    expect(answer.json()).toMatchObject({
      total_entries: 1,
      backfills: [{ dag_id: 'a_dag', run_backwards: true, run_count: 2, finished_run_count: 1, failed_run_count: 1 }],
    });
  });

  it('says which assets a Dag waits for, and which of them came', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, { tasks: [{ id: 'first' }] });
    const ask = async () =>
      (await server.server.app.inject({ url: '/ui/dags/a_dag/awaited-assets', remoteAddress: '127.0.0.1' })).json()
        .assets;
    expect(await ask()).toEqual([]);

    const { kysely } = server.database;
    const made = await kysely
      .insertInto('asset')
      .values([
        { name: 'orders', uri: 's3://orders', is_active: true },
        { name: 'returns', uri: 's3://returns', is_active: true },
      ])
      .returning('id')
      .execute();
    await kysely
      .insertInto('dag_schedule_asset')
      .values([
        ...made.map(({ id }) => ({ dag_id: 'a_dag', kind: 'asset', reference: String(id), asset_id: id })),
        { dag_id: 'a_dag', kind: 'name_ref', reference: 'unknown' },
      ])
      .execute();
    await server.ask('PATCH', '/dags/a_dag', { is_paused: false });
    await server.ask('POST', '/assets/events', { asset_id: made[0]!.id });
    expect(await ask()).toEqual([
      { kind: 'asset', name: 'orders', uri: 's3://orders', updated_at: expect.any(String) },
      { kind: 'asset', name: 'returns', uri: 's3://returns', updated_at: null },
      { kind: 'name_ref', name: 'unknown', uri: null, updated_at: null },
    ]);
  });

  it('says which partitions of a Dag wait, and for which of their assets', async () => {
    await using server = await withRestApi();
    const objects = ['hours', 'marks'].map((name) => ({ __type: 'asset', name, uri: name, group: 'asset', extra: {} }));
    const timetable = {
      __type: 'airflow.timetables.simple.PartitionedAssetTimetable',
      __var: {
        asset_condition: { __type: 'asset_all', objects },
        partition_mapper_config: [[objects[1], identity]],
        default_partition_mapper: dayOfHours,
      },
    };
    await seedDag(server.database, { tasks: [{ id: 'first' }], fields: { timetable } });
    const { kysely } = server.database;
    await kysely.updateTable('dag').set({ timetable_partitioned: true, is_paused: false }).execute();
    const made = await kysely
      .insertInto('asset')
      .values(['hours', 'marks'].map((name) => ({ name, uri: name, is_active: true })))
      .returning(['id', 'name'])
      .execute();
    await kysely
      .insertInto('dag_schedule_asset')
      .values(made.map(({ id, name }) => ({ dag_id: 'a_dag', kind: 'asset', reference: name, asset_id: id })))
      .execute();
    const ask = async () =>
      (await server.server.app.inject({ url: '/ui/dags/a_dag/awaited-assets', remoteAddress: '127.0.0.1' })).json()
        .partitions;
    expect(await ask()).toEqual({ partitions: [], total_entries: 0 });
    const hours = made.find(({ name }) => name === 'hours')!.id;
    for (let hour = 3; hour < 24; hour += 1) {
      const partition_key = `2026-01-01T${String(hour).padStart(2, '0')}`;
      await server.ask('POST', '/assets/events', { asset_id: hours, partition_key });
    }
    expect(await ask()).toEqual({
      partitions: [
        {
          key: '2026-01-01',
          since: expect.any(String),
          assets: [
            {
              name: 'hours',
              arrived: 21,
              expected: 24,
              missing: ['2026-01-01T00', '2026-01-01T01', '2026-01-01T02'],
            },
            { name: 'marks', arrived: 0, expected: null, missing: [] },
          ],
        },
      ],
      total_entries: 1,
    });
  });

  it('lists the processes that run, with the commits that they read', async () => {
    await using server = await withRestApi();
    const commit = 'a'.repeat(40);
    const self = { kind: 'dag_processor', hostname: 'pod', pid: 1, unixname: 'u', version: '1' } as const;
    const bundleVersions = async () => ({ dags: commit, local: null });
    const liveness = await holdLiveness(server.database, { ...self, bundleVersions });
    const ask = async () =>
      (await server.server.app.inject({ url: '/ui/components', remoteAddress: '127.0.0.1' })).json().components;
    await expect
      .poll(ask)
      .toMatchObject([{ kind: 'dag_processor', hostname: 'pod', bundle_versions: { dags: commit, local: null } }]);
    await liveness.end();
    expect(await ask()).toEqual([]);
  });

  it('lists the bundles that are configured, with what keeps them from being up to date', async () => {
    await using server = await withRestApi();
    await server.database.kysely
      .insertInto('dag_bundle')
      .values([
        { name: 'well', classpath: 'c', version: 'a'.repeat(40), last_refreshed_at: '2026-01-01T00:00:00Z' },
        { name: 'ill', classpath: 'c', last_error: 'no such folder' },
        { name: 'gone', classpath: 'c', active: false },
      ])
      .execute();
    const answer = await server.server.app.inject({ url: '/ui/bundles', remoteAddress: '127.0.0.1' });
    expect(answer.json()).toEqual({
      bundles: [
        { name: 'ill', version: null, last_refreshed_at: null, problem: 'no such folder' },
        {
          name: 'well',
          version: 'a'.repeat(40),
          last_refreshed_at: expect.stringContaining('2026-01-01T00:00:00'),
          problem: null,
        },
      ],
    });
  });

  it('tells changes as they are made, those of one run with its task instances', async () => {
    await using server = await withRestApi();
    await seedDag(server.database);
    await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: null, dag_run_id: 'r1' });
    const { url } = await server.server.listen('127.0.0.1', 0);
    const leaving = new AbortController();
    const stream = await fetch(`${url}/ui/events?dag_id=a_dag&run_id=r1`, { signal: leaving.signal });
    const told: { kind: string; run_id?: string }[] = [];
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of stream.body!)
        for (const line of decoder.decode(chunk).split('\n'))
          if (line.startsWith('data: ')) told.push(JSON.parse(line.slice(6)));
    })().catch(() => {});
    await eventually(() => told.length === 1);
    await server.ask('PATCH', '/dags/a_dag', { is_paused: false });
    await server.ask('PATCH', '/dags/a_dag/dagRuns/r1/taskInstances/a_task', { new_state: 'success' });
    await eventually(() => told.some((event) => event.kind === 'run'));
    await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: null, dag_run_id: 'r2' });
    const ofOther = () => told.find((event) => event.kind === 'run' && event.run_id === 'r2');
    await eventually(() => ofOther() !== undefined);
    await server.database.transaction('a test', async (tx) => tx.emit({ kind: 'bundle_changed', bundleName: 'b' }));
    await eventually(() => told.some((event) => event.kind === 'bundles'));
    expect(ofOther()).toMatchObject({ run: { dag_run_id: 'r2' }, task_instances: [] });
    leaving.abort();
    await reading;
    expect(told[0]).toEqual({ kind: 'resync' });
    expect(told).toContainEqual(
      expect.objectContaining({ kind: 'dag', dag: expect.objectContaining({ is_paused: false }) }),
    );
    expect(told.find((event) => event.kind === 'run')).toMatchObject({
      dag_id: 'a_dag',
      run_id: 'r1',
      task_instances: [{ task_id: 'a_task', state: 'success' }],
    });
  });
});
