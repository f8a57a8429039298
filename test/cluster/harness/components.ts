import type { Binaries } from './build-binaries.ts';
import type { Layout } from './configuration.ts';
import { inNetwork, nodeAddress, podNetwork, serviceNetwork } from './network.ts';
import { startDetached } from './processes.ts';

export const nodeName = 'node1';

/** Name and command line of a component. */
type Component = readonly [name: string, command: readonly string[]];

/** What must run before the API server answers. */
export function foundations(binaries: Binaries, layout: Layout): Component[] {
  const certificates = layout.certificates;
  const client = 'http://127.0.0.1:2379';
  const peer = 'http://127.0.0.1:2380';
  return [
    [
      'etcd',
      [
        `${binaries.folder}/etcd`,
        `--data-dir=${layout.etcd}`,
        `--listen-client-urls=${client}`,
        `--advertise-client-urls=${client}`,
        `--listen-peer-urls=${peer}`,
        `--initial-advertise-peer-urls=${peer}`,
        `--initial-cluster=default=${peer}`,
        // The cluster's data need not outlive the machine.
        '--unsafe-no-fsync',
      ],
    ],
    ['containerd', ['containerd', '--config', `${layout.configuration}/containerd.toml`]],
    [
      'kube-apiserver',
      [
        `${binaries.folder}/kube-apiserver`,
        `--etcd-servers=${client}`,
        '--secure-port=6443',
        '--bind-address=0.0.0.0',
        `--advertise-address=${nodeAddress}`,
        `--cert-dir=${layout.certificates}`,
        `--tls-cert-file=${certificates}/api-server.crt`,
        `--tls-private-key-file=${certificates}/api-server.key`,
        `--client-ca-file=${certificates}/authority.crt`,
        `--token-auth-file=${layout.configuration}/tokens.csv`,
        `--service-account-key-file=${certificates}/service-accounts.pub`,
        `--service-account-signing-key-file=${certificates}/service-accounts.key`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-cluster-ip-range=${serviceNetwork}`,
        '--authorization-mode=Node,RBAC',
        '--allow-privileged=true',
        '--kubelet-preferred-address-types=InternalIP',
      ],
    ],
  ];
}

/** What makes pods out of what the API server holds. */
export function controllers(binaries: Binaries, layout: Layout): Component[] {
  const kubeconfig = `--kubeconfig=${layout.kubeconfig}`;
  return [
    [
      'kube-controller-manager',
      [
        `${binaries.folder}/kube-controller-manager`,
        kubeconfig,
        `--service-account-private-key-file=${layout.certificates}/service-accounts.key`,
        `--root-ca-file=${layout.certificates}/authority.crt`,
        `--cert-dir=${layout.certificates}`,
        '--use-service-account-credentials=true',
        '--allocate-node-cidrs=false',
        '--leader-elect=false',
      ],
    ],
    [
      'kube-scheduler',
      [
        `${binaries.folder}/kube-scheduler`,
        kubeconfig,
        `--authentication-kubeconfig=${layout.kubeconfig}`,
        `--authorization-kubeconfig=${layout.kubeconfig}`,
        `--cert-dir=${layout.certificates}`,
        '--leader-elect=false',
      ],
    ],
    [
      'kubelet',
      [
        `${binaries.folder}/kubelet`,
        `--config=${layout.configuration}/kubelet.json`,
        kubeconfig,
        `--root-dir=${layout.kubelet}`,
        `--cert-dir=${layout.certificates}`,
        `--hostname-override=${nodeName}`,
        `--node-ip=${nodeAddress}`,
      ],
    ],
    [
      'kube-proxy',
      [
        `${binaries.folder}/kube-proxy`,
        kubeconfig,
        '--proxy-mode=iptables',
        `--hostname-override=${nodeName}`,
        '--conntrack-max-per-core=0',
        `--cluster-cidr=${podNetwork}`,
      ],
    ],
    ['coredns', [`${binaries.folder}/coredns`, '-conf', `${layout.configuration}/Corefile`]],
  ];
}

export async function startComponents(components: readonly Component[], layout: Layout): Promise<void> {
  for (const [name, command] of components) await startDetached(name, inNetwork(command), layout);
}
