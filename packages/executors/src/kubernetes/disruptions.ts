import type { PodSummary } from './pod-summary.ts';

/** Words for what Kubernetes says about a pod that it, or somebody through it, is removing. */
const disruptions: Readonly<Record<string, { readonly code: string; readonly words: string }>> = {
  Evicted: { code: 'evicted', words: 'was evicted by its node' },
  EvictionByEvictionAPI: { code: 'evicted', words: 'was evicted on request, as when a node is drained' },
  TerminationByKubelet: { code: 'evicted', words: 'was ended by its node' },
  PreemptionByScheduler: { code: 'preempted', words: 'had to make room for a pod of higher priority' },
  Preempting: { code: 'preempted', words: 'had to make room for a pod of higher priority' },
  DeletionByTaintManager: { code: 'node_lost', words: 'was removed because its node is gone or takes no pods' },
  DeletionByPodGC: { code: 'node_lost', words: 'was removed because its node no longer exists' },
  NodeLost: { code: 'node_lost', words: 'was lost with its node' },
  NodeShutdown: { code: 'node_shutdown', words: 'ended because its node shut down' },
  Terminated: { code: 'node_shutdown', words: 'ended because its node shut down' },
  Shutdown: { code: 'node_shutdown', words: 'ended because its node shut down' },
};

/** Who took the pod away, in words; undefined where nobody did. The message is a clause without a full stop. */
export function disruptionOf(pod: PodSummary): { code: string; message: string } | undefined {
  const reason = disruptions[pod.reason] === undefined ? (pod.disruption?.reason ?? '') : pod.reason;
  const known = disruptions[reason];
  if (known === undefined) return undefined;
  const said = (reason === pod.reason ? pod.message : pod.disruption?.message) ?? '';
  const node = pod.nodeName === undefined ? '' : ` on node ${pod.nodeName}`;
  const message = `Pod ${pod.name}${node} ${known.words}`;
  return { code: known.code, message: said === '' ? message : `${message} (${said.trim().replace(/\.$/, '')})` };
}
