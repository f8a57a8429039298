import { spawn } from 'node:child_process';
import { open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { waitUntil } from './progress.ts';

/** A process, told from a later one with the same number by the time it was started (clock ticks since boot). */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAtTicks: string;
}

/** The identity of a running process, or undefined where there is none with that number. A zombie is not running. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The second field is the command in parentheses and may hold anything; the fields after the last one are plain.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startedAtTicks] = [fields[0], fields[19]];
  return state === 'Z' || startedAtTicks === undefined ? undefined : { pid, startedAtTicks };
}

export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  return (await identify(identity.pid))?.startedAtTicks === identity.startedAtTicks;
}

/** Starts a process that outlives this one, in a session of its own, its output appended to `LOGS/NAME.log`. */
export async function startDetached(
  name: string,
  [command, args]: readonly [string, readonly string[]],
  folder: { readonly logs: string; readonly processes: string },
): Promise<void> {
  const log = await open(`${folder.logs}/${name}.log`, 'a');
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log.fd, log.fd] });
  await new Promise<void>((resolve, reject) => {
    child.on('spawn', resolve);
    child.on('error', reject);
  });
  await log.close();
  child.unref();
  const identity = child.pid === undefined ? undefined : await identify(child.pid);
  if (identity === undefined)
    throw new Error(`${name} ended as soon as it was started; see ${folder.logs}/${name}.log`);
  const file = `${folder.processes}/${name}.json`;
  await writeFile(`${file}.new`, JSON.stringify(identity));
  await rename(`${file}.new`, file);
}

/** The processes that `startDetached` noted in the folder and that still run, by name. */
export async function runningIn(processesFolder: string): Promise<Map<string, ProcessIdentity>> {
  const running = new Map<string, ProcessIdentity>();
  for (const file of await readdir(processesFolder).catch(() => [])) {
    if (!file.endsWith('.json')) continue;
    const identity = JSON.parse(await readFile(`${processesFolder}/${file}`, 'utf8')) as ProcessIdentity;
    if (await isRunning(identity)) running.set(file.slice(0, -'.json'.length), identity);
  }
  return running;
}

/** Asks processes to end, then kills what is left after `graceSeconds`. */
export async function stopProcesses(processes: readonly ProcessIdentity[], graceSeconds: number): Promise<void> {
  await signal(processes, 'SIGTERM');
  const ended = async () => (await stillRunning(processes)).length === 0;
  await waitUntil('processes asked to end', graceSeconds, ended, 50).catch(async () => {
    await signal(await stillRunning(processes), 'SIGKILL');
    await waitUntil('killed processes', 10, ended, 50);
  });
}

async function stillRunning(processes: readonly ProcessIdentity[]): Promise<ProcessIdentity[]> {
  const running: ProcessIdentity[] = [];
  for (const identity of processes) if (await isRunning(identity)) running.push(identity);
  return running;
}

async function signal(processes: readonly ProcessIdentity[], name: NodeJS.Signals): Promise<void> {
  for (const identity of await stillRunning(processes)) {
    try {
      process.kill(identity.pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
