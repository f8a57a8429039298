import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogRecord } from '@leeward/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRuntimes, type Runtimes } from '../index.ts';
import { dagFile, eventually, isAlive, listener, startupDetails } from '../testing/fixtures.ts';

const childEntry = join(import.meta.dirname, '../testing/child-entry.ts');
let runtimes: Runtimes;
let bundlePath: string;

beforeEach(async () => {
  bundlePath = await mkdtemp(join(tmpdir(), 'leeward-runtimes-test-'));
  runtimes = createRuntimes({ node: { childEntry }, idleSeconds: 1 });
});

afterEach(async () => {
  await runtimes.close();
  await rm(bundlePath, { recursive: true });
});

async function start(taskId: string, options: { bundleVersion?: string; fresh?: boolean } = {}) {
  const heard = listener();
  const startup = startupDetails({ dagId: 'd', taskId, relativePath: 'd.ts' });
  return { heard, task: await runtimes.startTask({ ...dagFile('d.ts', bundlePath), ...options, ...heard, startup }) };
}

async function run(taskId: string, options: { bundleVersion?: string; fresh?: boolean } = {}) {
  const { heard, task } = await start(taskId, options);
  return { heard, pid: task.pid, end: await task.exited };
}

test('a file is parsed in a child that ends with it', async () => {
  const outcome = await runtimes.parse({ ...dagFile('d.ts', bundlePath), ...listener(), timeoutSeconds: 10 });
  expect(outcome).toMatchObject({ kind: 'parsed', result: { fileloc: join(bundlePath, 'd.ts') } });
  const hung = await runtimes.parse({ ...dagFile('hangs.ts', bundlePath), ...listener(), timeoutSeconds: 0.5 });
  expect(hung).toEqual({ kind: 'timedOut', timeoutSeconds: 0.5 });
});

test('a child that came to a clean end serves the next attempt of its bundle version, and no other', async () => {
  const first = await run('succeed', { bundleVersion: 'a' });
  expect(first.end).toMatchObject({ exitCode: 0, signal: null, finalMessage: { type: 'SucceedTask' } });
  const again = await run('succeed', { bundleVersion: 'a' });
  expect(again.pid).toBe(first.pid);
  expect(again.heard.records.map((record) => record.event)).toEqual(['served 2']);
  expect((await run('succeed', { bundleVersion: 'b' })).pid).not.toBe(first.pid);
});

test('a bundle without versions gets a new child when one of its files changed', async () => {
  await writeFile(join(bundlePath, 'd.ts'), '1');
  const first = await run('succeed');
  expect((await run('succeed')).pid).toBe(first.pid);
  await writeFile(join(bundlePath, 'd.ts'), '2 ');
  expect((await run('succeed')).pid).not.toBe(first.pid);
});

test('a child is used once when asked for fresh, and after a failure', async () => {
  const fresh = await run('succeed', { bundleVersion: 'a', fresh: true });
  const failed = await run('fail', { bundleVersion: 'a' });
  expect(failed.end).toMatchObject({ exitCode: 0, finalMessage: { type: 'TaskState', state: 'failed' } });
  const next = await run('succeed', { bundleVersion: 'a' });
  expect(new Set([fresh.pid, failed.pid, next.pid]).size).toBe(3);
  expect(isAlive(fresh.pid)).toBe(false);
  expect(isAlive(failed.pid)).toBe(false);
});

test('each attempt gets its own lines, all of them, in order', async () => {
  for (let round = 0; round < 3; round++) {
    const { heard } = await run('print', { bundleVersion: 'a' });
    const lines = heard.records.map((record) => record.event);
    expect(lines).toEqual([`served ${round + 1}`, ...Array.from({ length: 5_000 }, (_, number) => `line ${number}`)]);
  }
});

test('the end of an attempt is handed on after every line that was written before it', async () => {
  for (const [taskId, lines] of [
    ['print', 5_001],
    ['printLong', 21],
  ] as const) {
    for (let round = 0; round < 5; round++) {
      const { heard } = await run(taskId, { bundleVersion: 'a' });
      expect([heard.recordsBeforeEnd, heard.records.length]).toEqual([lines, lines]);
    }
  }
});

test('a log that is taken slowly holds the end of its attempt back, and a child that prints for ever does not', async () => {
  const heard = listener();
  const startup = startupDetails({ dagId: 'd', taskId: 'printLong', relativePath: 'd.ts' });
  const onLog = (record: LogRecord) => sleep(5).then(() => heard.onLog(record));
  const slow = await runtimes.startTask({ ...dagFile('d.ts', bundlePath), ...heard, onLog, startup });
  await slow.exited;
  expect(heard.recordsBeforeEnd).toBe(21);
  const { end } = await run('printForEver', { bundleVersion: 'a', fresh: true });
  expect(end.finalMessage?.type).toBe('SucceedTask');
});

test('a child that exits or is killed says so and is not used again', async () => {
  expect((await run('exit', { bundleVersion: 'a' })).end).toEqual({ exitCode: 3, signal: null });
  const { task } = await start('hang', { bundleVersion: 'a' });
  task.kill('SIGKILL');
  expect(await task.exited).toEqual({ exitCode: null, signal: 'SIGKILL' });
});

test('an attempt given to a child that was just leaving is run by another', async () => {
  for (let round = 0; round < 3; round++) {
    await run('taint', { bundleVersion: 'a' });
    const next = await run('succeed', { bundleVersion: 'a' });
    expect(next.end).toMatchObject({ exitCode: 0, finalMessage: { type: 'SucceedTask' } });
    expect(next.heard.records.map((record) => record.event)).toContain('served 1');
    await run('taint', { bundleVersion: 'a' });
  }
});

test('killing an attempt that is over hurts nobody', async () => {
  const { task } = await start('succeed', { bundleVersion: 'a' });
  await task.exited;
  const next = await start('hang', { bundleVersion: 'a' });
  expect(next.task.pid).toBe(task.pid);
  task.kill('SIGKILL');
  await eventually(() => next.heard.records.length > 0);
  expect(isAlive(next.task.pid)).toBe(true);
});

test('an idle child ends in time', async () => {
  const { pid } = await run('succeed', { bundleVersion: 'a' });
  expect(isAlive(pid)).toBe(true);
  await eventually(() => !isAlive(pid), 5_000);
});

test('a runtime for one task starts one child', async () => {
  const forOne = createRuntimes({ node: { childEntry }, oneTask: true });
  try {
    await forOne.prepare('node');
    const startup = startupDetails({ dagId: 'd', taskId: 'succeed', relativePath: 'd.ts' });
    const task = await forOne.startTask({ ...dagFile('d.ts', bundlePath), ...listener(), startup });
    expect(await childrenWithTheEntry()).toEqual([task.pid]);
    expect(await task.exited).toMatchObject({ exitCode: 0, finalMessage: { type: 'SucceedTask' } });
    expect(await childrenWithTheEntry()).toEqual([]);
  } finally {
    await forOne.close();
  }
});

async function childrenWithTheEntry(): Promise<number[]> {
  const threads = await readdir(`/proc/${process.pid}/task`);
  const children = await Promise.all(
    threads.map((thread) => readFile(`/proc/${process.pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  const found: number[] = [];
  for (const pid of children.join(' ').split(' ').filter(Boolean)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(childEntry)) found.push(Number(pid));
  }
  return found;
}
