// The TypeScript half of the twins: the same Dags as in twins.py.
import { Dag, type DagSpec, param } from '@leeward/sdk';

const everything = new Dag('everything', {
  schedule: '0 0 * * *',
  startDate: '2024-01-01',
  endDate: new Date('2025-01-01T00:00:00Z'),
  catchup: true,
  tags: ['x', 'a'],
  params: { p: param(3, { type: 'integer', minimum: 1, description: 'd' }), q: 'v' },
  defaultArgs: { retries: 2, retryDelay: 5, owner: 'me' },
  dagrunTimeout: { minutes: 60 },
  docMd: '# hi',
  maxActiveRuns: 3,
  maxActiveTasks: 4,
  maxConsecutiveFailedDagRuns: 3,
  description: 'desc',
  isPausedUponCreation: false,
  ownerLinks: { me: 'https://example.org' },
  displayName: 'Everything',
});
const first = everything.empty('first');
const full = everything.bash('full', {
  command: 'echo {{ ds }}',
  env: { A: 'b' },
  cwd: '/tmp',
  appendEnv: true,
  pool: 'pp',
  poolSlots: 2,
  priorityWeight: 5,
  weightRule: 'upstream',
  triggerRule: 'all_done',
  executionTimeout: 30,
  dependsOnPast: true,
  waitForDownstream: true,
  ignoreFirstDependsOnPast: true,
  retries: 0,
  docMd: 'hello',
  queue: 'q',
  maxActiveTisPerDag: 3,
  maxActiveTisPerDagrun: 2,
  retryExponentialBackoff: true,
  maxRetryDelay: { hours: 1 },
  doXcomPush: false,
  displayName: 'Full task',
  startDate: '2024-02-01T00:00:00Z',
  endDate: '2024-03-01T01:00:00+01:00',
  params: { own: 1 },
});
const g = everything.group(
  'g',
  () => {
    const x = everything.empty('x');
    x.before(everything.group('h', () => everything.empty('y'), { prefixGroupId: false }));
  },
  { tooltip: 'tt' },
);
const k = everything.group('k', () => everything.empty('z', { owner: 'other' }));
first.before(full);
full.before(g);
g.before(k);
const end = everything.empty('last');
k.before(end);
const m = everything.group('m', () => {
  const n = everything.empty('n');
  n.before(everything.empty('o'));
});
m.after(k, end);

const calls = new Dag('calls');
const rows = calls.task(function extract() {
  return 1;
})();
const transformed = calls.task('transform', ({ rows: north }: { rows: number; region: string }) => ({ north }), {
  multipleOutputs: true,
  retries: 1,
})({ rows, region: 'us' });
calls
  .branch(
    'pick',
    (_: { rows: number }) => 'big',
  )({ rows: transformed.output('north') })
  .before(calls.empty('big'), calls.empty('small'));
calls
  .shortCircuit('gate', () => true)()
  .before(calls.empty('behind'));
calls
  .sensor('ready', () => true, { pokeInterval: 7, timeout: 60 })()
  .before(calls.empty('done', { onSuccess: () => undefined }));

const bash = new Dag('example_bash_operator', {
  schedule: '0 0 * * *',
  startDate: '2021-01-01',
  dagrunTimeout: { minutes: 60 },
  tags: ['example', 'example2'],
  params: { example_key: 'example_value' },
});
const last = bash.empty('run_this_last');
const runThis = bash.bash('run_after_loop', { command: 'echo https://airflow.apache.org/' }).before(last);
for (const index of [0, 1, 2]) {
  bash.bash(`runme_${index}`, { command: 'echo "{{ task_instance_key_str }}" && sleep 1' }).before(runThis);
}
bash.bash('also_run_this', { command: 'echo "ti_key={{ task_instance_key_str }}"' }).before(last);
const describe = bash.bash('describe_dag_folder', {
  command: "echo '{}'",
  multipleOutputs: true,
  outputProcessor: JSON.parse,
});
bash
  .bash('show_dag_folder_stats', {
    command: 'echo "found $FILE_COUNT"',
    env: { FILE_COUNT: "{{ ti.xcom_pull(task_ids='describe_dag_folder', key='file_count') }}" },
    appendEnv: true,
  })
  .after(describe)
  .before(last);
bash.bash('this_will_skip', { command: 'echo "hello world"; exit 99;' }).before(last);

const scheduled = (id: string, spec: DagSpec) => new Dag(id, spec).empty('t');
scheduled('daily', { schedule: '@daily' });
scheduled('quarterly', { schedule: '@quarterly' });
scheduled('delta', { schedule: { hours: 2 } });
scheduled('once', { schedule: '@once' });
scheduled('continuous', { schedule: '@continuous' });
scheduled('trigger', {
  schedule: { cron: '0 1 * * *', timezone: 'Europe/Berlin', interval: { days: 1 }, runImmediately: true },
});
scheduled('interval', { schedule: { cronDataInterval: '@hourly' } });
scheduled('delta_interval', { schedule: { deltaDataInterval: { minutes: 90 } } });
scheduled('berlin', { schedule: '5 4 * * 1-5', startDate: '2024-07-01', timezone: 'Europe/Berlin' });
