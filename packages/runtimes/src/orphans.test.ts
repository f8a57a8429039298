import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLines } from './log-lines.ts';
import { eventually, isAlive } from './testing/fixtures.ts';
import { testPython } from './testing/index.ts';

/** Every process that names the folder in its environment. */
async function processesOf(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')));
  return pids.map(Number).filter((pid, index) => environments[index]?.includes(folder) && isAlive(pid));
}

test('when this process is killed by SIGKILL nothing that it started keeps running', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-runtimes-test-'));
  const script = (name: string) => join(import.meta.dirname, 'testing', name);
  const args = [script('orphans-parent.ts'), await testPython(), folder, script('child-entry.ts')];
  const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    parent.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });
  const lines: string[] = [];
  void readLines(parent.stdout, (line) => void lines.push(line));
  const pids = () => readFile(join(folder, 'pids'), 'utf8').catch(() => '');
  await eventually(async () => lines.length > 0 && (await pids()).includes(' '), 45_000);
  // The base server, the file server, the task, its own child in another session; Node's child, perhaps a spare one.
  expect((await processesOf(folder)).length).toBeGreaterThanOrEqual(5);
  parent.kill('SIGKILL');
  await eventually(async () => (await processesOf(folder)).length === 0);
});
