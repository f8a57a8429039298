import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type Message, startup, TestSupervisor } from './test-supervisor.ts';

const folder = fileURLToPath(new URL('../../../../examples/dags', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const supervisors: TestSupervisor[] = [];

afterAll(() => {
  for (const supervisor of supervisors) supervisor.child.kill('SIGKILL');
});

function supervise(): TestSupervisor {
  const supervisor = new TestSupervisor(folder);
  supervisors.push(supervisor);
  return supervisor;
}

interface Task {
  readonly task_id: string;
  readonly task_type: string;
  readonly downstream_task_ids?: string[];
}

async function dagOf(file: string): Promise<{ dag_id: string; start_date: number; tasks: { __var: Task }[] }> {
  const request = {
    type: 'DagFileParseRequest',
    file: join(folder, file),
    bundle_path: folder,
    bundle_name: 'examples',
  };
  const { end } = await supervise().do(request);
  expect(end).toMatchObject({ import_errors: {} });
  const [serialized] = end!.serialized_dags as { data: { dag: never } }[];
  return serialized!.data.dag;
}

/** Runs all tasks of a file in one child, each after those before it, whatever they were skipped for. */
async function runAll(file: string, supervisor: TestSupervisor): Promise<Map<string, Message | undefined>> {
  const { dag_id, tasks } = await dagOf(file);
  const ends = new Map<string, Message | undefined>();
  const waiting = tasks.map(({ __var: task }) => task);
  while (waiting.length > 0) {
    const next = waiting.findIndex(
      (task) => !waiting.some((other) => other.downstream_task_ids?.includes(task.task_id)),
    );
    const [task] = waiting.splice(next, 1);
    if (task!.task_type === 'EmptyOperator') continue;
    ends.set(task!.task_id, (await supervisor.do(startup(dag_id, task!.task_id, file))).end);
  }
  return ends;
}

test.each(files)('%s is a Dag file without import errors', async (file) => {
  expect((await dagOf(file)).tasks.length).toBeGreaterThan(0);
});

test('example_bash_operator starts so that exactly two midnights have passed since', async () => {
  const { start_date } = await dagOf('example_bash_operator.ts');
  const midnights = Math.floor(Date.now() / 86_400_000) - Math.floor(start_date / 86_400);
  expect(midnights).toBe(2);
  expect(start_date % 86_400).toBe(43_200);
});

test.each([
  'example_bash_operator.ts',
  'hello_typescript.ts',
  'example_groups.ts',
  'example_fan_out.ts',
  'example_params.ts',
])('all tasks of %s run', async (file) => {
  const supervisor = supervise();
  const ends = await runAll(file, supervisor);
  for (const [task, end] of ends) {
    const expected = task === 'this_will_skip' ? { type: 'TaskState', state: 'skipped' } : { type: 'SucceedTask' };
    expect({ task, ...end }).toMatchObject({ task, ...expected });
  }
  expect(await supervisor.close()).toBe(0);
});

test('a list of tasks becomes the list of their values', async () => {
  const supervisor = supervise();
  await runAll('example_fan_out.ts', supervisor);
  const squares = [0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 100];
  expect(supervisor.xcoms.get('sum/return_value')).toBe(squares.reduce((total, square) => total + square, 0));
});
