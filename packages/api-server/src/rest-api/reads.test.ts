import { describe, expect, it } from 'vitest';
import { withRestApi } from './testing/rest-server.ts';
import { seedDag } from './testing/seed.ts';

const run = '/dags/a_dag/dagRuns/r1';
const task = `${run}/taskInstances/a_task`;

/** Path and status; every JSON answer is also held against the schema of its operation. */
const reads: [path: string, status: number][] = [
  ['/dags', 200],
  ['/dags?order_by=-last_run_start_date&tags=x&tags_match_mode=all&owners=air&last_dag_run_state=queued', 200],
  [
    '/dags?is_favorite=True&has_asset_schedule=false&asset_dependency=x&dag_run_start_date_gte=2026-01-01T00:00:00Z',
    200,
  ],
  ['/dags?order_by=nonsense', 400],
  ['/dags/a_dag', 200],
  ['/dags/none', 404],
  ['/dags/a_dag/details', 200],
  ['/dags/a_dag/tasks?order_by=-retry_delay', 200],
  ['/dags/a_dag/tasks?order_by=nonsense', 400],
  ['/dags/a_dag/tasks/a_task', 200],
  ['/dags/a_dag/tasks/none', 404],
  ['/dags/a_dag/dagVersions', 200],
  ['/dags/~/dagVersions?version_number=1&order_by=-version_number', 200],
  ['/dags/a_dag/dagVersions/1', 200],
  ['/dags/a_dag/dagVersions/7', 404],
  ['/dagSources/a_dag', 200],
  ['/dagSources/a_dag?version_number=9', 404],
  ['/dagTags?tag_name_pattern=~', 200],
  ['/dagStats?dag_ids=a_dag', 200],
  ['/dagWarnings', 200],
  ['/dags/a_dag/dagRuns?state=queued&run_type=manual&order_by=-duration&duration_gte=1.5', 200],
  ['/dags/~/dagRuns?state=nonsense', 422],
  [
    '/dags/~/dagRuns?conf_contains=x&run_id_pattern=r1|r2&run_id_prefix_pattern=r&consuming_asset_pattern=x&dag_version=1',
    200,
  ],
  ['/dags/a_dag/dagRuns?partition_date_gte=2026-01-01', 400],
  [run, 200],
  ['/dags/a_dag/dagRuns/none', 404],
  [`${run}/taskInstances`, 200],
  [
    '/dags/~/dagRuns/~/taskInstances?state=none&pool=default_pool&order_by=rendered_map_index&rendered_map_index_pattern=1',
    200,
  ],
  ['/dags/~/dagRuns/r1/taskInstances', 400],
  ['/dags/a_dag/dagRuns/none/taskInstances', 404],
  [`${run}/taskInstances?task_group_id=none`, 404],
  [task, 200],
  [`${run}/taskInstances/none`, 404],
  [`${task}/-1`, 200],
  [`${task}/5`, 404],
  [`${task}/nonsense`, 422],
  [`${task}/listMapped`, 404],
  [`${task}/tries`, 200],
  [`${task}/-1/tries`, 200],
  [`${task}/tries/0`, 200],
  [`${task}/tries/4`, 404],
  [`${task}/dependencies`, 200],
  [`${task}/-1/dependencies`, 200],
  [`${task}/xcomEntries`, 200],
  ['/dags/~/dagRuns/~/taskInstances/~/xcomEntries?order_by=-timestamp', 200],
  [`${task}/xcomEntries/none`, 404],
  ['/importErrors?filename_pattern=x&order_by=-timestamp', 200],
  ['/importErrors/7', 404],
  ['/pools', 200],
  ['/pools/none', 404],
  ['/variables?order_by=-key', 200],
  ['/variables/a/key/with/slashes', 404],
  ['/connections?connection_id_pattern=~', 200],
  ['/connections/none', 404],
  ['/eventLogs?order_by=-when&excluded_events=a&event_pattern=b', 200],
  ['/eventLogs/7', 404],
  ['/jobs?is_alive=true&job_type=SchedulerJob&job_state=running', 200],
  ['/config', 403],
  ['/providers', 200],
  ['/plugins', 200],
  ['/plugins/importErrors', 200],
  ['/assets?only_active=false&dag_ids=a,b&order_by=-name', 200],
  ['/assets/7', 404],
  ['/assets/aliases?name_pattern=x', 200],
  ['/assets/aliases/7', 404],
  ['/assets/events?order_by=-timestamp&timestamp_gte=2026-01-01T00:00:00Z&name_pattern=x', 200],
  ['/assets/7/queuedEvents', 200],
  ['/dags/a_dag/assets/queuedEvents?before=2026-01-01T00:00:00Z', 200],
  ['/dags/a_dag/assets/7/queuedEvents', 404],
  ['/assets/7/state-store', 404],
  [`${task}/state-store`, 200],
  [`${task}/state-store/a/key`, 404],
  [`${run}/upstreamAssetEvents`, 200],
  [`${task}/links`, 200],
  [`${task}/links?try_number=7`, 404],
  ['/backfills?dag_id=a_dag', 200],
  ['/backfills/7', 404],
  ['/dags/~/dagRuns/~/hitlDetails?order_by=-run_after&response_received=false&subject_search=x', 200],
  [`${task}/-1/hitlDetails`, 404],
  [`${task}/-1/hitlDetails/tries/0`, 404],
  [`${task}/externalLogUrl/1`, 400],
  [`${task}/externalLogUrl/0`, 422],
  ['/connections/enqueue-test', 422],
  ['/dags/none/dagRuns?state=nonsense', 422],
  ['/dags/none/dagRuns?run_type=nonsense', 422],
  ['/dags/none/dagRuns?order_by=nonsense', 404],
  ['/dags/a_dag/dagRuns/none/taskInstances?state=nonsense', 422],
];

