import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errors } from '../errors.ts';
import { readLines } from '../log-lines.ts';

export interface FoundPython {
  readonly interpreter: string;
  /** Major, minor and micro. */
  readonly version: readonly [number, number, number];
}

const run = promisify(execFile);
const oldestMinor = 10;
const commandNames = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/** A Python 3.10 or newer: that of a virtual environment, or the first on the PATH. null where there is none. */
export async function findPython({ venvPath }: { venvPath?: string } = {}): Promise<FoundPython | null> {
  const candidates = venvPath === undefined ? commandNames : [join(venvPath, 'bin', 'python')];
  for (const interpreter of candidates) {
    const found = await versionOf(interpreter).catch(() => null);
    if (found !== null && found.version[0] === 3 && found.version[1] >= oldestMinor) return found;
  }
  return null;
}

async function versionOf(interpreter: string): Promise<FoundPython> {
  const program = 'import sys; print(sys.executable, *sys.version_info[:3], sep="\\n")';
  const { stdout } = await run(interpreter, ['-c', program]);
  const [executable, ...version] = stdout.trim().split('\n');
  const [major = 0, minor = 0, micro = 0] = version.map(Number);
  return { interpreter: executable || interpreter, version: [major, minor, micro] };
}

interface Environment {
  readonly home: string;
  /** The folder of make_environment.py, where this code is bundled away from it. */
  readonly source?: string;
}

/** Whether `home`/python was made to its end, from the packages that are pinned now. One that was interrupted has no marker. */
export async function hasPythonEnvironment({ home, source = import.meta.dirname }: Environment): Promise<boolean> {
  const [marker, ...pinned] = await Promise.all([
    readFile(join(home, 'python/.complete'), 'utf8').catch(() => ''),
    readFile(join(source, 'requirements.txt')),
    readFile(join(source, 'constraints.txt')),
  ]);
  const digest = createHash('sha256').update(Buffer.concat(pinned)).digest('hex');
  return marker.endsWith(` ${digest}`);
}

/**
 * Makes the virtual environment `home`/python with the pinned packages of requirements.txt, unless it is there, and gives its
 * interpreter. Safe when several processes ask at once; what it started ends with this process, however that ends. Throws
 * LW_PYTHON_NOT_FOUND, LW_PYTHON_ENVIRONMENT_FAILED.
 */
export async function ensurePythonEnvironment(
  options: Environment & {
    /** One line a step, when there is something to do. */
    readonly onProgress?: (line: string) => void;
  },
): Promise<{ interpreter: string }> {
  const python = await findPython();
  if (python === null) throw errors.LW_PYTHON_NOT_FOUND();
  const source = options.source ?? import.meta.dirname;
  const target = join(options.home, 'python');
  const files = ['make_environment.py', 'requirements.txt', 'constraints.txt'].map((name) => join(source, name));
  const [script = '', requirements = '', constraints = ''] = files;
  const maker = spawn(python.interpreter, [script, target, requirements, constraints, '--until-stdin-ends'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const complaints: string[] = [];
  const ended = new Promise<number | string | null>((resolve) => {
    maker.once('error', (error) => resolve(error.message));
    maker.once('close', (code, signal) => resolve(signal ?? code));
  });
  await Promise.all([
    readLines(maker.stdout, (line) => options.onProgress?.(line)),
    readLines(maker.stderr, (line) => void complaints.push(line)),
  ]);
  const end = await ended;
  if (end !== 0) {
    const reason = complaints.join('\n').trim() || `it ended with ${end}`;
    throw errors.LW_PYTHON_ENVIRONMENT_FAILED({ folder: target, interpreter: python.interpreter, reason });
  }
  return { interpreter: join(target, 'bin', 'python') };
}
