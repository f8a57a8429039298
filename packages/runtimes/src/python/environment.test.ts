import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLines } from '../log-lines.ts';
import { eventually } from '../testing/fixtures.ts';
import { ensurePythonEnvironment, hasPythonEnvironment } from './environment.ts';

const program = join(import.meta.dirname, '../testing/make-environment.ts');

test('a Python environment whose making was killed leaves no process and does not count', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'environment-'));
  const home = folder.path;
  const maker = spawn(process.execPath, [program, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  void readLines(maker.stdout, (line) => void said.push(line));
  await eventually(() => existsSync(join(home, 'python/bin/python')));
  expect(said).toEqual([expect.stringMatching(/^Making a virtual environment with Python 3\./)]);
  expect(processesNaming(home).length).toBeGreaterThan(1);
  maker.kill('SIGKILL');
  await once(maker, 'close');
  await eventually(() => processesNaming(home).length === 0);
  expect(await hasPythonEnvironment({ home })).toBe(false);
});

test('a Python environment counts while its marker names what is pinned now', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'environment-'));
  const source = folder.path;
  const home = join(import.meta.dirname, '../../../../.cache');
  await ensurePythonEnvironment({ home });
  for (const name of ['requirements.txt', 'constraints.txt']) {
    await writeFile(join(source, name), await readFile(join(import.meta.dirname, name)));
  }
  expect(await hasPythonEnvironment({ home, source })).toBe(true);
  await writeFile(join(source, 'constraints.txt'), 'other==1\n');
  expect(await hasPythonEnvironment({ home, source })).toBe(false);
});

/** Ids of the processes whose command names the folder. */
function processesNaming(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(folder));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
