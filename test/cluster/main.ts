// usage: node scripts/pinned.mjs test/cluster/main.ts up|down|status
// up leaves a one-node Kubernetes running that every cluster test then shares; down removes every trace of it.
import { clusterStatus, shareCluster, takeDown } from './harness/cluster.ts';

const commands: Record<string, () => Promise<number>> = {
  async up() {
    const cluster = await shareCluster();
    console.log(`export KUBECONFIG=${cluster.kubeconfig}`);
    return 0;
  },
  async down() {
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
};

const command = commands[process.argv[2] ?? ''];
if (command === undefined || process.argv.length > 3) {
  console.error('usage: node scripts/pinned.mjs test/cluster/main.ts up|down|status');
  process.exitCode = 2;
} else {
  process.exitCode = await command().catch((error: Error) => {
    console.error(error.message);
    return 1;
  });
}
