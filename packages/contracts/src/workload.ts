/**
 * What a worker gets: Airflow's ExecuteTask workload (airflow/executors/workloads/task.py), field for field, so that
 * `python -m airflow.sdk.execution_time.execute_workload` and `leeward worker` run the same JSON.
 */
export interface ExecuteTask {
  type: 'ExecuteTask';
  token: string;
  ti: WorkloadTaskInstance;
  dag_rel_path: string;
  bundle_info: BundleInfo;
  log_path: string | null;
  sentry_integration: string;
}

export interface WorkloadTaskInstance {
  id: string;
  task_id: string;
  dag_id: string;
  run_id: string;
  try_number: number;
  dag_version_id: string;
  map_index: number;
  hostname: string | null;
  context_carrier: Record<string, unknown> | null;
  queue: string;
  pool_slots: number;
  priority_weight: number;
}

export interface BundleInfo {
  name: string;
  version: string | null;
}

/** Names an attempt towards people: unlike the id it can be read. */
export interface AttemptKey {
  dagId: string;
  runId: string;
  taskId: string;
  mapIndex: number;
  tryNumber: number;
}

export function attemptKey(ti: WorkloadTaskInstance): AttemptKey {
  return { dagId: ti.dag_id, runId: ti.run_id, taskId: ti.task_id, mapIndex: ti.map_index, tryNumber: ti.try_number };
}

/** Exit codes of `leeward worker` that say more than 0 (it reported how the task ended) and 1 (it failed in a way it did not foresee). */
export const WorkerExitCode = {
  /** The machinery failed, not the task: the attempt may be started again. */
  Infrastructure: 64,
  /** The control plane did not want the attempt: there is nothing to decide. */
  Refused: 65,
} as const;
