/**
 * What Airflow's TriggerRunner and its supervisor say to each other (`messages` of airflow/jobs/triggerer_job_runner.py and
 * RunTrigger of airflow/executors/workloads/trigger.py).
 */
import type { WorkloadTaskInstance } from '@leeward/contracts';

export interface RunTrigger {
  type: 'RunTrigger';
  id: number;
  classpath: string;
  /** JSON in serde's form: a child has no key, so nothing is encrypted towards it. */
  encrypted_kwargs: string;
  /** Null: a watcher's trigger. */
  ti: WorkloadTaskInstance | null;
  timeout_after: string | null;
  /** Of a watcher: the URI by the name of each asset. */
  watched_assets: Record<string, string> | null;
  /** Of a task that starts as a trigger: its templates are rendered in the child. */
  dag_data: unknown;
  dag_run_data: unknown;
}

/** A plain event, or one that ends the task. */
export type WireEvent =
  | { payload: unknown }
  | { task_instance_state: 'success' | 'failed' | 'skipped'; xcoms: Record<string, unknown> | null };

/** The runner's report, once a second. */
export interface TriggerStateChanges {
  type: 'TriggerStateChanges';
  events: [triggerId: number, event: WireEvent, persistSeq: number | null][] | null;
  failures: [triggerId: number, traceback: string[] | null][] | null;
  /** Ids of triggers whose coroutines are over. */
  finished: number[] | null;
}

export interface TriggerStateSync {
  type: 'TriggerStateSync';
  to_create: RunTrigger[];
  to_cancel: number[];
  events_persisted: number[] | null;
}
