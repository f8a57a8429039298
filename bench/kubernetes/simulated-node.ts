import type { RawApi } from './raw-api.ts';

/** A pod of the simulated node, as its API object tells. */
export interface NodePod {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly namespace: string;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec: { readonly containers: readonly { readonly name: string; readonly image: string }[] };
  readonly status: { readonly phase: string };
}

export interface SimulatedNode {
  /** Pods that run, by name. */
  readonly running: ReadonlyMap<string, NodePod>;
  /** When the API first told of a deletion of the pod (milliseconds, wall clock), by name. */
  readonly deletedAt: ReadonlyMap<string, number>;
  /** Ends the pod's container with this code, as its kubelet would tell. */
  finish(pod: NodePod, exitCode: number): Promise<void>;
  stop(): Promise<void>;
}

/** Label and taint of the node: only pods that ask for it are put there. */
export const simulatedLabel = 'leeward.dev/simulated-node';
const renewEveryMs = 10_000;

/**
 * A node that has no machine: Kubernetes' own scheduler puts pods on it, and what its kubelet would tell of them is told here. Every
 * pod runs at once and until `finish`; a deleted one is gone at once.
 */
export async function startSimulatedNode(api: RawApi, name: string, maxPods: number): Promise<SimulatedNode> {
  const running = new Map<string, NodePod>();
  const deletedAt = new Map<string, number>();
  const stopping = new AbortController();
  const resources = { cpu: '100000', memory: '100Ti', pods: String(maxPods) };
  await api.send('POST', '/api/v1/nodes', {
    metadata: { name, labels: { [simulatedLabel]: name, 'kubernetes.io/hostname': name } },
    spec: { taints: [{ key: simulatedLabel, value: name, effect: 'NoSchedule' }] },
  });
  const leases = '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases';
  const lease = { holderIdentity: name, leaseDurationSeconds: 40 };
  const now = () => new Date().toISOString().replace('Z', '000Z');
  await api.send('POST', leases, { metadata: { name }, spec: { ...lease, renewTime: now() } });
  const renew = async () => {
    const lastHeartbeatTime = new Date().toISOString();
    const ready = { type: 'Ready', status: 'True', reason: 'Simulated', message: '', lastHeartbeatTime };
    const status = { capacity: resources, allocatable: resources, conditions: [ready] };
    await api.send('PATCH', `/api/v1/nodes/${name}/status`, { status });
    await api.send('PATCH', `${leases}/${name}`, { spec: { renewTime: now() } });
  };
  await renew();
  const renewing = setInterval(() => renew().catch(console.error), renewEveryMs);

  const pathOf = ({ metadata }: NodePod) => `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
  const tell = (pod: NodePod, phase: string, state: object) =>
    api.send('PATCH', `${pathOf(pod)}/status`, {
      status: {
        phase,
        startTime: new Date().toISOString(),
        containerStatuses: pod.spec.containers.map((container) => ({
          ...container,
          imageID: '',
          ready: phase === 'Running',
          restartCount: 0,
          state,
        })),
      },
    });
  const changed = async (type: string, pod: NodePod) => {
    const { name: podName, deletionTimestamp } = pod.metadata;
    if (type === 'DELETED' || deletionTimestamp !== undefined) {
      if (!deletedAt.has(podName)) deletedAt.set(podName, Date.now());
      running.delete(podName);
      if (type !== 'DELETED') await api.send('DELETE', pathOf(pod), { gracePeriodSeconds: 0 });
    } else if (pod.status.phase === 'Pending' && type === 'ADDED') {
      await tell(pod, 'Running', { running: { startedAt: new Date().toISOString() } });
      running.set(podName, pod);
    }
  };
  // A pod that is gone by now needs nothing more.
  const complain = ({ message }: Error) => {
    if (!stopping.signal.aborted && !message.includes(': 404 ')) console.error(message);
  };
  const watching = api.watch<NodePod>(
    `/api/v1/pods?fieldSelector=${encodeURIComponent(`spec.nodeName=${name}`)}`,
    (type, pod) => void changed(type, pod).catch(complain),
    stopping.signal,
  );
  return {
    running,
    deletedAt,
    finish: async (pod, exitCode) => {
      const finishedAt = new Date().toISOString();
      const terminated = {
        exitCode,
        reason: exitCode === 0 ? 'Completed' : 'Error',
        startedAt: finishedAt,
        finishedAt,
      };
      await tell(pod, exitCode === 0 ? 'Succeeded' : 'Failed', { terminated });
    },
    async stop() {
      clearInterval(renewing);
      stopping.abort();
      await watching;
      await api.send('DELETE', `/api/v1/nodes/${name}`);
      await api.send('DELETE', `${leases}/${name}`);
    },
  };
}
