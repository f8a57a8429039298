import { randomBytes, randomUUID } from 'node:crypto';
import type { AttemptEnd, AttemptNote, AttemptReason, ExecuteTask, QueuedAttempt } from '@leeward/contracts';
import {
  Appended,
  connectKubernetes,
  type Installation,
  KubernetesExecutor,
  type KubernetesSettings,
  type PodLogStore,
  readKubernetesSettings,
} from '@leeward/executors/kubernetes';
import type { Cluster } from '../harness/cluster.ts';
import { eventually, useBusyboxImage } from '../support.ts';

export interface Ended {
  readonly end: AttemptEnd;
  readonly reason: AttemptReason;
}

/** An executor against the cluster in a namespace of its own, and what it reported. */
export interface Bench {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly image: string;
  readonly settings: KubernetesSettings;
  readonly accepted: Map<string, string>;
  readonly ended: Map<string, Ended>;
  readonly notes: Map<string, AttemptNote[]>;
  /** Every end that was reported, repeated ones included. */
  readonly ends: string[];
  /** What was saved of each attempt's pods, in the order of its storing. */
  readonly saved: Map<string, string>;
  /** While it is set, the log store takes nothing. */
  storeIsAway: boolean;
  executor(change?: Partial<KubernetesSettings>): KubernetesExecutor;
  kubectl(...args: string[]): Promise<string>;
  apply(object: object): Promise<void>;
  endOf(attemptId: string, withinSeconds?: number): Promise<Ended>;
  noteOf(attemptId: string, code: string): Promise<AttemptNote>;
  acceptedAs(attemptId: string): Promise<string>;
  /** Waits until the attempt's pod runs; its name. */
  running(attemptId: string): Promise<string>;
  /** Tells the attempt's script to go on: a `held` one ends. */
  release(attemptId: string): Promise<void>;
  /** Waits until no pod of the attempt is left. */
  hasNoPod(attemptId: string): Promise<void>;
  tearDown(): Promise<void>;
}

export async function setUpBench(cluster: Cluster): Promise<Bench> {
  const image = await useBusyboxImage(cluster);
  const namespace = `executor-${randomBytes(4).toString('hex')}`;
  await cluster.kubectl(['create', 'namespace', namespace]);
  const settings = settingsFor(cluster, namespace, image);
  const executors: KubernetesExecutor[] = [];
  const accepted = new Map<string, string>();
  const ended = new Map<string, Ended>();
  const notes = new Map<string, AttemptNote[]>();
  const ends: string[] = [];
  const saved = new Map<string, string>();
  const logs: PodLogStore = {
    shippedBytes: async () => 0,
    async append(id, _pod, offset, text) {
      if (bench.storeIsAway) throw new Error('the log store is away');
      const now = saved.get(id) ?? '';
      if (offset > now.length) return Appended.ChunkMissing;
      saved.set(id, now + text.slice(now.length - offset));
      return Appended.Stored;
    },
  };
  const kubectl = (...args: string[]) => cluster.kubectl(['--namespace', namespace, ...args]);
  const bench: Bench = {
    cluster,
    namespace,
    image,
    settings,
    accepted,
    ended,
    notes,
    ends,
    saved,
    storeIsAway: false,
    kubectl,
    executor(change = {}) {
      const changed = { ...settings, ...change };
      const executor = new KubernetesExecutor({
        api: connectKubernetes(changed.connection),
        settings: changed,
        events: {
          accepted: (id, externalId) => accepted.set(id, externalId),
          ended: (id, end, reason) => {
            ends.push(id);
            ended.set(id, { end, reason });
          },
          noted: (id, note) => notes.set(id, [...(notes.get(id) ?? []), note]),
          slotsFreed: () => {},
        },
        logs,
        log: { warn: (fields, message) => console.warn(message, fields), error: console.error },
        metrics: { count: () => {}, observeMs: () => {} },
      });
      executors.push(executor);
      return executor;
    },
    async apply(object) {
      await cluster.kubectl(['--namespace', namespace, 'apply', '-f', '-'], JSON.stringify(object));
    },
    endOf: (id, withinSeconds = 60) => eventually(`attempt ${id} has ended`, withinSeconds, async () => ended.get(id)),
    noteOf: (id, code) =>
      eventually(`attempt ${id} has the note ${code}`, 60, async () =>
        notes.get(id)?.find((note) => note.code === code),
      ),
    acceptedAs: (id) => eventually(`attempt ${id} has a pod`, 60, async () => accepted.get(id)),
    async running(id) {
      const query = ['get', 'pods', '-l', `leeward.dev/attempt-id=${id}`, '--field-selector=status.phase=Running'];
      return eventually(`attempt ${id} runs`, 60, async () => {
        const names = await kubectl(...query, '-o', 'jsonpath={.items[*].metadata.name}');
        return names === '' ? undefined : names;
      });
    },
    async release(id) {
      await kubectl('exec', await bench.running(id), '--', 'sh', '-c', 'kill -USR1 1');
    },
    async hasNoPod(id) {
      await eventually(`attempt ${id} has no pod`, 60, async () => {
        const names = await kubectl('get', 'pods', '-l', `leeward.dev/attempt-id=${id}`, '-o', 'name');
        return names === '' ? true : undefined;
      });
    },
    async tearDown() {
      await Promise.all(executors.map((executor) => executor.close(30)));
      await cluster.kubectl(['delete', 'namespace', namespace, '--wait=false']);
    },
  };
  return bench;
}

function settingsFor(cluster: Cluster, namespace: string, image: string): KubernetesSettings {
  const [repository, tag] = image.split(/:(?=[^:]*$)/);
  const configured: Record<string, string | undefined> = {
    'core.parallelism': '0',
    'kubernetes_executor.namespace': namespace,
    'kubernetes_executor.in_cluster': 'False',
    'kubernetes_executor.config_file': cluster.kubeconfig,
    'kubernetes_executor.worker_container_repository': repository,
    'kubernetes_executor.worker_container_tag': tag,
  };
  const installation: Installation = {
    name: namespace,
    executionApiUrl: 'http://host.test:1/execution/',
    queues: new Map(),
    gitRepositories: new Map(),
  };
  return readKubernetesSettings((section, key) => configured[`${section}.${key}`], installation);
}

/** An attempt whose container runs a shell script instead of a worker; the worker's arguments are those of the script. */
export function attempt(script: string, container: object = {}, spec: object = {}): QueuedAttempt {
  const workload: ExecuteTask = {
    type: 'ExecuteTask',
    token: 'secret-of-the-attempt',
    ti: {
      id: randomUUID(),
      dag_id: 'example.dag',
      task_id: 'group.task_1',
      run_id: 'manual__2026-01-01T00:00:00+00:00',
      try_number: 1,
      dag_version_id: randomUUID(),
      map_index: -1,
      hostname: null,
      context_carrier: null,
      queue: 'default',
      pool_slots: 1,
      priority_weight: 1,
    },
    dag_rel_path: 'example.py',
    bundle_info: { name: 'dags', version: null },
    log_path: null,
    sentry_integration: '',
  };
  const containers = [{ name: 'base', command: ['sh', '-c', script], ...container }];
  return { workload, executorConfig: { pod_override: { spec: { ...spec, containers } } }, externalId: null };
}

/** A script that goes on until it is released. */
export const held = 'trap "exit 0" USR1; while true; do sleep 0.2; done';

export function idOf(queued: QueuedAttempt): string {
  return queued.workload.ti.id;
}