describe('reading', () => {
  it('answers every read with the status and the shape of the contract', async () => {
    await using server = await withRestApi();
    await seedDag(server.database, { columns: { owners: ['airflow'] } });
    await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: '2026-11-20T00:00:00Z', dag_run_id: 'r1' });
    for (const [path, status] of reads) {
      const answer = await server.ask('GET', path);
      expect([path, answer.status, answer.status === status ? undefined : answer.body]).toEqual([
        path,
        status,
        undefined,
      ]);
    }
  });

  it('walks runs by cursor, forth and back', async () => {
    await using server = await withRestApi();
    await seedDag(server.database);
    for (const id of ['r1', 'r2', 'r3'])
      await server.ask('POST', '/dags/a_dag/dagRuns', { logical_date: null, dag_run_id: id });
    const idsOf = (body: { dag_runs: { dag_run_id: string }[] }) => body.dag_runs.map((each) => each.dag_run_id);
    const first = await server.ask('GET', '/dags/a_dag/dagRuns?cursor=&limit=2&order_by=-start_date&order_by=run_id');
    expect(idsOf(first.body)).toEqual(['r1', 'r2']);
    expect(first.body).toMatchObject({ total_entries: 3, total_entries_limit: 50_000, previous_cursor: null });
    const at = (cursor: string) =>
      server.ask('GET', `/dags/a_dag/dagRuns?cursor=${cursor}&limit=2&order_by=-start_date&order_by=run_id`);
    const second = await at(first.body.next_cursor);
    expect(idsOf(second.body)).toEqual(['r3']);
    expect(second.body.next_cursor).toBeNull();
    expect(idsOf((await at(second.body.previous_cursor)).body)).toEqual(['r1', 'r2']);
    expect(await at('nonsense')).toMatchObject({ status: 400, body: { detail: 'Invalid cursor token' } });
  });

  it('gives no more than the largest page', async () => {
    await using server = await withRestApi({ maximumPageLimit: 1 });
    await seedDag(server.database, { dagId: 'one' });
    await seedDag(server.database, { dagId: 'two' });
    const { body } = await server.ask('GET', '/dags?limit=100');
    expect([body.dags.length, body.total_entries]).toEqual([1, 2]);
  });

  it('shows the configuration only where it is exposed', async () => {
    await using server = await withRestApi({ exposeConfig: true, options: { core: { parallelism: '32' } } });
    const sections = [{ name: 'core', options: [{ key: 'parallelism', value: '32' }] }];
    expect((await server.ask('GET', '/config?section=core')).body).toEqual({ sections });
    expect((await server.ask('GET', '/config/section/core/option/parallelism')).body).toEqual({ sections });
    expect((await server.ask('GET', '/config?section=none')).body).toEqual({ detail: 'Section none not found.' });
  });
});
