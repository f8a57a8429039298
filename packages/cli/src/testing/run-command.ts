import { vi } from 'vitest';
import { buildProgram } from '../program.ts';
import { reportFailure } from '../report-failure.ts';

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs a command of the CLI in this process against a database, with what it prints and its exit code. */
export async function runCommand(databaseUrl: string, ...args: string[]): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const keep = (stream: 'stdout' | 'stderr') => (text: unknown) => {
    printed[stream] += text;
    return true;
  };
  const log = (stream: 'stdout' | 'stderr') => (text: unknown) => void keep(stream)(`${text}\n`);
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(log('stdout')),
    vi.spyOn(console, 'error').mockImplementation(log('stderr')),
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('stdout')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('stderr')),
  ];
  vi.stubEnv('AIRFLOW__DATABASE__SQL_ALCHEMY_CONN', databaseUrl);
  process.exitCode = undefined;
  let exitCode = 0;
  try {
    await buildProgram().parseAsync(['node', 'leeward', ...args]);
    exitCode = Number(process.exitCode ?? 0);
  } catch (error) {
    exitCode = await reportFailure(error);
  } finally {
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
  return { exitCode, ...printed };
}
