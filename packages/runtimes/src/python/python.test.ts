import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRuntimes, type Runtimes } from '../index.ts';
import { dagFile, dagsFolder, eventually, isAlive, listener, startupDetails } from '../testing/fixtures.ts';
import { testPython } from '../testing/index.ts';

let runtimes: Runtimes;
let scratch: string;
let interpreter: string;

beforeAll(async () => {
  interpreter = await testPython();
  scratch = await mkdtemp(join(tmpdir(), 'leeward-runtimes-test-'));
  runtimes = createRuntimes({
    python: { interpreter, airflowHome: scratch },
    env: { ...process.env, LEEWARD_TEST_SECRET: 'not for authors' },
    authorEnv: { LEEWARD_TEST_PIDS: join(scratch, 'pids') },
  });
}, 240_000);

afterAll(async () => {
  await runtimes.close();
  await rm(scratch, { recursive: true });
});

/** Where the environment has Airflow's own package, with its example Dags. */
function airflowPackage(): string {
  const libraries = join(interpreter, '../../lib');
  const python = readdirSync(libraries).find((name) => name.startsWith('python3')) as string;
  return join(libraries, python, 'site-packages/airflow');
}

async function run(taskId: string, options: { env?: Record<string, string>; fresh?: boolean } = {}) {
  const heard = listener();
  const startup = startupDetails({ dagId: 'endings', taskId, relativePath: 'endings.py' });
  const task = await runtimes.startTask({ ...dagFile('endings.py'), ...heard, ...options, startup });
  return { heard, task, end: await task.exited };
}

