import type { Cluster } from './harness/cluster.ts';
import { buildBusyboxImage } from './harness/images.ts';
import { cacheFolder } from './harness/paths.ts';

/** Asks until the answer is defined; throws with the name of what was awaited after `withinSeconds`. */
export async function eventually<T>(
  what: string,
  withinSeconds: number,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = performance.now() + withinSeconds * 1000;
  while (true) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`not within ${withinSeconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Gives the cluster an image with Debian's static busybox, and answers its reference. */
export async function useBusyboxImage(cluster: Cluster): Promise<string> {
  const reference = 'localhost/busybox:1';
  const archive = `${cacheFolder}/busybox.tar`;
  const commands = ['sh', 'cat', 'dd', 'httpd', 'id', 'ls', 'nslookup', 'printenv', 'sleep', 'true', 'wget'];
  await buildBusyboxImage(archive, reference, { commands });
  await cluster.loadImage(archive);
  return reference;
}

/** Waits for a pod's end and answers its log. Throws with the log if the pod failed. */
export async function podLog(cluster: Cluster, namespace: string, name: string): Promise<string> {
  const inNamespace = (...args: string[]) => cluster.kubectl(['--namespace', namespace, ...args]);
  const phase = await eventually(`pod ${name} has ended`, 60, async () => {
    const seen = await inNamespace('get', 'pod', name, '-o', 'jsonpath={.status.phase}');
    return seen === 'Succeeded' || seen === 'Failed' ? seen : undefined;
  });
  const log = await inNamespace('logs', name);
  if (phase === 'Failed') throw new Error(`pod ${name} failed: ${log}`);
  return log;
}
