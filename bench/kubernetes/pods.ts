import { setTimeout as pause } from 'node:timers/promises';
import type { V1PodSpec } from '@kubernetes/client-node';
import type { connectKubernetes } from '@leeward/executors/kubernetes';

export type Api = ReturnType<typeof connectKubernetes>;

/** When something of a pod was first seen by a watcher of the API, in milliseconds of the wall clock. */
export interface PodTimes {
  readonly name: string;
  readonly task: string | undefined;
  readonly run: string | undefined;
  readonly createdAt: number;
  scheduledAt?: number;
  initEndedAt?: number;
  startedAt?: number;
  succeededAt?: number;
  failedAt?: number;
  goneAt?: number;
}

interface WatchedPod {
  spec: V1PodSpec;
  metadata: { name: string; annotations?: Record<string, string>; resourceVersion?: string };
  status: {
    phase: string;
    conditions?: { type: string; status: string }[];
    initContainerStatuses?: { state: Record<string, unknown> }[];
    containerStatuses?: { state: Record<string, unknown> }[];
  };
}

export interface PodWatch {
  readonly times: ReadonlyMap<string, PodTimes>;
  /** Of the pod that was seen first. */
  readonly firstSpec: V1PodSpec | undefined;
  /** Resolves when `isDone` of what was seen; throws when it is not within the deadline. */
  until(what: string, isDone: (times: ReadonlyMap<string, PodTimes>) => boolean, withinSeconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** Follows the pods of a selector from now on. One connection and no polling: the watcher must not slow down what it measures. */
export async function watchPods(api: Api, namespace: string, labelSelector: string): Promise<PodWatch> {
  const times = new Map<string, PodTimes>();
  const stopping = new AbortController();
  const waiting = new Set<() => void>();
  let firstSpec: V1PodSpec | undefined;
  const query = { labelSelector };
  const { metadata } = await api.listPage('pods', namespace, query, stopping.signal);
  let version = metadata.resourceVersion ?? '';
  const follow = async () => {
    while (!stopping.signal.aborted) {
      const from = { ...query, resourceVersion: version };
      const onEvent = ({ type, object }: { type: string; object: WatchedPod }) => {
        version = object.metadata.resourceVersion ?? version;
        if (type !== 'BOOKMARK') {
          note(times, type, object, Date.now());
          firstSpec ??= object.spec;
        }
        for (const look of waiting) look();
      };
      await api.watch<WatchedPod>('pods', namespace, from, onEvent, stopping.signal).catch((error: Error) => {
        if (!stopping.signal.aborted) throw error;
      });
    }
  };
  const following = follow();
  return {
    times,
    get firstSpec() {
      return firstSpec;
    },
    async until(what, isDone, withinSeconds) {
      const done = Promise.withResolvers<void>();
      const look = () => {
        if (isDone(times)) done.resolve();
      };
      waiting.add(look);
      look();
      const late = pause(withinSeconds * 1_000, undefined, { signal: stopping.signal }).then(() => {
        throw new Error(`not within ${withinSeconds} s: ${what}`);
      });
      late.catch(() => {});
      await Promise.race([done.promise, late, following]);
      waiting.delete(look);
    },
    async stop() {
      stopping.abort();
      await following;
    },
  };
}

function note(times: Map<string, PodTimes>, type: string, { metadata, status }: WatchedPod, now: number): void {
  const { name, annotations } = metadata;
  const pod = times.get(name) ?? { name, task: annotations?.task_id, run: annotations?.run_id, createdAt: now };
  times.set(name, pod);
  const { conditions = [], initContainerStatuses: inits = [], containerStatuses: containers = [] } = status;
  if (conditions.some((each) => each.type === 'PodScheduled' && each.status === 'True')) pod.scheduledAt ??= now;
  if (inits.length > 0 && inits.every(({ state }) => state.terminated !== undefined)) pod.initEndedAt ??= now;
  if (containers.some(({ state }) => state.waiting === undefined && Object.keys(state).length > 0))
    pod.startedAt ??= now;
  if (status.phase === 'Succeeded') pod.succeededAt ??= now;
  if (status.phase === 'Failed') pod.failedAt ??= now;
  if (type === 'DELETED') pod.goneAt ??= now;
}

const perWaveSeconds = 600;

/** A container of `true` and nothing else. */
export function barePod(image: string): V1PodSpec {
  return { ...bareParts, containers: [{ name: 'base', ...trueIn(image) }] };
}

/** The same after an init container of `true`. */
export function barePodWithInit(image: string): V1PodSpec {
  return { ...barePod(image), initContainers: [{ name: 'init', ...trueIn(image) }] };
}

const bareParts = { restartPolicy: 'Never', automountServiceAccountToken: false, enableServiceLinks: false };

function trueIn(image: string) {
  return { image, imagePullPolicy: 'IfNotPresent', command: ['true'] };
}

/** A task's pod with all its volumes and security settings, but for the Secret of its workload, that runs `true`. */
export function trueInPlaceOfWorker(spec: V1PodSpec): V1PodSpec {
  const isWorkload = ({ name }: { readonly name: string }) => name === 'leeward-workload';
  const { nodeName: _, ...rest } = spec;
  return {
    ...rest,
    volumes: (spec.volumes ?? []).filter((volume) => !isWorkload(volume)),
    containers: spec.containers.map((container) => ({
      ...container,
      volumeMounts: (container.volumeMounts ?? []).filter((mount) => !isWorkload(mount)),
      ...(container.name === 'base' ? { command: ['true'], args: [] } : {}),
    })),
  };
}

/** Pods in waves, each when all of the wave before were seen to succeed. Seconds from the first request to the last success. */
export async function bareSeconds(
  api: Api,
  namespace: string,
  spec: V1PodSpec,
  waves: readonly number[],
): Promise<number> {
  const bare = `bare-${Date.now().toString(36)}`;
  const watch = await watchPods(api, namespace, `bare=${bare}`);
  const startedAt = performance.now();
  let expected = 0;
  for (const [wave, count] of waves.entries()) {
    expected += count;
    const names = Array.from({ length: count }, (_, index) => `${bare}-${wave}-${index}`);
    const made = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { bare } }, spec });
    await Promise.all(names.map((name) => api.createPod(namespace, made(name))));
    const haveEnded = (times: ReadonlyMap<string, PodTimes>) =>
      [...times.values()].filter((pod) => pod.succeededAt !== undefined).length === expected;
    await watch.until(`${expected} bare pods have ended`, haveEnded, perWaveSeconds);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const name of watch.times.keys()) await api.deletePod(namespace, name, '', { gracePeriodSeconds: 0 });
  const areGone = (times: ReadonlyMap<string, PodTimes>) =>
    [...times.values()].every((pod) => pod.goneAt !== undefined);
  await watch.until('the bare pods are gone', areGone, perWaveSeconds);
  await watch.stop();
  return seconds;
}
