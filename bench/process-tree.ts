import { readdir, readFile } from 'node:fs/promises';

const ticksPerSecond = 100;

export interface TreeUsage {
  processCount: number;
  /** Proportional set size: shared pages are shared out among those who share them. */
  pssMegabytes: number;
  /** Processor time so far, user and system. */
  cpuSeconds: number;
}

/** Memory and processor time of a process and all its descendants, read from /proc. */
export async function usageOfTree(root: number): Promise<TreeUsage> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (Number.isInteger(pid)) parents.set(pid, await parentOf(pid));
  }
  const isInTree = (pid: number): boolean => pid === root || (pid > 1 && isInTree(parents.get(pid) ?? 0));
  const members = [...parents.keys()].filter(isInTree);
  const usages = await Promise.all(members.map(usageOf));
  return {
    processCount: members.length,
    pssMegabytes: usages.reduce((sum, usage) => sum + usage.pssMegabytes, 0),
    cpuSeconds: usages.reduce((sum, usage) => sum + usage.cpuSeconds, 0),
  };
}

async function fields(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

async function parentOf(pid: number): Promise<number> {
  return Number((await fields(pid))[1] ?? 0);
}

async function usageOf(pid: number): Promise<{ pssMegabytes: number; cpuSeconds: number }> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const stat = await fields(pid);
  return {
    pssMegabytes: Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) / 1_024,
    cpuSeconds: (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) / ticksPerSecond,
  };
}
