import { mkdir } from 'node:fs/promises';
import { type Binaries, buildBinaries } from './build-binaries.ts';
import { createCertificates } from './certificates.ts';
import { createCgroups } from './cgroups.ts';
import { decideTakeover, ownerRuns, readClaim, thisProcess, writeClaim } from './claim.ts';
import { clearCluster } from './clear.ts';
import { run, tryRun } from './commands.ts';
import { controllers, foundations, nodeName, startComponents } from './components.ts';
import { layoutOf, pauseImage, writeConfiguration } from './configuration.ts';
import { givenCluster } from './given-cluster.ts';
import { buildBusyboxImage } from './images.ts';
import { createNetwork, hostAddress, inNetwork, nodeAddress } from './network.ts';
import { basicObjects } from './objects.ts';
import { cacheFolder, stateFolder } from './paths.ts';
import { requirePrerequisites } from './prerequisites.ts';
import { runningIn, stopProcesses } from './processes.ts';
import { step, waitUntil } from './progress.ts';

export interface Cluster {
  readonly kubeconfig: string;
  /** Where NodePorts are reached. */
  readonly nodeAddress: string;
  /** Where pods reach what a test serves on this machine. */
  readonly hostAddress: string;
  /** Runs kubectl against the cluster and answers its output; throws with its error output if it fails. */
  kubectl(args: readonly string[], input?: string): Promise<string>;
  helm(args: readonly string[]): Promise<string>;
  /** Makes the images of a docker archive known to the node. Pods must use `imagePullPolicy: Never` or `IfNotPresent`. */
  loadImage(archive: string): Promise<void>;
  /** Takes down what `startCluster` brought up; a cluster that was there already stays. */
  stop(): Promise<void>;
  /** What a test may do to the machine that the cluster runs on; undefined for a given cluster. */
  readonly components: Components | undefined;
}

/** The processes of the cluster by their names in the folder of logs, such as `kube-apiserver`. */
interface Components {
  /** Kills it, as a crash does. */
  kill(name: string): Promise<void>;
  start(name: string): Promise<void>;
}

const layout = layoutOf(stateFolder);

/** Whether the kubeconfig is that of a cluster of this machine, whose components a test may kill. */
export const isOwnCluster = (kubeconfig: string) => kubeconfig === layout.kubeconfig;

/** The cluster of KUBECONFIG, or the shared one that `up` made, or one of its own that lives until `stop`. */
export async function startCluster(): Promise<Cluster> {
  const kubeconfig = process.env.KUBECONFIG;
  if (kubeconfig !== undefined && kubeconfig !== '') return givenCluster(kubeconfig);
  const binaries = await bringUp('owned');
  return ownCluster(binaries);
}

/** The cluster that another process, a test's set-up, started and will stop. */
export async function joinCluster(kubeconfig: string): Promise<Cluster> {
  if (!isOwnCluster(kubeconfig)) return givenCluster(kubeconfig);
  return ownCluster(await buildBinaries());
}

/** Brings up a cluster that stays until `down`, or answers the one that is there. */
export async function shareCluster(): Promise<Cluster> {
  return ownCluster(await bringUp('shared'));
}

/** Removes the cluster of this machine in whatever state it is. */
export async function takeDown(): Promise<void> {
  await step('taking the cluster down', () => clearCluster(layout));
}

/** Namespaces in which somebody's pods are; none where the cluster is down or does not answer. */
export async function usedNamespaces(): Promise<string[]> {
  if ((await runningIn(layout.processes)).size === 0) return [];
  const { folder } = await buildBinaries();
  const names = 'jsonpath={.items[*].metadata.namespace}';
  const command = ['--kubeconfig', layout.kubeconfig, '--request-timeout=5s', 'get', 'pods', '--all-namespaces'];
  const asked = await tryRun(`${folder}/kubectl`, [...command, '-o', names]);
  if (asked.exitCode !== 0) return [];
  return [...new Set(asked.stdout.split(' '))].filter((name) => name !== '').sort();
}

export async function clusterStatus(): Promise<{ readonly running: readonly string[]; readonly healthy: boolean }> {
  const running = [...(await runningIn(layout.processes)).keys()].sort();
  return { running, healthy: running.length > 0 && (await isHealthy(await buildBinaries())) };
}

