/**
 * Loaded before git-sync by tests (node --import): the process is killed, as by kill -9, right before its Nth step. A step
 * is a change to the file system or the start of a program.
 */
import childProcess from 'node:child_process';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const lastStep = Number(process.env.KILL_AT_STEP);
let step = 0;

function counted<Args extends unknown[], Result>(work: (...args: Args) => Result): (...args: Args) => Result {
  return (...args) => {
    step++;
    if (step === lastStep) process.kill(process.pid, 'SIGKILL');
    return work(...args);
  };
}

const changing = ['mkdir', 'writeFile', 'rename', 'symlink', 'rm', 'copyFile', 'utimes', 'chmod'] as const;
const mutable = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
for (const name of changing) mutable[name] = counted(mutable[name]!);
childProcess.spawn = counted(childProcess.spawn as (...args: unknown[]) => unknown) as typeof childProcess.spawn;
syncBuiltinESMExports();
