import type { V1Container, V1OwnerReference, V1Secret, V1Volume } from '@kubernetes/client-node';
import type { ExecuteTask } from '@leeward/contracts';
import { identityLabels, label } from './labels.ts';
import { WorkerProgram } from './settings.ts';

/*
 * The workload, and with it the attempt's token, reaches the pod in a Secret that belongs to the pod and dies with it: it shows
 * in no pod spec, no argument and no event. See docs/adr/0005.
 */
const volumeName = 'leeward-workload';
const folder = '/run/leeward/workload';
const fileName = 'workload.json';
const workloadPath = `${folder}/${fileName}`;

/** The part of the task container and of the pod that hands over the workload. */
export function workloadMount(secretName: string): {
  volume: V1Volume;
  mount: NonNullable<V1Container['volumeMounts']>[0];
} {
  return {
    // Readable by any user of the container: which one it is, is the image's business.
    volume: { name: volumeName, secret: { secretName, defaultMode: 0o444 } },
    mount: { name: volumeName, mountPath: folder, readOnly: true },
  };
}

/** After the arguments of our worker: it fetches the Dags itself, by the variables of git-sync. */
export const fetchArgument = '--git-sync';

/** Arguments for the image's entry point. */
export function workerArguments(program: WorkerProgram): string[] {
  return program === WorkerProgram.Leeward
    ? ['worker', '--json-path', workloadPath]
    : ['python', '-m', 'airflow.sdk.execution_time.execute_workload', '--json-path', workloadPath];
}

/** The Secret of a pod that is to be made. Its labels tell whose it is until the pod owns it. */
export function workloadSecret(
  workload: ExecuteTask,
  owner: string,
  pod: { name: string; namespace: string },
): V1Secret {
  const labels = { ...identityLabels(workload, owner), [label.withoutPod]: 'True' };
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: pod.name, namespace: pod.namespace, labels },
    // The kubelet does not keep watching what cannot change.
    immutable: true,
    stringData: { [fileName]: JSON.stringify(workload) },
  };
}

/** The change of a Secret's metadata by which a pod comes to own it: Kubernetes removes it with its owner. */
export function ownedBy(pod: { name: string; uid: string }) {
  const owner: V1OwnerReference = { apiVersion: 'v1', kind: 'Pod', name: pod.name, uid: pod.uid };
  return { ownerReferences: [owner], labels: { [label.withoutPod]: null } };
}
