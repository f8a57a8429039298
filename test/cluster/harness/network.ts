import { access, readdir, readlink, stat } from 'node:fs/promises';
import { run, tryRun } from './commands.ts';
import { identify, type ProcessIdentity } from './processes.ts';

/** The network namespace that every component runs in. It has no default route: nothing a pod does can leave the machine. */
const networkNamespace = 'leeward-cluster';
const hostLink = 'leeward0';
const nodeLink = 'node0';

/** The two ends of the link between the machine and the node. */
export const hostAddress = '10.88.0.1';
export const nodeAddress = '10.88.0.2';

export const podNetwork = '10.244.0.0/24';
export const serviceNetwork = '10.96.0.0/16';
export const apiServiceAddress = '10.96.0.1';
export const dnsServiceAddress = '10.96.0.10';

const namespaceFile = `/run/netns/${networkNamespace}`;

async function networkExists(): Promise<boolean> {
  return access(namespaceFile).then(
    () => true,
    () => false,
  );
}

export async function createNetwork(): Promise<void> {
  const inNamespace = (...args: string[]) => run('ip', ['-n', networkNamespace, ...args]);
  await run('ip', ['netns', 'add', networkNamespace]);
  await run('ip', ['link', 'add', hostLink, 'type', 'veth', 'peer', 'name', nodeLink, 'netns', networkNamespace]);
  await run('ip', ['addr', 'add', `${hostAddress}/24`, 'dev', hostLink]);
  await run('ip', ['link', 'set', hostLink, 'up']);
  await inNamespace('addr', 'add', `${nodeAddress}/24`, 'dev', nodeLink);
  await inNamespace('link', 'set', nodeLink, 'up');
  await inNamespace('link', 'set', 'lo', 'up');
  // The service network has no interface; a route makes the kernel hand its packets to the rules of kube-proxy.
  await inNamespace('route', 'add', serviceNetwork, 'dev', nodeLink);
  await run(...inNetwork(['sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward']));
}

/** The command that runs `command` in the namespace. Not `ip netns exec`: it remounts /sys and hides the cgroups. */
export function inNetwork(command: readonly string[]): [string, string[]] {
  return ['nsenter', [`--net=${namespaceFile}`, ...command]];
}

/** Removes the namespace and the link. Does nothing where there is none. */
export async function removeNetwork(): Promise<void> {
  if (await networkExists()) await run('ip', ['netns', 'delete', networkNamespace]);
  await tryRun('ip', ['link', 'delete', hostLink]);
}

/** The processes that run in the namespace: every component and the parents of containers, but not the containers of pods. */
export async function processesInNetwork(): Promise<ProcessIdentity[]> {
  if (!(await networkExists())) return [];
  const namespace = `net:[${(await stat(namespaceFile)).ino}]`;
  const found: ProcessIdentity[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const entered = await readlink(`/proc/${entry}/ns/net`).catch(() => undefined);
    const identity = entered === namespace ? await identify(Number(entry)) : undefined;
    if (identity !== undefined) found.push(identity);
  }
  return found;
}
