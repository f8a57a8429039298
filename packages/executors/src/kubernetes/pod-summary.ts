import type { V1ContainerStateTerminated, V1ContainerStatus, V1Pod, V1PodCondition } from '@kubernetes/client-node';
import { annotation, label } from './labels.ts';
import { lastWords } from './last-words.ts';
import { taskContainer } from './pod-spec.ts';
import { WorkerProgram } from './settings.ts';

/** A pod as it travels: instants are text, where the library's class has dates. */
export interface PodObject {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
    readonly resourceVersion?: string;
  };
  readonly spec?: {
    readonly nodeName?: string;
    readonly initContainers?: readonly { readonly name: string; readonly restartPolicy?: string }[];
  };
  readonly status?: V1Pod['status'];
}

export interface ContainerSummary {
  readonly name: string;
  readonly isInit: boolean;
  /** Goes on beside the task's: an init container with `restartPolicy: Always`, too, once it has started. */
  readonly isBeside: boolean;
  readonly isRunning: boolean;
  readonly waiting: { readonly reason: string; readonly message: string } | undefined;
  readonly terminated:
    | {
        readonly reason: string;
        readonly exitCode: number;
        readonly signal: number | undefined;
        readonly message: string;
      }
    | undefined;
}

/** What the executor keeps of a pod: a few hundred bytes, so that ten thousand of them are a few megabytes. */
export interface PodSummary {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly attemptId: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  readonly isBeingDeleted: boolean;
  /** Whether its task container runs our worker, whose exit codes have a meaning. */
  readonly hasOwnWorker: boolean;
  readonly nodeName: string | undefined;
  /** The status' own reason, `Evicted` for one, and its message. */
  readonly reason: string;
  readonly message: string;
  /** Conditions that say something: not scheduled, not to be scheduled yet, or disrupted from outside. */
  readonly unschedulable: string | undefined;
  readonly schedulingGate: string | undefined;
  readonly disruption: { readonly reason: string; readonly message: string } | undefined;
  readonly containers: readonly ContainerSummary[];
}

export function summarise(pod: PodObject): PodSummary {
  const { metadata = {}, status } = pod;
  const conditions = status?.conditions ?? [];
  const scheduled = conditions.find((condition) => condition.type === 'PodScheduled');
  const disrupted = conditions.find(
    (condition) => condition.type === 'DisruptionTarget' && condition.status === 'True',
  );
  const goesOn = new Set(
    (pod.spec?.initContainers ?? []).flatMap((each) => (each.restartPolicy === 'Always' ? [each.name] : [])),
  );
  return {
    name: metadata.name ?? '',
    namespace: metadata.namespace ?? '',
    uid: metadata.uid ?? '',
    attemptId: metadata.labels?.[label.attemptId] ?? '',
    phase: (status?.phase ?? 'Pending') as PodSummary['phase'],
    isBeingDeleted: metadata.deletionTimestamp !== undefined,
    hasOwnWorker: metadata.annotations?.[annotation.workerProgram] === WorkerProgram.Leeward,
    nodeName: pod.spec?.nodeName,
    reason: status?.reason ?? '',
    message: status?.message ?? '',
    unschedulable: notScheduled(scheduled, 'Unschedulable'),
    schedulingGate: notScheduled(scheduled, 'SchedulingGated'),
    disruption:
      disrupted === undefined ? undefined : { reason: disrupted.reason ?? '', message: disrupted.message ?? '' },
    containers: [
      ...(status?.initContainerStatuses ?? []).map((container) =>
        summariseContainer(container, { isInit: true, isBeside: goesOn.has(container.name) }),
      ),
      ...(status?.containerStatuses ?? []).map((container) =>
        summariseContainer(container, { isInit: false, isBeside: container.name !== taskContainer }),
      ),
    ],
  };
}

function notScheduled(condition: V1PodCondition | undefined, reason: string): string | undefined {
  return condition?.status === 'False' && condition.reason === reason ? (condition.message ?? '') : undefined;
}

function summariseContainer(
  { name, state, restartCount }: V1ContainerStatus,
  place: Pick<ContainerSummary, 'isInit' | 'isBeside'>,
): ContainerSummary {
  const { waiting, running, terminated } = state ?? {};
  return {
    ...place,
    name,
    isRunning: running !== undefined && running !== null,
    waiting: waiting?.reason === undefined ? undefined : { reason: waiting.reason, message: waiting.message ?? '' },
    terminated:
      terminated === undefined || wasNeverThere(terminated, restartCount)
        ? undefined
        : {
            reason: terminated.reason ?? '',
            exitCode: terminated.exitCode,
            signal: terminated.signal,
            message: lastWords(terminated.message ?? ''),
          },
  };
}

/** Of a container that had not been made when its pod was deleted the kubelet says that it ended with 137. One that it lost has a restart. */
function wasNeverThere({ reason, startedAt }: V1ContainerStateTerminated, restartCount: number): boolean {
  return reason === 'ContainerStatusUnknown' && (startedAt ?? null) === null && restartCount === 0;
}

/** All its containers have ended. */
export function isFinished(pod: PodSummary): boolean {
  return pod.phase === 'Succeeded' || pod.phase === 'Failed';
}

/** Of the task's own container, as far as the pod tells about it. */
export function taskOf(pod: PodSummary): ContainerSummary | undefined {
  return pod.containers.find((container) => container.name === taskContainer && !container.isInit);
}

/** Its task container runs; the pod is Pending even then where a container beside it cannot start. */
export function isTaskRunning(pod: PodSummary): boolean {
  return !isFinished(pod) && taskOf(pod)?.isRunning === true;
}

/** Its task container runs or has run, as far as the pod tells. */
export function hasTaskStarted(pod: PodSummary): boolean {
  return pod.phase !== 'Pending' || isTaskRunning(pod) || taskOf(pod)?.terminated !== undefined;
}

/** Its task container has ended; others beside it may go on. */
export function isTaskOver(pod: PodSummary): boolean {
  return isFinished(pod) || taskOf(pod)?.terminated !== undefined;
}

/** It has finished or is about to without help: the kubelet tells that the containers have ended before it tells that the pod has. */
export function endsByItself(pod: PodSummary): boolean {
  return isFinished(pod) || (isTaskOver(pod) && ordinary(pod).every(({ terminated }) => terminated !== undefined));
}

/** Of a pod that ends by itself, how: all its containers did well. */
export function hasSucceeded(pod: PodSummary): boolean {
  if (isFinished(pod)) return pod.phase === 'Succeeded';
  return endsByItself(pod) && ordinary(pod).every(({ terminated }) => terminated?.exitCode === 0);
}

/** Those that a pod waits for: what goes on beside them from the start is stopped by the kubelet. */
function ordinary(pod: PodSummary): ContainerSummary[] {
  return pod.containers.filter(({ isInit }) => !isInit);
}

/** A pod that was created and of which nothing was seen. */
export function unseenPod(pod: { name: string; namespace: string }, uid: string, attemptId: string): PodSummary {
  return {
    ...pod,
    uid,
    attemptId,
    phase: 'Pending',
    isBeingDeleted: false,
    hasOwnWorker: false,
    nodeName: undefined,
    reason: '',
    message: '',
    unschedulable: undefined,
    schedulingGate: undefined,
    disruption: undefined,
    containers: [],
  };
}
