import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRuntimes } from '@leeward/runtimes';
import { httpTransport, runAttempt } from '@leeward/worker';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../config/config.ts';
import { programsOf, queueSettings, readCoordinators } from './coordinators.ts';
import { bundlesAt, serve, workload } from './testing/attempt.ts';

const msgpack = createRequire(createRequire(import.meta.url).resolve('@leeward/runtimes')).resolve('@msgpack/msgpack');

/** Answers its greeting as apache-airflow-ts-sdk 0.1.0-beta1 does: by a response frame with the greeting's id. */
const program = `
import { connect } from 'node:net';
import { createRequire } from 'node:module';
const { decode, encode } = createRequire(import.meta.url)(${JSON.stringify(msgpack)});
const [comm, logs] = ['--comm=', '--logs='].map((flag) => {
  const [host, port] = process.argv.find((argument) => argument.startsWith(flag)).slice(flag.length).split(':');
  return connect(Number(port), host);
});
comm.once('data', (chunk) => {
  const [id, body] = decode(chunk.subarray(4));
  const event = body.ti.task_id + ' on ' + body.ti.queue;
  logs.end(JSON.stringify({ timestamp: '2026-01-01T00:00:00Z', level: 'info', event, logger: 'ts-sdk' }) + '\\n');
  const payload = encode([id, { type: 'SucceedTask', end_date: '2026-01-01T00:00:00Z' }, null]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(payload.length);
  comm.end(Buffer.concat([length, payload]));
});
`;

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'leeward-coordinators-'));
  onTestFinished(() => rm(path, { recursive: true }));
  await writeFile(join(path, 'program.mjs'), program);
  return path;
}

function config(coordinators: unknown, queues: unknown = { native: 'mine' }) {
  return readConfig({
    AIRFLOW__SDK__COORDINATORS: typeof coordinators === 'string' ? coordinators : JSON.stringify(coordinators),
    AIRFLOW__SDK__QUEUE_TO_COORDINATOR: JSON.stringify(queues),
  });
}

/** An attempt on the queue `native`, of a Python file that is never read. */
async function attempt(programFor: ReturnType<typeof programsOf>) {
  const states: unknown[] = [];
  const port = await serve(({ url = '' }, body) => {
    if (url.endsWith('/state')) states.push(JSON.parse(body).state);
    return url.endsWith('/run') ? { dag_run: {}, max_tries: 0, task_reschedule_count: 0 } : {};
  });
  const runtimes = createRuntimes({});
  onTestFinished(() => runtimes.close());
  const events: string[] = [];
  const running = runAttempt(workload({ queue: 'native' }), {
    executionApi: httpTransport(`http://127.0.0.1:${port}/execution/`),
    bundles: bundlesAt('/'),
    runtimes,
    programFor,
    heartbeatSeconds: 60,
    killGraceSeconds: 1,
    overtimeSeconds: 10,
    onRecord: (_, { event }) => void events.push(event),
  });
  return { outcome: await running.outcome, events, states };
}

test('a task of a mapped queue is run by the command of its coordinator', async () => {
  const command = [process.execPath, join(await folder(), 'program.mjs')];
  const programFor = programsOf(config({ mine: { classpath: 'leeward.CommandCoordinator', kwargs: { command } } }));
  const { outcome, events, states } = await attempt(programFor);
  expect(outcome).toEqual({ kind: 'reported', state: 'success' });
  expect(states).toEqual(['success']);
  expect(events).toContain('load on native');
  expect(await programFor(workload({ queue: 'default' }))).toBeUndefined();
});

/** An executable bundle as Airflow's packers write them: program, source, metadata, footer. */
function bundle(script: string, dagId: string): Buffer {
  const binary = Buffer.from(script);
  const metadata = Buffer.from(`sdk:\n  supervisor_schema_version: "2026-06-16"\ndags:\n  ${dagId}: {}\n`);
  const footer = Buffer.alloc(64);
  footer.writeUInt32LE(metadata.length, 4);
  footer.writeUInt32LE(1, 8);
  createHash('sha256').update(binary).digest().copy(footer, 12);
  footer.write('AFBNDL01', 56, 'latin1');
  return Buffer.concat([binary, metadata, footer]);
}

