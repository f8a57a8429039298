import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { supervisorSchemas } from '@leeward/contracts/supervisor-schemas';
import { createValidators } from '@leeward/contracts/validation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes } from './exit-codes.ts';
import { type Conversation, type LogLine, type Message, startup, TestSupervisor } from './test-supervisor.ts';

// A copy outside of this repository, so that the Dag files have no node_modules above them.
let bundle: string;
const supervisors: TestSupervisor[] = [];
const schemas = createValidators(supervisorSchemas);

beforeAll(async () => {
  bundle = await mkdtemp(join(tmpdir(), 'leeward-sdk-'));
  await cp(fileURLToPath(new URL('../../test-data/dags', import.meta.url)), bundle, { recursive: true });
});

afterAll(async () => {
  for (const supervisor of supervisors) supervisor.child.kill('SIGKILL');
  await rm(bundle, { recursive: true });
});

function supervise(): TestSupervisor {
  const supervisor = new TestSupervisor(bundle);
  supervisors.push(supervisor);
  return supervisor;
}

function parse(file: string): Promise<Message> {
  const request = { type: 'DagFileParseRequest', file: join(bundle, file), bundle_path: bundle, bundle_name: 'test' };
  return supervise()
    .do(request)
    .then(({ end }) => end!);
}

const run = (supervisor: TestSupervisor, task: string, context = {}, dagRun = {}): Promise<Conversation> =>
  supervisor.do(startup('endings', task, 'endings.ts', context, dagRun));

const pushed = ({ messages }: Conversation) =>
  Object.fromEntries(messages.filter(({ type }) => type === 'SetXCom').map(({ key, value }) => [key, value]));

const events = (logs: readonly LogLine[]) => logs.map(({ event }) => event);

