import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { cgroupName } from './cgroups.ts';
import { dnsServiceAddress, hostAddress, nodeAddress, podNetwork } from './network.ts';
import { cniPluginsFolder } from './prerequisites.ts';

/** Where the running cluster keeps what. */
export function layoutOf(root: string) {
  return {
    root,
    certificates: `${root}/certificates`,
    configuration: `${root}/configuration`,
    networkConfiguration: `${root}/configuration/cni`,
    logs: `${root}/logs`,
    processes: `${root}/processes`,
    etcd: `${root}/etcd`,
    containerd: `${root}/containerd`,
    containerdSocket: `${root}/containerd.sock`,
    kubelet: `${root}/kubelet`,
    volumes: `${root}/volumes`,
    kubeconfig: `${root}/kubeconfig`,
  } as const;
}

export type Layout = ReturnType<typeof layoutOf>;

/** The image of the container that holds a pod's network; the harness builds it. */
export const pauseImage = 'localhost/pause:1';

/** Writes the configuration of every component. The administrator's token is new for each cluster. */
export async function writeConfiguration(layout: Layout): Promise<void> {
  const token = randomBytes(24).toString('hex');
  const authority = await readFile(`${layout.certificates}/authority.crt`, 'utf8');
  const inFolder = (name: string) => `${layout.configuration}/${name}`;
  await writeFile(inFolder('tokens.csv'), `${token},admin,admin,"system:masters"\n`, { mode: 0o600 });
  await writeFile(layout.kubeconfig, kubeconfig(token, authority), { mode: 0o600 });
  await writeFile(inFolder('containerd.toml'), containerdConfiguration(layout));
  await writeFile(`${layout.networkConfiguration}/10-bridge.conflist`, JSON.stringify(podNetworkConfiguration));
  await writeFile(inFolder('kubelet.json'), JSON.stringify(kubeletConfiguration(layout)));
  await writeFile(inFolder('resolv.conf'), 'nameserver 127.0.0.1\n');
  await writeFile(inFolder('Corefile'), corefile(layout));
}

function kubeconfig(token: string, authority: string): string {
  const cluster = {
    server: `https://${nodeAddress}:6443`,
    'certificate-authority-data': Buffer.from(authority).toString('base64'),
  };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'leeward', cluster }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'leeward', context: { cluster: 'leeward', user: 'admin' } }],
    'current-context': 'leeward',
  });
}

/**
 * restrict_oom_score_adj: without CAP_SYS_RESOURCE runc may not lower a container's score and fails with "can't get final
 * child's PID from pipe". The namespaces of pods are kept under the state folder, so that clearing it finds them.
 */
function containerdConfiguration(layout: Layout): string {
  return `version = 2
root = "${layout.containerd}/root"
state = "${layout.containerd}/state"
[grpc]
  address = "${layout.containerdSocket}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${pauseImage}"
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${cniPluginsFolder}"
    conf_dir = "${layout.networkConfiguration}"
[plugins."io.containerd.internal.v1.opt"]
  path = "${layout.containerd}/opt"
`;
}

const podNetworkConfiguration = {
  cniVersion: '0.4.0',
  name: 'pods',
  plugins: [
    {
      type: 'bridge',
      bridge: 'pods0',
      isGateway: true,
      ipMasq: true,
      hairpinMode: true,
      ipam: { type: 'host-local', ranges: [[{ subnet: podNetwork }]], routes: [{ dst: '0.0.0.0/0' }] },
    },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
};

function kubeletConfiguration(layout: Layout) {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    containerRuntimeEndpoint: `unix://${layout.containerdSocket}`,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${cgroupName}`,
    failSwapOn: false,
    failCgroupV1: false,
    clusterDNS: [dnsServiceAddress],
    clusterDomain: 'cluster.local',
    // The kubelet listens in the cluster's own network namespace only.
    authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
    authorization: { mode: 'AlwaysAllow' },
    resolvConf: `${layout.configuration}/resolv.conf`,
    maxPods: 250,
    evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
  };
}

/** Names of the cluster, and `host.test` for the machine, where a test serves what pods fetch. */
function corefile(layout: Layout): string {
  return `.:53 {
  bind ${nodeAddress}
  errors
  hosts {
    ${hostAddress} host.test
    fallthrough
  }
  kubernetes cluster.local {
    kubeconfig ${layout.kubeconfig}
  }
}
`;
}
