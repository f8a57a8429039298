import { networkInterfaces } from 'node:os';
import type { Cluster } from './cluster.ts';
import { run } from './commands.ts';

/** The cluster that the user's kubeconfig names, driven with the user's own kubectl and helm. */
export async function givenCluster(kubeconfig: string): Promise<Cluster> {
  const env = { KUBECONFIG: kubeconfig };
  const kubectl = (args: readonly string[], input?: string) =>
    run('kubectl', args, input === undefined ? { env } : { env, input });
  const context = (await kubectl(['config', 'current-context'])).trim();
  const addresses = '{.items[0].status.addresses[?(@.type=="InternalIP")].address}';
  const nodeAddress = (await kubectl(['get', 'nodes', '-o', `jsonpath=${addresses}`])).split(' ')[0];
  if (nodeAddress === undefined || nodeAddress === '') {
    throw new Error(`The cluster of context "${context}" has no node with an address.`);
  }
  return {
    kubeconfig,
    nodeAddress,
    hostAddress: addressTowards(nodeAddress),
    kubectl,
    helm: (args) => run('helm', args, { env }),
    loadImage: async (archive) => {
      const [command, ...args] = imageLoader(context, archive);
      await run(command, args, { env });
    },
    stop: async () => {},
    components: undefined,
  };
}

/** The command that gives a docker archive to the nodes of a cluster, by what made the cluster. */
function imageLoader(context: string, archive: string): [string, ...string[]] {
  if (context.startsWith('kind-')) return ['kind', 'load', 'image-archive', archive, '--name', context.slice(5)];
  if (context.startsWith('minikube')) return ['minikube', '--profile', context, 'image', 'load', archive];
  const configured = process.env.LEEWARD_CLUSTER_LOAD_IMAGE;
  if (configured !== undefined && configured !== '') return [configured, archive];
  throw new Error(
    `Context "${context}" is neither kind nor minikube; set LEEWARD_CLUSTER_LOAD_IMAGE to a command that takes a docker archive and gives it to the nodes.`,
  );
}

/** This machine's address in the network of the node; the first that is not loopback where none shares its first two bytes. */
function addressTowards(nodeAddress: string): string {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
  const prefix = nodeAddress.split('.').slice(0, 2).join('.');
  return own.find((address) => address.startsWith(`${prefix}.`)) ?? own[0] ?? '127.0.0.1';
}
