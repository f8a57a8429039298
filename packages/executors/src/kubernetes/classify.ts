import { AttemptEnd, type AttemptReason, FailureCode, unreachable, WorkerExitCode } from '@leeward/contracts';
import { disruptionOf } from './disruptions.ts';
import { type ContainerSummary, hasTaskStarted, type PodSummary, taskOf } from './pod-summary.ts';

/** `Failed` is the author's fault, `Infrastructure` and `LaunchFailed` that of whoever runs the cluster, `Exited` nobody's. */
export interface Verdict {
  readonly end: AttemptEnd;
  readonly reason: AttemptReason;
}

/**
 * How the attempt of a pod ended, or undefined while it goes on. `fatalWaitingReasons` are those of
 * `worker_pod_pending_fatal_container_state_reasons`: a container that waits for one of them never starts.
 */
export function verdictOnPod(pod: PodSummary, fatalWaitingReasons: readonly string[]): Verdict | undefined {
  switch (pod.phase) {
    case 'Pending':
      return hasTaskStarted(pod) ? verdictOnTaskOfPending(pod) : stuckAtStart(pod, fatalWaitingReasons);
    case 'Running':
      return verdictOnTask(pod);
    case 'Unknown':
      return undefined;
    case 'Succeeded':
      return completed;
    case 'Failed':
      return verdictOnFailure(pod);
    default:
      return unreachable(pod.phase, 'pod phase');
  }
}

/** How the attempt of a pod ended that is gone without having been seen to finish. `seen` is the last that was seen of it. */
export function verdictOnLoss(seen: PodSummary): Verdict {
  const finished = seen.phase === 'Failed' || seen.phase === 'Succeeded' ? verdictOnPod(seen, []) : undefined;
  if (finished !== undefined) return finished;
  const disruption = disruptionOf(seen);
  const cause = disruption?.message ?? deleted(seen);
  const code = disruption?.code ?? 'pod_deleted';
  if (!hasTaskStarted(seen)) return launchFailed(code, `${cause} before its task had started.`);
  return infrastructure(code, `${cause} while its task ran.`);
}

/** Why a pod does not start, while it still may; undefined where nothing is known to be in the way. */
export function waitingReason(pod: PodSummary): AttemptReason | undefined {
  if (pod.phase !== 'Pending') return undefined;
  if (pod.unschedulable !== undefined) {
    return { code: 'unschedulable', message: sentence(`No node takes pod ${pod.name}: ${pod.unschedulable}`) };
  }
  if (pod.schedulingGate !== undefined) {
    return { code: 'scheduling_gated', message: sentence(`Pod ${pod.name} is held back`, pod.schedulingGate) };
  }
  const waiting = pod.containers.find((container) => container.waiting !== undefined && !isOrdinaryWait(container));
  if (waiting?.waiting === undefined) return undefined;
  return { code: codeOfWaiting(waiting.waiting.reason), message: startFailure(waiting.name, waiting.waiting) };
}

function stuckAtStart(pod: PodSummary, fatalWaitingReasons: readonly string[]): Verdict | undefined {
  for (const { name, waiting, isInit, isBeside } of pod.containers) {
    // The task starts without it.
    if (isBeside && !isInit) continue;
    if (waiting === undefined || !fatalWaitingReasons.includes(waiting.reason)) continue;
    // The kubelet only limits its own rate here and tries again by itself.
    if (waiting.message.includes('pull QPS exceeded')) continue;
    return launchFailed(codeOfWaiting(waiting.reason), startFailure(name, waiting));
  }
  return undefined;
}

const completed: Verdict = {
  end: AttemptEnd.Exited,
  reason: { code: 'completed', message: 'The worker ended.', exitCode: 0 },
};

/** The task's container ends once; others beside it may go on for ever. */
function verdictOnTask(pod: PodSummary): Verdict | undefined {
  const end = taskOf(pod)?.terminated;
  if (end === undefined) return undefined;
  return end.exitCode === 0 ? completed : verdictOnExit(pod, end);
}

/** A pod whose containers all have ended so soon that it was not told as Running is told as finished next. */
function verdictOnTaskOfPending(pod: PodSummary): Verdict | undefined {
  return pod.containers.some(({ isBeside, terminated }) => isBeside && terminated === undefined)
    ? verdictOnTask(pod)
    : undefined;
}

function verdictOnFailure(pod: PodSummary): Verdict {
  const refused = refusedByKubelet(pod);
  if (refused !== undefined) return refused;
  if (pod.reason === 'DeadlineExceeded') {
    const text = `Pod ${pod.name} ran longer than its activeDeadlineSeconds allow`;
    return verdict(AttemptEnd.Failed, 'deadline_exceeded', sentence(text, pod.message));
  }
  const disruption = disruptionOf(pod);
  if (disruption !== undefined) return infrastructure(disruption.code, sentence(disruption.message));
  if (pod.reason === 'ProviderFailed') {
    return infrastructure('provider_failed', sentence(`The provider of node ${pod.nodeName} failed`, pod.message));
  }
  const task = taskOf(pod);
  const init = pod.containers.find((container) => container.isInit && !container.isBeside && failed(container));
  const wasStopped =
    init?.terminated === undefined || signalOf(init.terminated.exitCode, init.terminated.signal) !== undefined;
  if (pod.isBeingDeleted && task?.terminated === undefined && wasStopped) {
    return launchFailed('pod_deleted', `${deleted(pod)} before its task had started.`);
  }
  if (init?.terminated !== undefined) {
    const text = `Init container ${init.name} ended with ${init.terminated.exitCode}`;
    const code = init.terminated.reason === 'OOMKilled' ? 'oom_killed' : 'init_container_failed';
    return launchFailed(code, sentence(text, init.terminated.message), { exitCode: init.terminated.exitCode });
  }
  if (task?.terminated !== undefined && failed(task)) return verdictOnExit(pod, task.terminated);
  const other = pod.containers.find((container) => container.isBeside && failed(container));
  if (other?.terminated !== undefined) {
    // A sidecar says nothing about the task: its worker has reported how that ended.
    const text = `The worker ended; container ${other.name} beside it ended with ${other.terminated.exitCode}`;
    return verdict(AttemptEnd.Exited, 'sidecar_failed', sentence(text, other.terminated.message));
  }
  const text = `Pod ${pod.name} failed without a word of any container`;
  return infrastructure('pod_failed', sentence(text, [pod.reason, pod.message].filter(Boolean).join(': ')));
}

