import { expect, test } from 'vitest';
import { checkFinished } from './checks.ts';
import { Dag } from './dag.ts';

const codeOf = (build: () => unknown): string => {
  try {
    build();
  } catch (error) {
    return `${(error as { code?: string }).code} ${(error as Error).message}`;
  }
  return 'nothing was refused';
};
const finished = (build: (dag: Dag) => unknown) => () => {
  const dag = new Dag('d', { params: { known: 1 } });
  build(dag);
  checkFinished(dag);
};
const idle = () => undefined;

test.each<[string, () => unknown, string]>([
  ['an id with a space', () => new Dag('a b'), 'LW_DAG_ID_INVALID Dag a b:'],
  [
    'a bad cron',
    () => new Dag('d', { schedule: '61 * * * *' }),
    'LW_DAG_SCHEDULE_INVALID Dag d, field schedule: 61 * * * *',
  ],
  ['a duration of zero', () => new Dag('d', { schedule: { hours: 0 } }), 'LW_DAG_SCHEDULE_INVALID'],
  ['a bad zone', () => new Dag('d', { timezone: 'Moon' }), 'LW_DAG_FIELD_INVALID Dag d, field timezone: Moon'],
  ['a bad date', () => new Dag('d', { startDate: 'soon' }), 'LW_DAG_FIELD_INVALID Dag d, field startDate: soon'],
  ['many runs at once', () => new Dag('d', { schedule: '@continuous', maxActiveRuns: 2 }), 'maxActiveRuns: 2'],
  ['a task id with a slash', finished((dag) => dag.empty('a/b')), 'LW_DAG_TASK_ID_INVALID Dag d, task a/b:'],
  ['a group id with a dot', finished((dag) => dag.group('a.b', idle)), 'LW_DAG_GROUP_ID_INVALID Dag d, group a.b:'],
  ['a handler without a name', finished((dag) => dag.task(() => 1)), 'LW_DAG_TASK_ID_MISSING Dag d:'],
  ['a task twice', finished((dag) => [dag.empty('a'), dag.empty('a')]), 'LW_DAG_TASK_ID_DUPLICATE Dag d, task a:'],
  ['a group named as a task', finished((dag) => [dag.empty('a'), dag.group('a', idle)]), 'LW_DAG_TASK_ID_DUPLICATE'],
  ['a task never placed', finished((dag) => dag.task('a', idle)), 'LW_DAG_TASK_NOT_CALLED Dag d, task a:'],
  [
    'a task placed twice',
    finished((dag) => {
      const place = dag.task('a', idle);
      place();
      place();
    }),
    'LW_DAG_TASK_CALLED_TWICE Dag d, task a:',
  ],
  [
    'a cycle',
    finished((dag) => {
      const [a, b, c] = [dag.empty('a'), dag.empty('b'), dag.empty('c')];
      a.before(b);
      b.before(c);
      c.before(b);
    }),
    'LW_DAG_CYCLE Dag d, task b: its order is a cycle: b >> c >> b.',
  ],
  [
    'a task of another Dag',
    finished((dag) => dag.empty('a').before(new Dag('e').empty('x'))),
    'LW_DAG_FOREIGN_REFERENCE',
  ],
  [
    'an input of another Dag',
    finished((dag) => dag.task('a', (_: { n: number }) => 1)({ n: new Dag('e').task('x', () => 1)() })),
    'LW_DAG_FOREIGN_REFERENCE Dag d, input n of task a: e.x',
  ],
  [
    'a wrong field',
    finished((dag) => dag.empty('a', { retries: -1 })),
    'LW_DAG_TASK_FIELD_INVALID Dag d, task a, field retries: -1',
  ],
  ['a wrong rule', finished((dag) => dag.empty('a', { triggerRule: 'never' as never })), 'field triggerRule: never'],
  [
    'a misspelt field of a Dag',
    () => new Dag('d', { schedul: null } as never),
    'LW_DAG_FIELD_INVALID Dag d, field schedul',
  ],
  ['a misspelt field', finished((dag) => dag.empty('a', { retrys: 1 } as never)), 'Dag d, task a, field retrys: 1'],
  ['a wrong default', finished((dag) => dag.sensor('a', () => true, { mode: 'wait' as never })()), 'field mode: wait'],
  ['a timeout beyond timers', finished((dag) => dag.empty('a', { executionTimeout: { days: 30 } })), 'at most 24 days'],
  [
    'a branch with no way',
    finished((dag) => dag.if(dag.task('a', () => true)())),
    'LW_DAG_BRANCH_EMPTY Dag d, task a:',
  ],
  [
    'an unknown param',
    finished((dag) => dag.bash('a', { command: 'echo {{ params.known }} {{ params.other }}' })),
    'LW_DAG_PARAM_UNKNOWN Dag d, task a, field command: it uses params.other',
  ],
  ['a statement', finished((dag) => dag.bash('a', { command: '{% if x %}' })), 'LW_DAG_TEMPLATE_INVALID'],
  ['an unknown name', finished((dag) => dag.bash('a', { command: 'x', env: { A: '{{ dss }}' } })), 'field env.A'],
])('refuses %s', (_, build, expected) => {
  expect(codeOf(build)).toContain(expected);
});

test('an awaited branch is refused rather than hanging', async () => {
  const dag = new Dag('d');
  const branch = dag.if(dag.task('a', () => true)());
  // @ts-expect-error the compiler refuses it too
  await expect(async () => await branch).rejects.toThrow('drop the await');
});

test('wires lists of tasks, and each of their tasks comes first', () => {
  const dag = new Dag('d');
  const parts = [1, 2, 3].map((part) => dag.task(`part_${part}`, () => part)());
  dag.task('sum', ({ values }: { values: number[] }) => values.length)({ values: parts });
  expect([...dag.tasks.get('sum')!.upstream].map((task) => task.id)).toEqual(['part_1', 'part_2', 'part_3']);
});

test('gives the tasks of a group its prefix, and goes on outside after it', () => {
  const dag = new Dag('d');
  dag.group('outer', () => {
    dag.empty('a');
    dag.group('inner', () => dag.empty('b'));
  });
  dag.empty('c');
  expect([...dag.tasks.keys()]).toEqual(['outer.a', 'outer.inner.b', 'c']);
});

test('the compiler checks inputs by name and type', () => {
  const dag = new Dag('d');
  const count = dag.task('count', () => 1)();
  const text = dag.task('text', async () => 'a')();
  const place = dag.task('place', (_: { n: number; label?: string }) => null);
  // @ts-expect-error a text is no number
  const wrong = () => place({ n: text });
  // @ts-expect-error the input n is missing
  const missing = () => place({});
  // @ts-expect-error the handler has no input named m
  const unknown = () => place({ n: count, m: 1 });
  // @ts-expect-error a condition returns a boolean
  const condition = () => dag.if(count);
  expect([wrong, missing, unknown, condition]).toHaveLength(4);
  place({ n: count, label: text });
});