test('of the executables below a folder the one runs that holds the Dag', async () => {
  const path = await folder();
  const script = `#!/bin/sh\nexec '${process.execPath}' '${join(path, 'program.mjs')}' "$@"\n`;
  await mkdir(join(path, 'bundles/deeper'), { recursive: true });
  const write = async (name: string, bytes: Buffer) => {
    await writeFile(join(path, 'bundles', name), bytes);
    await chmod(join(path, 'bundles', name), 0o755);
  };
  await write('another', bundle('#!/bin/sh\nexit 9\n', 'another'));
  const forged = bundle('#!/bin/sh\nexit 9\n', 'shop');
  await write(
    'changed',
    Buffer.concat([Buffer.from('#!/bin/sh\nexit 8\n'), forged.subarray('#!/bin/sh\nexit 9\n'.length)]),
  );
  await write('deeper/shop', bundle(script, 'shop'));
  const classpath = 'airflow.sdk.coordinators.executable.ExecutableCoordinator';
  const kwargs = { executables_root: [join(path, 'bundles')] };
  const programFor = programsOf(config({ mine: { classpath, kwargs } }));
  expect((await attempt(programFor)).outcome).toEqual({ kind: 'reported', state: 'success' });
  await expect(programFor(workload({ queue: 'native', dag_id: 'none' }))).rejects.toMatchObject({
    code: 'LW_COORDINATOR_PROGRAM',
    message: `The coordinator mine has no program for Dag none in ${join(path, 'bundles')}.`,
  });
});

test('a Java program is started with the JARs below its folders', async () => {
  const path = await folder();
  await mkdir(join(path, 'jars'));
  for (const name of ['jars/b.jar', 'a.jar']) await writeFile(join(path, name), '');
  const kwargs = { jars_root: path, jvm_args: ['-Xmx512m'], main_class: 'shop.Main', task_startup_timeout: 30 };
  const classpath = 'airflow.sdk.coordinators.java.JavaCoordinator';
  const program = await programsOf(config({ mine: { classpath, kwargs } }))(workload({ queue: 'native' }));
  expect(program).toMatchObject({
    command: ['java', '-classpath', `${path}/a.jar:${path}/jars/b.jar`, '-Xmx512m', 'shop.Main'],
    startupSeconds: 30,
  });
});

test("the pods of a coordinator's queue are made by what its extra says", () => {
  const extra = { pod_template_file: '/java.yaml', worker_container_repository: 'java', worker_container_tag: '1' };
  const coordinators = { mine: { classpath: 'leeward.CommandCoordinator', kwargs: { command: ['x'] }, extra } };
  expect(queueSettings(config(coordinators)).get('native')).toEqual({
    podTemplateFile: '/java.yaml',
    workerImage: 'java:1',
  });
});

const java = 'airflow.sdk.coordinators.java.JavaCoordinator';
test.each([
  ['{', '[sdk] coordinators: { is there; a JSON object is expected.'],
  [{ mine: 1 }, '[sdk] coordinators.mine: 1 is there; a JSON object is expected.'],
  [
    { mine: { classpath: 'x.Y' } },
    '[sdk] coordinators.mine.classpath: "x.Y" is there; one of leeward.CommandCoordinator, ',
  ],
  [
    { mine: { classpath: 'leeward.CommandCoordinator', kwargs: { command: 'run me' } } },
    '[sdk] coordinators.mine.kwargs.command: "run me" is there; a list of texts is expected.',
  ],
  [
    { mine: { classpath: java, kwargs: { jars_root: '/jars' } } },
    '[sdk] coordinators.mine.kwargs.main_class: nothing is there; a text is expected.',
  ],
  [{}, '[sdk] queue_to_coordinator.native: "mine" is there; one of no coordinators is expected.'],
])('coordinators %j are refused', (coordinators, sentence) => {
  expect(() => readCoordinators(config(coordinators))).toThrow(sentence);
});
