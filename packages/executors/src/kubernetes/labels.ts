import { type AttemptKey, attemptKey, type ExecuteTask } from '@leeward/contracts';
import { labelValue } from './names.ts';
import type { WorkerProgram } from './settings.ts';

/** Airflow's labels and annotations, and two of ours; docs and people select pods by them. */
export const label = {
  dagId: 'dag_id',
  taskId: 'task_id',
  runId: 'run_id',
  tryNumber: 'try_number',
  mapIndex: 'map_index',
  kubernetesExecutor: 'kubernetes_executor',
  airflowVersion: 'airflow_version',
  /** In Airflow the id of one scheduler's job; here of the installation, so that no restart has to relabel a pod. */
  owner: 'airflow-worker',
  /** On a finished pod that is kept: nobody looks at it any more. */
  done: 'airflow_executor_done',
  attemptId: 'leeward.dev/attempt-id',
  /** On a Secret from its creation until its pod owns it. */
  withoutPod: 'leeward.dev/without-pod',
} as const;

export const annotation = {
  /** `leeward` or `airflow`, which worker the task container runs; a pod template or a pod_override may say so. */
  workerProgram: 'leeward.dev/worker-program',
  /** `worker` where our worker may fetch the Dags in place of the `git-sync` init container; a pod template says so. */
  gitSync: 'leeward.dev/git-sync',
} as const;

/** The Airflow whose contracts these pods keep. */
const airflowVersion = '3.3.2';

/** Selects the pods of an installation that somebody still has to look at. */
export function ownPodsSelector(owner: string): string {
  return `${label.kubernetesExecutor}=True,${label.owner}=${owner},${label.attemptId},${label.done}!=True`;
}

/** Selects the Secrets of an installation that no pod owns yet. */
export function ownerlessSecretsSelector(owner: string): string {
  return `${label.kubernetesExecutor}=True,${label.owner}=${owner},${label.withoutPod}`;
}

export function podLabels(workload: ExecuteTask, owner: string): Record<string, string> {
  const key = attemptKey(workload.ti);
  return {
    [label.dagId]: labelValue(key.dagId),
    [label.taskId]: labelValue(key.taskId),
    [label.runId]: labelValue(key.runId),
    [label.tryNumber]: String(key.tryNumber),
    ...mapIndex(key),
    [label.kubernetesExecutor]: 'True',
    [label.airflowVersion]: airflowVersion,
    ...identityLabels(workload, owner),
  };
}

/** The labels by which a pod is found again; nothing may change them. */
export function identityLabels(workload: ExecuteTask, owner: string): Record<string, string> {
  return { [label.kubernetesExecutor]: 'True', [label.owner]: owner, [label.attemptId]: workload.ti.id };
}

/** The names unshortened, which labels cannot hold. */
export function podAnnotations(workload: ExecuteTask, program: WorkerProgram): Record<string, string> {
  const key = attemptKey(workload.ti);
  return {
    [label.dagId]: key.dagId,
    [label.taskId]: key.taskId,
    [label.runId]: key.runId,
    [label.tryNumber]: String(key.tryNumber),
    ...mapIndex(key),
    [annotation.workerProgram]: program,
  };
}

function mapIndex(key: AttemptKey): Record<string, string> {
  return key.mapIndex >= 0 ? { [label.mapIndex]: String(key.mapIndex) } : {};
}
