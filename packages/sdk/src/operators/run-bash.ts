import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TaskContext } from '../context.ts';
import { SkipTask } from '../outcomes.ts';

export interface BashCommand {
  readonly command: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A fresh temporary folder where undefined. */
  readonly cwd: string | undefined;
  readonly skipOnExitCodes: readonly number[];
}

/** From SIGTERM to SIGKILL of a command that is being stopped. Shorter than a supervisor's own patience of five seconds. */
const graceMs = 3_000;

/**
 * Runs a command as Airflow's BashOperator does: its output is logged line by line, stderr among stdout, and the last line is the
 * result. Throws SkipTask for a skip code and an Error for any other code than 0. Killed with its whole process group.
 */
export async function runBash(bash: BashCommand, context: TaskContext): Promise<string> {
  checkFolder(bash.cwd);
  const scratch = bash.cwd === undefined ? await mkdtemp(join(tmpdir(), 'leeward-bash-')) : undefined;
  try {
    context.log.info(`Running command: ${bash.command}`);
    // The outer shell only ties stderr to stdout, so that the lines keep their order, and becomes the inner one.
    const child = spawn('bash', ['-c', 'exec bash -c "$1" 2>&1', 'bash', bash.command], {
      cwd: bash.cwd ?? scratch,
      env: bash.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const ended = endOf(child);
    context.onKill(() => stopGroup(child, ended, context));
    context.log.info('Output:');
    const lastLine = await logLines(child, context);
    const code = await ended;
    context.log.info(`Command exited with return code ${code}`);
    if (bash.skipOnExitCodes.includes(code)) throw new SkipTask(`Bash command returned exit code ${code}. Skipping.`);
    if (code !== 0) throw new Error(`Bash command failed. The command returned a non-zero exit code ${code}.`);
    return lastLine;
  } finally {
    if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
  }
}

function checkFolder(cwd: string | undefined): void {
  if (cwd === undefined) return;
  if (!existsSync(cwd)) throw new Error(`Can not find the cwd: ${cwd}`);
  if (!statSync(cwd).isDirectory()) throw new Error(`The cwd ${cwd} must be a directory`);
}

/** The exit code; the negative signal number of a command that a signal ended, as Python has it. */
async function endOf(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return code ?? -constants.signals[signal!];
}

async function logLines(child: ChildProcess, context: TaskContext): Promise<string> {
  let last = '';
  for await (const line of createInterface({ input: child.stdout!, crlfDelay: Number.POSITIVE_INFINITY })) {
    last = line.trimEnd();
    context.log.info(last);
  }
  return last;
}

async function stopGroup(child: ChildProcess, ended: Promise<unknown>, context: TaskContext): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  context.log.info('Sending SIGTERM signal to process group');
  signalGroup(child.pid, 'SIGTERM');
  const late = setTimeout(() => signalGroup(child.pid!, 'SIGKILL'), graceMs);
  await ended.catch(() => undefined);
  clearTimeout(late);
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
