// Each task ends in another way: the process test runs them all.
import { setTimeout as sleep } from 'node:timers/promises';
import { Dag, DeferTask, FailTask, RescheduleTask, SkipTask, type TaskContext } from '@leeward/sdk';
import { total } from './lib/sums.ts';

const dag = new Dag('endings', { params: { region: 'eu' } });

const numbers = dag.task(async function numbers(): Promise<number[]> {
  console.log('counting', { to: 3 });
  process.stderr.write('half a line, ');
  process.stderr.write('the other half\n');
  return [1, 2, 3];
})();
const sum = dag.task(
  'sum',
  ({ values, scale }: { values: number[]; scale: number }) => total(values) * scale,
)({
  values: numbers,
  scale: 10,
});
const report = dag.task(
  'report',
  ({ sum: value }: { sum: number }, context: TaskContext) => ({ value, region: context.params.region ?? null }),
  { multipleOutputs: true },
)({ sum });
dag.task('region', ({ region }: { region: unknown }) => region)({ region: report.output('region') });

dag.task('nothing', () => undefined)();
dag.task('alone', () => undefined, { freshProcess: true })();
dag.task('skips', () => {
  throw new SkipTask('not today');
})();
dag.task(
  'fails',
  () => {
    throw new TypeError('the sky fell', { cause: new Error('gravity') });
  },
  { onFailure: ({ log }, error) => log.info(`failed for ${(error as Error).message}`) },
)();
dag.task('gives_up', () => {
  throw new FailTask('never again');
})();
dag.task('reschedules', () => {
  throw new RescheduleTask(new Date('2030-01-01T00:00:00Z'));
})();
dag.task('defers', (_: Record<never, never>, context: TaskContext) => {
  if (context.resumed !== null) return context.resumed.kwargs.event ?? null;
  throw new DeferTask({
    trigger: { classpath: 'airflow.providers.standard.triggers.temporal.TimeDeltaTrigger', kwargs: { seconds: 5 } },
    resume: 'after',
    timeout: { minutes: 1 },
  });
})();
dag.task(
  'too_long',
  (_: Record<never, never>, context: TaskContext) => sleep(60_000, undefined, { signal: context.signal }),
  {
    executionTimeout: 0.3,
  },
)();
dag.task(
  'spins',
  () => {
    for (;;);
  },
  { executionTimeout: 0.3 },
)();
dag.task('stray', async () => {
  setTimeout(() => {
    throw new Error('nobody awaited this');
  }, 10);
  await sleep(5_000);
})();
dag.task('exits', () => process.exit(3))();
dag.task('odd_fields', (_: Record<never, never>, { log }) => log.info('odd', { big: 1n }))();
dag.task('leaks', () => {
  setInterval(() => undefined, 60_000);
})();
dag.task('environment', () => {
  const { AIRFLOW_CTX_TASK_ID, LEFT_BEHIND } = process.env;
  process.env.LEFT_BEHIND = 'yes';
  return { task: AIRFLOW_CTX_TASK_ID ?? null, leftBehind: LEFT_BEHIND ?? null };
})();
dag.task('variable', async (_: Record<never, never>, context: TaskContext) => [
  await context.variables.get('there'),
  await context.variables.get('not_there'),
])();
dag.task('killed', async (_: Record<never, never>, context: TaskContext) => {
  context.onKill(() => context.log.info('the hook ran'));
  context.log.info('waiting to be killed');
  await sleep(60_000);
})();
dag.bash('killed_bash', { command: 'trap "echo trapped; exit 0" TERM; echo ready; sleep 60 & wait' });
dag.bash('bash_fails', { command: 'echo out; echo err >&2; exit 3' });

dag.sensor('waits', () => false, { pokeInterval: 30 })();
dag.sensor('sees', () => true)();
dag.sensor('times_out', () => false, { timeout: 0, mode: 'poke', pokeInterval: 0.01, softFail: true })();

const yes = dag.task('yes', () => true)();
dag.if(yes).then(dag.empty('on_yes')).else(dag.empty('on_no'));

const long = dag.empty('long');
const short = dag.empty('short');
const pick = dag.task('pick', () => short)();
dag.switch(pick).case(long).case(short);

const shut = dag.shortCircuit('shut', () => false)();
shut.before(dag.empty('behind_shut').before(dag.empty('far_behind_shut')));

const join = dag.empty('join');
const branch = dag.branch('branch', () => 'left')();
branch.before(dag.empty('left').before(join), dag.empty('right').before(join), join);
