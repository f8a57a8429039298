import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRuntimes } from './index.ts';
import { dagFile, listener, startupDetails } from './testing/fixtures.ts';

/** Answers its greeting as apache-airflow-ts-sdk 0.1.0-beta1 does: by a response frame with the greeting's id. */
const program = `
import { connect } from 'node:net';
import { encodeFrame, FrameReader } from '${join(import.meta.dirname, 'frames.ts')}';
const [comm, logs] = ['--comm=', '--logs='].map((flag) => {
  const [host, port] = process.argv.find((argument) => argument.startsWith(flag)).slice(flag.length).split(':');
  return connect(Number(port), host);
});
const reader = new FrameReader();
comm.once('data', (chunk) => {
  for (const { id, body } of reader.push(chunk)) {
    console.log('hello', body.ti.task_id);
    logs.end(JSON.stringify({ timestamp: '2026-01-01T00:00:00Z', level: 'info', event: 'ran', logger: 'ts-sdk' }) + '\\n');
    comm.end(encodeFrame(id, { type: 'SucceedTask', end_date: '2026-01-01T00:00:00Z' }, null));
  }
});
`;

test('a program of the coordinator convention runs an attempt', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-runtimes-test-'));
  await writeFile(join(folder, 'program.mts'), program);
  const runtimes = createRuntimes({});
  const heard = listener();
  const task = await runtimes.startTask({
    ...dagFile('bundle.mjs', folder),
    ...heard,
    command: [process.execPath, join(folder, 'program.mts')],
    startup: startupDetails({ dagId: 'd', taskId: 'greet', relativePath: 'bundle.mjs' }),
  });
  expect(await task.exited).toMatchObject({ exitCode: 0, finalMessage: { type: 'SucceedTask' } });
  expect(heard.printed('stdout')).toEqual(['hello greet']);
  expect(heard.records).toContainEqual(expect.objectContaining({ event: 'ran', logger: 'ts-sdk' }));
  await runtimes.close();
  await rm(folder, { recursive: true });
});

test.each([
  [['/no/such/program'], 'ENOENT'],
  [['/bin/sh', '-c', 'exit 5'], 'exit code 5'],
])('%j is refused with the reason %s', async (command, reason) => {
  const runtimes = createRuntimes({});
  const startup = startupDetails({ dagId: 'd', taskId: 't', relativePath: 'd.mjs' });
  const start = runtimes.startTask({ ...dagFile('d.mjs'), ...listener(), command, startup });
  await expect(start).rejects.toMatchObject({
    code: 'LW_RUNTIME_NOT_STARTED',
    message: expect.stringContaining(reason),
  });
  await runtimes.close();
});