describe('a child that parses', () => {
  test('answers with the Dags of a file in a folder without node_modules, and exits', async () => {
    const supervisor = supervise();
    const file = join(bundle, 'endings.ts');
    const { end } = await supervisor.do({
      type: 'DagFileParseRequest',
      file,
      bundle_path: bundle,
      bundle_name: 'test',
    });
    expect(end).toMatchObject({ type: 'DagFileParsingResult', fileloc: file, import_errors: {} });
    expect(end?.serialized_dags).toMatchObject([
      { data: { __version: 3, dag: { dag_id: 'endings', relative_fileloc: 'endings.ts' } } },
    ]);
    expect(await supervisor.exited).toBe(exitCodes.done);
  });

  test('names the line of the author where the file throws', async () => {
    await writeFile(
      join(bundle, 'throws.ts'),
      'const a: number = 1;\n\nfunction go(): never {\n  throw new Error(String(a));\n}\ngo();\n',
    );
    const errors = (await parse('throws.ts')).import_errors as Record<string, string>;
    expect(errors['throws.ts']).toContain('Error: 1');
    expect(errors['throws.ts']).toContain(`at go (${join(bundle, 'throws.ts')}:4:9)`);
    expect(errors['throws.ts']).not.toContain('node:internal');
  });

  test.each([
    ['syntax.ts', 'const a = 1;\nconst b = ;\n', 'syntax.ts:2'],
    ['syntax.mjs', 'const a = 1;\nconst b = ;\n', 'syntax.mjs:2'],
    ['enum.ts', 'enum A { B }\n', 'enum.ts:1'],
    ['missing.ts', "import './nowhere.ts';\n", 'nowhere.ts'],
    ['stray.ts', "Promise.reject(new Error('nobody awaited'));\nawait new Promise(() => {});\n", 'stray.ts:1'],
    ['exits.ts', 'process.exit(3);\n', 'process.exit(3) was called'],
    ['export.ts', "import { nothing } from './lib/sums.ts';\nnothing();\n", 'nothing'],
  ])('tells what is wrong with %s and where', async (file, source, expected) => {
    await writeFile(join(bundle, file), source);
    const errors = (await parse(file)).import_errors as Record<string, string>;
    expect(errors[file]).toContain(expected);
  });

  test('gives the code of a definition that is refused, and the line that made it', async () => {
    const source = "import { Dag } from '@leeward/sdk';\nconst dag = new Dag('d');\ndag.empty('a');\ndag.empty('a');\n";
    await writeFile(join(bundle, 'twice.js'), source);
    const errors = (await parse('twice.js')).import_errors as Record<string, string>;
    expect(errors['twice.js']).toMatch(/^LW_DAG_TASK_ID_DUPLICATE: Dag d, task a: /);
    expect(errors['twice.js']).toContain('twice.js:4:5');
  });

  test('keeps the Dags of a file that are in order beside one that is not', async () => {
    const source =
      "import { Dag } from '@leeward/sdk';\nnew Dag('good').empty('a');\nnew Dag('bad').task('b', () => 1);\n";
    await writeFile(join(bundle, 'half.ts'), source);
    const { serialized_dags, import_errors } = await parse('half.ts');
    expect(serialized_dags).toMatchObject([{ data: { dag: { dag_id: 'good' } } }]);
    expect(import_errors).toEqual({ 'half.ts': expect.stringMatching(/^LW_DAG_TASK_NOT_CALLED: Dag bad, task b: /) });
  });

  test('runs the callback of a task that was lost, and parses nothing', async () => {
    const supervisor = supervise();
    const { ti, ti_context } = startup('endings', 'fails', 'endings.ts') as Record<string, unknown>;
    const request = {
      type: 'TaskCallbackRequest',
      filepath: 'endings.ts',
      bundle_name: 'test',
      bundle_version: null,
      msg: 'the pod was evicted',
      task_callback_type: 'failed',
      ti,
      context_from_server: ti_context,
    };
    const file = join(bundle, 'endings.ts');
    const { messages } = await supervisor.do({
      type: 'DagFileParseRequest',
      file,
      bundle_path: bundle,
      bundle_name: 'test',
      callback_requests: [request],
    });
    expect(messages).toEqual([]);
    expect(await supervisor.exited).toBe(exitCodes.done);
    expect(events(await supervisor.logs)).toEqual(['failed for the pod was evicted']);
  });

  test('writes every message as the supervisor schema has it', async () => {
    const result = await parse('endings.ts');
    expect(schemas.validate('DagFileParsingResult', result)).toMatchObject({ ok: true });
  });
});

