import { readFile, rm } from 'node:fs/promises';
import { removeCgroups } from './cgroups.ts';
import { run } from './commands.ts';
import type { Layout } from './configuration.ts';
import { processesInNetwork, removeNetwork } from './network.ts';
import { runningIn, stopProcesses } from './processes.ts';

/** Components that may end by themselves, in the order in which they are asked to. */
const stopOrder = ['kubelet', 'kube-proxy', 'coredns', 'kube-scheduler', 'kube-controller-manager'];

/**
 * Removes every process, mount, network namespace, cgroup and file of a cluster, whatever state it is in: running, half
 * started, or left behind by a machine or a process that died. Does nothing where there is none.
 */
export async function clearCluster(layout: Layout): Promise<void> {
  const components = await runningIn(layout.processes);
  const early = stopOrder.flatMap((name) => components.get(name) ?? []);
  await stopProcesses(early, 5);
  await removeCgroups();
  await stopProcesses([...components.values()], 5);
  // The parents of containers, and what was started but not noted because the one who started it died.
  await stopProcesses(await processesInNetwork(), 0);
  for (const mountPoint of (await mountPointsUnder(layout.root)).reverse()) await run('umount', ['-l', mountPoint]);
  await removeNetwork();
  await rm(layout.root, { recursive: true, force: true });
}

/** The places under a folder where something is mounted, in the order of mounting; a place with two mounts appears twice. */
async function mountPointsUnder(folder: string): Promise<string[]> {
  const lines = (await readFile('/proc/self/mountinfo', 'utf8')).split('\n');
  const points = lines.map((line) => unescapeMountPath(line.split(' ')[4] ?? ''));
  return points.filter((point) => point.startsWith(`${folder}/`));
}

/** The kernel writes spaces, tabs, newlines and backslashes in mount paths as octal numbers. */
function unescapeMountPath(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_match, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
