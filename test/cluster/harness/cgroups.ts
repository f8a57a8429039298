import { mkdir, readdir, readFile, rmdir } from 'node:fs/promises';
import { identify, type ProcessIdentity, stopProcesses } from './processes.ts';
import { waitUntil } from './progress.ts';

/** The cgroup under which the kubelet keeps every pod, so that what a died node left is found and is certainly ours. */
export const cgroupName = 'leeward-cluster';

const cgroupRoot = '/sys/fs/cgroup';

export async function createCgroups(): Promise<void> {
  for (const hierarchy of await hierarchies()) await mkdir(`${hierarchy}/${cgroupName}`, { recursive: true });
}

/** Kills every process of every pod, and removes the cgroups. Does nothing where there is none. */
export async function removeCgroups(): Promise<void> {
  const folders = (
    await Promise.all((await hierarchies()).map((root) => foldersUnder(`${root}/${cgroupName}`)))
  ).flat();
  const processes = new Map<number, ProcessIdentity>();
  for (const folder of folders) {
    for (const line of (await readFile(`${folder}/cgroup.procs`, 'utf8').catch(() => '')).split('\n')) {
      const identity = line === '' ? undefined : await identify(Number(line));
      if (identity !== undefined) processes.set(identity.pid, identity);
    }
  }
  await stopProcesses([...processes.values()], 0);
  // The kernel lets go of a cgroup a moment after its last process.
  for (const folder of folders) {
    const removed = () =>
      rmdir(folder).then(
        () => true,
        (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
      );
    await waitUntil(`${folder} empty`, 10, removed, 50);
  }
}

/** The folders in which cgroups are made: one for each controller in version 1, one in all in version 2. */
async function hierarchies(): Promise<string[]> {
  const entries = await readdir(cgroupRoot, { withFileTypes: true });
  if (entries.some((entry) => entry.name === 'cgroup.controllers')) return [cgroupRoot];
  return entries.filter((entry) => entry.isDirectory()).map((entry) => `${cgroupRoot}/${entry.name}`);
}

/** The folder and all below it, the deepest first. */
async function foldersUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [];
  const below = entries.filter((entry) => entry.isDirectory()).map((entry) => foldersUnder(`${folder}/${entry.name}`));
  return [...(await Promise.all(below)).flat(), folder];
}
