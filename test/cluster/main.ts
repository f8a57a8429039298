// usage: node scripts/pinned.mjs test/cluster/main.ts up|down [--force]|status|needs
// up leaves a one-node Kubernetes running that every cluster test then shares; down removes every trace of it, but with pods
// in it only when forced: whoever shares it may have put them there. needs tells what the machine lacks; in CI it installs that.
import { clusterStatus, shareCluster, takeDown, usedNamespaces } from './harness/cluster.ts';
import { requirePrerequisites } from './harness/prerequisites.ts';

const [name = '', ...options] = process.argv.slice(2);
const isForced = name === 'down' && options[0] === '--force';

const commands: Record<string, () => Promise<number>> = {
  async up() {
    const cluster = await shareCluster();
    console.log(`export KUBECONFIG=${cluster.kubeconfig}`);
    return 0;
  },
  /** Ends with 3 where the cluster is in use. */
  async down() {
    const used = isForced ? [] : await usedNamespaces();
    if (used.length > 0) {
      console.error(`The cluster is in use: there are pods in ${used.join(', ')}. Take it down with "down --force".`);
      return 3;
    }
    await takeDown();
    return 0;
  },
  /** Ends with 0 where the node is ready, else with 3. */
  async status() {
    const { running, healthy } = await clusterStatus();
    const state = healthy ? 'ready' : running.length > 0 ? 'not ready' : 'down';
    console.log(running.length > 0 ? `${state}: ${running.join(' ')}` : state);
    return healthy ? 0 : 3;
  },
  /** Ends with 1 and a sentence where something is missing. A given cluster has all of it. */
  async needs() {
    if ((process.env.KUBECONFIG ?? '') === '') await requirePrerequisites();
    return 0;
  },
};

const command = commands[name];
if (command === undefined || options.length > (isForced ? 1 : 0)) {
  console.error('usage: node scripts/pinned.mjs test/cluster/main.ts up|down [--force]|status|needs');
  process.exitCode = 2;
} else {
  process.exitCode = await command().catch((error: Error) => {
    console.error(error.message);
    return 1;
  });
}