/** Reasons with which a kubelet refuses a pod that was assigned to its node: no container was started. */
const kubeletRefusals = new RegExp(
  '^(OutOf.+|NodeAffinity|NodeName|NodePorts|TaintToleration|UnexpectedAdmissionError|TopologyAffinityError|SysctlForbidden' +
    '|AppArmor|PodOS\\w+|InvalidNodeInfo|UnexpectedPredicateFailureType|VolumeAttachmentLimitExceeded)$',
);

function refusedByKubelet(pod: PodSummary): Verdict | undefined {
  if (!kubeletRefusals.test(pod.reason)) return undefined;
  const text = `Node ${pod.nodeName ?? '?'} refused pod ${pod.name} (${pod.reason})`;
  return launchFailed('refused_by_node', sentence(text, pod.message));
}

function verdictOnExit(pod: PodSummary, end: NonNullable<ContainerSummary['terminated']>): Verdict {
  const { exitCode, message } = end;
  if (end.reason === 'OOMKilled') {
    const text = `The task's container used more memory than its limit and was killed (exit code ${exitCode})`;
    return infrastructure('oom_killed', sentence(text, message), { exitCode });
  }
  if (end.reason === 'ContainerCannotRun' || end.reason === 'StartError') {
    return launchFailed('container_cannot_run', sentence("The task's container could not be started", message), {
      exitCode,
    });
  }
  if (pod.isBeingDeleted) {
    const text = `${deleted(pod)} while its task ran (exit code ${exitCode})`;
    return infrastructure('pod_deleted', sentence(text, message), { exitCode });
  }
  const signal = signalOf(exitCode, end.signal);
  if (signal !== undefined) {
    const text = `The worker was ended by signal ${signal} (exit code ${exitCode})`;
    const details = { exitCode, signal };
    // Only somebody outside sends these; the others a program brings on itself.
    return signal === 'SIGKILL' || signal === 'SIGTERM'
      ? infrastructure(FailureCode.Signal, sentence(text, message), details)
      : verdict(AttemptEnd.Failed, FailureCode.Signal, sentence(text, message), details);
  }
  if (pod.hasOwnWorker && exitCode === WorkerExitCode.Infrastructure) {
    const text = `The worker in pod ${pod.name} could not do its work (exit code ${exitCode})`;
    return infrastructure('worker_failed', sentence(text, message), { exitCode });
  }
  if (pod.hasOwnWorker && exitCode === WorkerExitCode.Refused) {
    const text = 'The control plane did not want the attempt that the worker brought.';
    return verdict(AttemptEnd.Exited, 'refused', text, { exitCode });
  }
  const text = `The worker in pod ${pod.name} ended with ${exitCode}`;
  return verdict(AttemptEnd.Failed, FailureCode.ExitCode, sentence(text, message), { exitCode });
}

function codeOfWaiting(reason: string): string {
  if (/Image/.test(reason)) return 'image_pull';
  if (/^CreateContainer|^RunContainerError$|^StartError$/.test(reason)) return 'container_cannot_run';
  return 'container_waiting';
}

function isOrdinaryWait({ waiting }: ContainerSummary): boolean {
  return waiting?.reason === 'ContainerCreating' || waiting?.reason === 'PodInitializing';
}

function deleted(pod: PodSummary): string {
  return `Pod ${pod.name} was deleted from outside`;
}

function startFailure(container: string, waiting: { readonly reason: string; readonly message: string }): string {
  return sentence(`Container ${container} cannot start (${waiting.reason})`, waiting.message);
}

function failed(container: ContainerSummary): boolean {
  return container.terminated !== undefined && container.terminated.exitCode !== 0;
}

const signals: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};

/** A container that a signal ended has 128 and the signal's number as its exit code. */
function signalOf(exitCode: number, signal: number | undefined): string | undefined {
  return signals[signal !== undefined && signal > 0 ? signal : exitCode - 128];
}

function launchFailed(code: string, message: string, details: Partial<AttemptReason> = {}): Verdict {
  return verdict(AttemptEnd.LaunchFailed, code, message, details);
}

function infrastructure(code: string, message: string, details: Partial<AttemptReason> = {}): Verdict {
  return verdict(AttemptEnd.Infrastructure, code, message, details);
}

function verdict(end: AttemptEnd, code: string, message: string, details: Partial<AttemptReason> = {}): Verdict {
  return { end, reason: { ...details, code, message } };
}

/** A sentence of ours and, after a colon, what Kubernetes or the container said. */
function sentence(text: string, said = ''): string {
  const trimmed = said.trim();
  return trimmed === '' ? `${text.replace(/\.$/, '')}.` : `${text}: ${trimmed}`;
}