describe('parse', () => {
  const parse = (relativePath: string, timeoutSeconds = 60, bundlePath?: string) =>
    runtimes.parse({ ...dagFile(relativePath, bundlePath), ...listener(), timeoutSeconds });

  test("gives the serialized Dags of Airflow's own example", async () => {
    const outcome = await parse(
      'example_bash_operator.py',
      60,
      join(airflowPackage(), 'providers/standard/example_dags'),
    );
    expect(outcome).toMatchObject({ kind: 'parsed', result: { import_errors: {} } });
    const dag = outcome.kind === 'parsed' && JSON.stringify(outcome.result.serialized_dags);
    expect(dag).toContain('example_bash_operator');
  });

  test("asks an author's weight strategy for the weight of each try", async () => {
    const outcome = await runtimes.parse({
      ...dagFile('example_custom_weight.py', join(airflowPackage(), 'example_dags')),
      ...listener(),
      timeoutSeconds: 60,
      env: { AIRFLOW__CORE__LOAD_EXAMPLES: 'True' },
    });
    const [dag] = outcome.kind === 'parsed' ? outcome.result.serialized_dags : [];
    const tasks = [...readSerializedDag(dag?.data).tasks.values()];
    expect(Object.fromEntries(tasks.map((task) => [task.taskId, task.priorityWeights]))).toEqual({
      start: [5],
      task_non_custom: [2],
      task_1: [4, 3, 2, 1],
      task_2: [4, 3, 2, 1],
    });
  });

  test('tells the traceback of a file that raises', async () => {
    const outcome = await parse('broken.py');
    const errors = outcome.kind === 'parsed' ? outcome.result.import_errors : null;
    expect(errors?.['broken.py']).toContain('RuntimeError: this file is broken');
  });

  test('kills a file that hangs at its timeout', async () => {
    const began = performance.now();
    expect(await parse('hangs.py', 1)).toEqual({ kind: 'timedOut', timeoutSeconds: 1 });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('ends when its signal aborts', async () => {
    const signal = AbortSignal.timeout(300);
    const outcome = await runtimes.parse({ ...dagFile('hangs.py'), ...listener(), timeoutSeconds: 60, signal });
    expect(outcome).toEqual({ kind: 'aborted' });
  });

  test('tells how a file that takes its process down ended', async () => {
    expect(await parse('crashes.py')).toEqual({
      kind: 'crashed',
      exitCode: 9,
      signal: null,
      stderrTail: 'going down',
    });
  });

  test('answers what a file asks while it is parsed', async () => {
    const heard = listener();
    const outcome = await runtimes.parse({ ...dagFile('asks.py'), ...heard, timeoutSeconds: 60 });
    expect(outcome).toMatchObject({ kind: 'parsed', result: { import_errors: {} }, looked: { outside: true } });
    expect(heard.messages).toContainEqual({ type: 'GetVariable', key: 'colour' });
  });
});

describe('a task', () => {
  test.each([
    ['succeed', { type: 'SucceedTask' }],
    ['skip', { type: 'TaskState', state: 'skipped' }],
    ['fail', { type: 'TaskState', state: 'failed' }],
    ['defer', { type: 'DeferTask', next_method: 'resume' }],
    ['wait', { type: 'RescheduleTask' }],
  ])('%s tells its end', async (taskId, finalMessage) => {
    const { end } = await run(taskId);
    expect(end).toMatchObject({ exitCode: 0, signal: null, finalMessage });
  });

  test('that fails with tries left asks for a retry, its traceback in the log', async () => {
    const heard = listener();
    const attempt = { dagId: 'endings', taskId: 'fail', relativePath: 'endings.py' };
    const startup = startupDetails(attempt, { should_retry: true, max_tries: 1 });
    const task = await runtimes.startTask({ ...dagFile('endings.py'), ...heard, startup });
    expect(await task.exited).toMatchObject({ finalMessage: { type: 'RetryTask' } });
    const failure = heard.records.find((record) => record.error_detail !== undefined);
    expect(JSON.stringify(failure)).toContain("the author's own error");
  });

  test('gets answers to its questions', async () => {
    const { heard } = await run('ask_variable');
    expect(heard.returned()).toBe('green');
  });

  test('may run in another interpreter, which asks over the same channel', async () => {
    const heard = listener();
    const startup = startupDetails({ dagId: 'external', taskId: 'another_interpreter', relativePath: 'external.py' });
    const task = await runtimes.startTask({ ...dagFile('external.py'), ...heard, startup });
    expect(await task.exited).toMatchObject({ exitCode: 0, finalMessage: { type: 'SucceedTask' } });
    expect(heard.returned()).toBe('green');
    expect(heard.records).toContainEqual(expect.objectContaining({ logger: 'outside', event: 'asked from outside' }));
    expect(heard.records.map(({ event }) => event)).toContain('printed outside');
    expect(heard.messages.map(({ type }) => type)).not.toContain('ResendLoggingFD');
  });

  test('sees the environment it is given and no other secret', async () => {
    const { heard } = await run('show_environment', { env: { LEEWARD_TEST_OWN: 'mine' } });
    expect(heard.returned()).toEqual({ own: 'mine', secret: null });
  });

  test('has all its printed lines handed on, in order, before it counts as ended', async () => {
    const heard = listener();
    const startup = startupDetails({ dagId: 'endings', taskId: 'print_lines', relativePath: 'endings.py' });
    const slowly = { onLog: (record: (typeof heard.records)[number]) => Promise.resolve(heard.onLog(record)) };
    const task = await runtimes.startTask({ ...dagFile('endings.py'), ...heard, ...slowly, startup });
    await task.exited;
    expect(heard.printed('stdout')).toEqual(Array.from({ length: 20_000 }, (_, number) => `line ${number}`));
    expect(heard.printed('stderr')).toEqual(['to stderr']);
    expect(heard.recordsBeforeEnd).toBeGreaterThan(20_000);
  });

  test('becomes the user that it asks for, which takes root; without it the task is named', async () => {
    const { heard, end } = await run('other_user');
    if (process.getuid?.() === 0) {
      expect(heard.returned()).toEqual([true, 'nobody']);
      expect(end).toMatchObject({ finalMessage: { type: 'SucceedTask' } });
    } else {
      const told = JSON.stringify(heard.records);
      expect(told).toContain('Task endings.other_user is to run as the user nobody');
    }
  });

  test('that ends by a signal or an exit code says which', async () => {
    expect((await run('segfault')).end).toEqual({ exitCode: null, signal: 'SIGSEGV' });
    expect((await run('exit_abruptly')).end).toEqual({ exitCode: 7, signal: null });
  });

  test('draws other random numbers than its sibling from the same server', async () => {
    const [one, other] = await Promise.all([run('random_numbers'), run('random_numbers')]);
    expect(one.heard.returned()).not.toEqual(other.heard.returned());
  });

  test('logs nothing before it is asked, though its process was forked ahead', async () => {
    await run('succeed');
    await run('succeed');
    const askedAt = Date.now();
    const { heard } = await run('succeed');
    expect(heard.records.map((record) => record.event)).toContain('::group::Pre Execute');
    expect(heard.records.filter((record) => Date.parse(record.timestamp) < askedAt)).toEqual([]);
  });

  test('may run fresh, or from a Dag file that needs its supervisor', async () => {
    expect((await run('succeed', { fresh: true })).heard.returned()).toBe('hello');
    const heard = listener();
    const startup = startupDetails({ dagId: 'asks', taskId: 'tell', relativePath: 'asks.py' });
    const task = await runtimes.startTask({ ...dagFile('asks.py'), ...heard, startup });
    expect(await task.exited).toMatchObject({ finalMessage: { type: 'SucceedTask' } });
    expect(heard.returned()).toBe('green');
  });

  test('that is killed is reported by the signal, and takes along what it had started', async () => {
    const heard = listener();
    const startup = startupDetails({ dagId: 'endings', taskId: 'leave_processes', relativePath: 'endings.py' });
    const task = await runtimes.startTask({ ...dagFile('endings.py'), ...heard, startup });
    const pids = join(scratch, 'pids');
    await eventually(async () => (await readFile(pids, 'utf8').catch(() => '')).includes(' '));
    const [own, grandchild] = (await readFile(pids, 'utf8')).split(' ').map(Number) as [number, number];
    expect(own).toBe(task.pid);
    expect(isAlive(grandchild)).toBe(true);
    task.kill('SIGKILL');
    expect(await task.exited).toEqual({ exitCode: null, signal: 'SIGKILL' });
    await eventually(() => !isAlive(grandchild));
  });

  test('that is terminated has its on_kill called', async () => {
    const heard = listener();
    const startup = startupDetails({ dagId: 'endings', taskId: 'bash', relativePath: 'endings.py' });
    const task = await runtimes.startTask({ ...dagFile('endings.py'), ...heard, startup });
    await eventually(() => heard.records.some((record) => record.event.startsWith('Output')));
    task.kill('SIGTERM');
    await task.exited;
    expect(heard.records.map((record) => record.event)).toContainEqual(expect.stringContaining('SIGTERM'));
  });

  test('that is terminated and goes on all the same is killed', async () => {
    const heard = listener();
    const startup = startupDetails({ dagId: 'endings', taskId: 'take_no_notice', relativePath: 'endings.py' });
    const task = await runtimes.startTask({ ...dagFile('endings.py'), ...heard, startup });
    await eventually(() => heard.printed('stdout').includes('begun'));
    task.kill('SIGTERM');
    expect(await task.exited).toEqual({ exitCode: null, signal: 'SIGKILL' });
  });
});

test('a changed file, or a changed module that it imports, is parsed again', async () => {
  const bundlePath = join(scratch, 'bundle');
  await cp(dagsFolder, bundlePath, { recursive: true });
  const greet = async () => {
    const heard = listener();
    const startup = startupDetails({ dagId: 'endings', taskId: 'succeed', relativePath: 'endings.py' });
    await (await runtimes.startTask({ ...dagFile('endings.py', bundlePath), ...heard, startup })).exited;
    return heard.returned();
  };
  expect(await greet()).toBe('hello');
  await writeFile(join(bundlePath, 'leeward_test_helper.py'), 'greeting = "good evening"\n');
  expect(await greet()).toBe('good evening');
  const source = await readFile(join(bundlePath, 'endings.py'), 'utf8');
  await writeFile(join(bundlePath, 'endings.py'), source.replace('return greeting', 'return greeting.upper()'));
  expect(await greet()).toBe('GOOD EVENING');
});

test('servers end when unused and start again when needed', async () => {
  const brief = createRuntimes({
    python: { interpreter, airflowHome: scratch },
    idleSeconds: 0.2,
    pythonIdleSeconds: 0.2,
  });
  const serverPids = async () => {
    const { readdir } = await import('node:fs/promises');
    const pids = (await readdir(`/proc/${process.pid}/task`)).map((thread) =>
      readFile(`/proc/${process.pid}/task/${thread}/children`, 'utf8').catch(() => ''),
    );
    return (await Promise.all(pids)).join(' ').split(' ').filter(Boolean).length;
  };
  const before = await serverPids();
  for (let round = 0; round < 2; round++) {
    const startup = startupDetails({ dagId: 'endings', taskId: 'succeed', relativePath: 'endings.py' });
    const task = await brief.startTask({ ...dagFile('endings.py'), ...listener(), startup });
    expect(await task.exited).toMatchObject({ finalMessage: { type: 'SucceedTask' } });
    await eventually(async () => (await serverPids()) === before);
  }
  await brief.close();
});

test('a runtime for one task leaves out what a task rarely needs, and brings it when it is used', async () => {
  const forOne = createRuntimes({ python: { interpreter, airflowHome: scratch }, oneTask: true });
  try {
    await forOne.prepare('python');
    const heard = listener();
    const startup = startupDetails({
      dagId: 'postponed',
      taskId: 'uses_what_was_postponed',
      relativePath: 'postponed.py',
    });
    const task = await forOne.startTask({ ...dagFile('postponed.py'), ...heard, startup });
    const end = await task.exited;
    expect(end, JSON.stringify(heard.records)).toMatchObject({ exitCode: 0, finalMessage: { type: 'SucceedTask' } });
  } finally {
    await forOne.close();
  }
});

test('a Python without Airflow is named with what it printed', async () => {
  const broken = createRuntimes({ python: { interpreter: '/usr/bin/false', airflowHome: scratch } });
  const parse = broken.parse({ ...dagFile('endings.py'), ...listener(), timeoutSeconds: 10 });
  await expect(parse).rejects.toMatchObject({ code: 'LW_PYTHON_RUNTIME_BROKEN' });
  await broken.close();
});
