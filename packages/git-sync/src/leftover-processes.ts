import { readdir, readFile } from 'node:fs/promises';

/**
 * git runs in process groups of its own, so a git-sync that was killed outright may leave one at work on the root. Each
 * git carries a variable that names its owner; the next git-sync of the root ends those whose owner is gone.
 */

export const ownerVariable = 'LEEWARD_GIT_SYNC_OWNER';

/** "PID:STARTED:ROOT" of this process. */
export async function ownerMark(root: string): Promise<string> {
  return `${process.pid}:${(await startTime(process.pid)) ?? ''}:${root}`;
}

/** Ends processes that an ended git-sync of this root left. Does nothing where there is no /proc. */
export async function endLeftovers(root: string): Promise<number> {
  const processes = await readdir('/proc').catch(() => []);
  let ended = 0;
  for (const name of processes) {
    if (!/^\d+$/.test(name)) continue;
    const variables = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
    const mark = variables.split('\0').find((variable) => variable.startsWith(`${ownerVariable}=`));
    if (mark === undefined) continue;
    const [, owner, started, ownedRoot] = /=(\d+):(\d*):(.*)$/.exec(mark) ?? [];
    if (ownedRoot !== root || (await startTime(Number(owner))) === started) continue;
    try {
      process.kill(Number(name), 'SIGKILL');
      ended++;
    } catch {
      // It ended by itself.
    }
  }
  return ended;
}

/** When a process was started, in the kernel's ticks; undefined where there is none. */
async function startTime(processId: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => undefined);
  const ticksAfterName = 19;
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[ticksAfterName];
}