describe('a child that runs tasks', () => {
  test('runs one task after another and hands values on', async () => {
    const supervisor = supervise();
    const first = await run(supervisor, 'numbers');
    expect(pushed(first)).toEqual({ return_value: [1, 2, 3] });
    expect(first.end).toMatchObject({ type: 'SucceedTask', state: 'success', task_outlets: [], outlet_events: [] });
    const second = await run(supervisor, 'sum');
    expect(second.messages).toContainEqual({
      type: 'SetRenderedFields',
      rendered_fields: { op_kwargs: { values: [1, 2, 3], scale: 10 } },
    });
    expect(pushed(second)).toEqual({ return_value: 60 });
    expect(pushed(await run(supervisor, 'report', {}, { conf: { region: 'us' } }))).toEqual({
      value: 60,
      region: 'us',
      return_value: { value: 60, region: 'us' },
    });
    expect(pushed(await run(supervisor, 'region'))).toEqual({ return_value: 'us' });
    expect(pushed(await run(supervisor, 'nothing'))).toEqual({});
    expect(await supervisor.close()).toBe(exitCodes.done);
    const logs = await supervisor.logs;
    expect(logs).toContainEqual(
      expect.objectContaining({ level: 'info', logger: 'task.stdout', event: 'counting { to: 3 }' }),
    );
    expect(logs).toContainEqual(
      expect.objectContaining({ level: 'error', logger: 'task.stderr', event: 'half a line, the other half' }),
    );
  });

  test.each([
    ['skips', {}, { type: 'TaskState', state: 'skipped' }],
    ['fails', {}, { type: 'TaskState', state: 'failed' }],
    ['fails', { should_retry: true }, { type: 'RetryTask', state: 'up_for_retry' }],
    ['gives_up', { should_retry: true }, { type: 'TaskState', state: 'failed' }],
    ['bash_fails', {}, { type: 'TaskState', state: 'failed' }],
    ['reschedules', {}, { type: 'RescheduleTask', reschedule_date: '2030-01-01T00:00:00.000Z' }],
    [
      'defers',
      {},
      { type: 'DeferTask', next_method: 'after', trigger_kwargs: { seconds: 5 }, trigger_timeout: 'PT60S' },
    ],
    ['defers', { next_method: 'after', next_kwargs: { event: 'done' } }, { type: 'SucceedTask' }],
    ['waits', {}, { type: 'RescheduleTask', state: 'up_for_reschedule' }],
    ['sees', {}, { type: 'SucceedTask' }],
    ['times_out', {}, { type: 'TaskState', state: 'skipped' }],
    ['no_such_task', {}, { type: 'RescheduleTask' }],
    ['no_such_task', { task_reschedule_count: 3 }, { type: 'TaskState', state: 'failed' }],
  ])('ends %s with %o as %o, and is used again', async (task, context, expected) => {
    const supervisor = supervise();
    const { end, messages } = await run(supervisor, task, context);
    expect(end).toMatchObject(expected);
    for (const message of messages) expect(schemas.validate(message.type, message)).toMatchObject({ ok: true });
    expect((await run(supervisor, 'nothing')).end).toMatchObject({ type: 'SucceedTask' });
    expect(await supervisor.close()).toBe(exitCodes.done);
  });

  test('names the author’s lines of a failure, whatever was taken out of the files before them', async () => {
    const types = 'interface Row {\n  readonly id: number;\n}\n\n// A word.\n\ntype Rows = Row[];\n\n';
    const library = `${types}export function last(rows: Rows): Row {\n  if (rows.length === 0) throw new Error('no rows');\n  return rows.at(-1)!;\n}\n`;
    const dag =
      "import { Dag } from '@leeward/sdk';\nimport { last } from './lib/rows.ts';\n\nnew Dag('typed').task('fails', (): number => last([] as never).id as number)();\n";
    await writeFile(join(bundle, 'lib/rows.ts'), library);
    await writeFile(join(bundle, 'typed.ts'), `${types}${dag}`);
    const supervisor = supervise();
    await supervisor.do(startup('typed', 'fails', 'typed.ts'));
    await supervisor.close();
    const failure = (await supervisor.logs).find(({ event }) => event === 'Task failed with exception');
    const details = failure?.error_detail as { frames: unknown[] }[];
    expect(details[0]?.frames.slice(-2)).toEqual([
      { filename: join(bundle, 'typed.ts'), lineno: 12, name: expect.any(String) },
      { filename: join(bundle, 'lib/rows.ts'), lineno: 10, name: 'last' },
    ]);
  });

  test('logs a failure with its frames and its cause', async () => {
    const supervisor = supervise();
    await run(supervisor, 'fails');
    await supervisor.close();
    expect(events(await supervisor.logs)).toContain('failed for the sky fell');
    const failure = (await supervisor.logs).find(({ event }) => event === 'Task failed with exception');
    expect(failure?.error_detail).toMatchObject([
      { exc_type: 'TypeError', exc_value: 'the sky fell', is_cause: false },
      { exc_type: 'Error', exc_value: 'gravity', is_cause: true },
    ]);
    const details = failure?.error_detail as { frames: { filename: string; lineno: number }[] }[];
    expect(details[0]?.frames.at(-1)).toMatchObject({ filename: join(bundle, 'endings.ts') });
  });

  test.each([
    ['too_long', 'TaskTimeout'],
    ['stray', 'nobody awaited this'],
    ['exits', 'process.exit(3)'],
  ])('ends %s as failed and is not used again', async (task, reason) => {
    const supervisor = supervise();
    const { end } = await run(supervisor, task);
    expect(end).toMatchObject({ type: 'TaskState', state: 'failed' });
    expect(await supervisor.exited).toBe(exitCodes.notReusable);
    expect(JSON.stringify(await supervisor.logs)).toContain(reason);
  });

  test('ends a task that never gives its thread back from another thread', async () => {
    const supervisor = supervise();
    const { end } = await run(supervisor, 'spins', { should_retry: true });
    expect(end).toMatchObject({ type: 'RetryTask' });
    expect(await supervisor.exited).toBeNull();
    expect(events(await supervisor.logs).at(-1)).toContain('does not give its thread back');
  });

  test('is not used again after a task that left a timer', async () => {
    const supervisor = supervise();
    expect((await run(supervisor, 'leaks')).end).toMatchObject({ type: 'SucceedTask' });
    expect(await supervisor.exited).toBe(exitCodes.notReusable);
    expect(events(await supervisor.logs).at(-1)).toMatch(/^The task left Timeout behind/);
  });

  test('is used for nothing else where a task wants a process to itself', async () => {
    const own = supervise();
    expect((await run(own, 'alone')).end).toMatchObject({ type: 'SucceedTask' });
    expect(await own.exited).toBe(exitCodes.notReusable);
    const used = supervise();
    await run(used, 'nothing');
    const { end, messages } = await run(used, 'alone');
    expect({ end, messages }).toEqual({ end: undefined, messages: [] });
    expect(await used.exited).toBe(exitCodes.notReusable);
  });

  test('gives each task its own environment variables', async () => {
    const supervisor = supervise();
    await run(supervisor, 'environment');
    expect(pushed(await run(supervisor, 'environment'))).toEqual({
      return_value: { task: 'environment', leftBehind: null },
    });
    await supervisor.close();
  });

  test('asks for variables; one that is not there is null', async () => {
    const supervisor = supervise();
    supervisor.variables.set('there', 'here');
    expect(pushed(await run(supervisor, 'variable'))).toEqual({ return_value: ['here', null] });
    await supervisor.close();
  });

  test.each([
    ['killed', 'waiting to be killed', 'the hook ran'],
    ['killed_bash', 'ready', 'trapped'],
  ])('runs the kill hooks of %s at SIGTERM and exits without an end', async (task, ready, hook) => {
    const supervisor = supervise();
    const running = run(supervisor, task);
    await supervisor.logged(ready);
    supervisor.child.kill('SIGTERM');
    expect((await running).end).toBeUndefined();
    expect(await supervisor.exited).toBe(exitCodes.terminated);
    expect(events(await supervisor.logs)).toContain(hook);
  });

  test('stops its task when the supervisor goes', async () => {
    const supervisor = supervise();
    void run(supervisor, 'killed_bash');
    await supervisor.logged('ready');
    expect(await supervisor.close()).toBe(exitCodes.broken);
    expect(events(await supervisor.logs)).toContain('trapped');
  });

  test('logs fields that are not JSON', async () => {
    const supervisor = supervise();
    expect((await run(supervisor, 'odd_fields')).end).toMatchObject({ type: 'SucceedTask' });
    await supervisor.close();
    expect(await supervisor.logs).toContainEqual(expect.objectContaining({ event: 'odd', big: '1n' }));
  });

  test.each([
    ['yes', { followed: ['on_yes'] }, [['on_no', -1]]],
    ['pick', { followed: ['short'] }, [['long', -1]]],
    ['branch', { followed: ['left', 'join'] }, [['right', -1]]],
    ['shut', { skipped: ['behind_shut', 'far_behind_shut'] }, ['behind_shut', 'far_behind_shut']],
  ])('skips what the branch %s did not choose', async (task, remembered, skipped) => {
    const supervisor = supervise();
    const conversation = await run(supervisor, task);
    expect(pushed(conversation)).toEqual({ skipmixin_key: remembered });
    expect(conversation.messages).toContainEqual({ type: 'SkipDownstreamTasks', tasks: skipped });
    expect(conversation.end).toMatchObject({ type: 'SucceedTask' });
    await supervisor.close();
  });
});