async function bringUp(owner: 'owned' | 'shared'): Promise<Binaries> {
  await requirePrerequisites();
  const binaries = await buildBinaries();
  const claim = await readClaim();
  const healthy = claim !== undefined && (await isHealthy(binaries));
  const takeover = decideTakeover(claim, {
    ownerRuns: await ownerRuns(claim),
    healthy,
    binariesKey: binaries.key,
  });
  if (takeover.kind === 'refuse') throw new Error(takeover.sentence);
  if (takeover.kind === 'use') return binaries;
  const claimed = { owner: owner === 'shared' ? owner : await thisProcess(), binariesKey: binaries.key };
  await clearCluster(layout);
  await writeClaim({ ...claimed, started: false });
  await step('starting Kubernetes', () => start(binaries));
  await writeClaim({ ...claimed, started: true });
  return binaries;
}

async function start(binaries: Binaries): Promise<void> {
  for (const folder of [layout.certificates, layout.networkConfiguration, layout.logs, layout.processes]) {
    await mkdir(folder, { recursive: true });
  }
  await createCertificates(layout.certificates);
  await writeConfiguration(layout);
  await createNetwork();
  await createCgroups();
  await startComponents(foundations(binaries, layout), layout);
  await loadPauseImage();
  await waitUntil('the API server ready', 60, () => succeeds(binaries, ['get', '--raw', '/readyz']));
  await startComponents(controllers(binaries, layout), layout);
  const objects = { apiVersion: 'v1', kind: 'List', items: await basicObjects(layout) };
  await kubectlOf(binaries, ['apply', '-f', '-'], JSON.stringify(objects));
  await waitUntil('the node ready', 60, () => isHealthy(binaries));
  await waitUntil('the default service account there', 60, () =>
    succeeds(binaries, ['--namespace', 'default', 'get', 'serviceaccount', 'default']),
  );
}

function ownCluster(binaries: Binaries): Cluster {
  return {
    kubeconfig: layout.kubeconfig,
    nodeAddress,
    hostAddress,
    kubectl: (args, input) => kubectlOf(binaries, args, input),
    helm: (args) => run(`${binaries.folder}/helm`, args, { env: { KUBECONFIG: layout.kubeconfig } }),
    loadImage: importImage,
    stop: async () => {
      const claim = await readClaim();
      const isOurs = claim !== undefined && claim.owner !== 'shared' && claim.owner.pid === process.pid;
      if (isOurs) await takeDown();
    },
    components: {
      async kill(name) {
        const component = (await runningIn(layout.processes)).get(name);
        if (component === undefined) throw new Error(`${name} does not run`);
        await stopProcesses([component], 0);
      },
      async start(name) {
        const all = [...foundations(binaries, layout), ...controllers(binaries, layout)];
        await startComponents(
          all.filter(([candidate]) => candidate === name),
          layout,
        );
      },
    },
  };
}

function kubectlOf(binaries: Binaries, args: readonly string[], input?: string): Promise<string> {
  const options = input === undefined ? {} : { input };
  return run(`${binaries.folder}/kubectl`, ['--kubeconfig', layout.kubeconfig, ...args], options);
}

async function succeeds(binaries: Binaries, args: readonly string[]): Promise<boolean> {
  const command = ['--kubeconfig', layout.kubeconfig, '--request-timeout=5s', ...args];
  return (await tryRun(`${binaries.folder}/kubectl`, command)).exitCode === 0;
}

async function isHealthy(binaries: Binaries): Promise<boolean> {
  const path = '{.status.conditions[?(@.type=="Ready")].status}';
  const command = ['--kubeconfig', layout.kubeconfig, '--request-timeout=5s', 'get', 'node', nodeName];
  const asked = await tryRun(`${binaries.folder}/kubectl`, [...command, '-o', `jsonpath=${path}`]);
  return asked.exitCode === 0 && asked.stdout.trim() === 'True';
}

async function loadPauseImage(): Promise<void> {
  const archive = `${cacheFolder}/pause.tar`;
  await buildBusyboxImage(archive, pauseImage, { commands: ['sleep'], entryPoint: ['/bin/sleep', '2147483647'] });
  const answers = async () =>
    (await tryRun(...inNetwork(['ctr', '--address', layout.containerdSocket, 'version']))).exitCode === 0;
  await waitUntil('containerd ready', 30, answers);
  await importImage(archive);
}

async function importImage(archive: string): Promise<void> {
  await run('ctr', ['--address', layout.containerdSocket, '--namespace', 'k8s.io', 'images', 'import', archive]);
}
