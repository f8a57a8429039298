import type { V1Container, V1PodSpec } from '@kubernetes/client-node';
import { checkoutContainer } from './checkout.ts';
import { annotation } from './labels.ts';
import type { PodJson } from './merge-pods.ts';
import { WorkerProgram } from './settings.ts';
import { fetchArgument } from './workload-secret.ts';

/** Value of the annotation `leeward.dev/git-sync` of a pod whose worker may fetch the Dags itself. */
const byWorker = 'worker';
const bringsSecrets = /PASSWORD|TOKEN|KEY|COOKIE|ASKPASS|CREDENTIAL/i;

/**
 * Gives the work of the `git-sync` init container to our worker, where the pod's annotation allows it: the kubelet looks only once a
 * second whether an init container has ended, and the worker fetches while it starts. A container that is given a secret stays, since
 * author code must not see it; so does one of another image, and that of a pod which runs Airflow's worker.
 */
export function letWorkerFetch(pod: PodJson): PodJson {
  const spec = pod.spec as V1PodSpec;
  const annotations = pod.metadata?.annotations ?? {};
  const [worker, ...others] = spec.containers;
  const fetch = spec.initContainers?.find(({ name }) => name === checkoutContainer);
  if (annotations[annotation.gitSync] !== byWorker || annotations[annotation.workerProgram] !== WorkerProgram.Leeward)
    return pod;
  if (worker === undefined || fetch === undefined || !isAlike(fetch, worker) || seesSecrets(fetch, spec)) return pod;
  return {
    ...pod,
    spec: {
      ...spec,
      initContainers: (spec.initContainers ?? []).filter((each) => each !== fetch),
      containers: [withFetch(worker, fetch), ...others],
    },
  };
}

/** Whether the fetch needs nothing that the worker has not: the same image, started by its entry point. */
function isAlike(fetch: V1Container, worker: V1Container): boolean {
  return fetch.image === worker.image && fetch.command === undefined && worker.command === undefined;
}

function seesSecrets(fetch: V1Container, spec: V1PodSpec): boolean {
  if ((fetch.envFrom ?? []).length > 0) return true;
  if ((fetch.env ?? []).some(({ name, valueFrom }) => valueFrom !== undefined || bringsSecrets.test(name))) return true;
  const mounted = new Set((fetch.volumeMounts ?? []).map(({ name }) => name));
  return (spec.volumes ?? []).some(
    ({ name, secret, projected }) => mounted.has(name) && (secret ?? projected) !== undefined,
  );
}

function withFetch(worker: V1Container, fetch: V1Container): V1Container {
  const paths = new Set((worker.volumeMounts ?? []).map(({ mountPath }) => mountPath));
  const written = new Set(
    (fetch.volumeMounts ?? []).filter((each) => each.readOnly !== true).map(({ mountPath }) => mountPath),
  );
  const mounts = (worker.volumeMounts ?? []).map((mount) => {
    const { readOnly, ...writable } = mount;
    return readOnly === true && written.has(mount.mountPath) ? writable : mount;
  });
  return {
    ...worker,
    args: [...(worker.args ?? []), fetchArgument],
    env: [...(fetch.env ?? []), ...(worker.env ?? [])],
    volumeMounts: [...mounts, ...(fetch.volumeMounts ?? []).filter(({ mountPath }) => !paths.has(mountPath))],
  };
}
