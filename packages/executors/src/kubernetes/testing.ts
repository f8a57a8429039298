import type { ExecuteTask } from '@leeward/contracts';
import type { PodObject } from './pod-summary.ts';
import { type KubernetesSettings, readKubernetesSettings } from './settings.ts';

/** A workload for tests. */
export function workloadOf(change: { ti?: Partial<ExecuteTask['ti']>; bundle_info?: ExecuteTask['bundle_info'] } = {}) {
  const workload: ExecuteTask = {
    type: 'ExecuteTask',
    token: 'a-token',
    ti: {
      id: '01900000-0000-7000-8000-000000000001',
      dag_id: 'my_dag',
      task_id: 'my_task',
      run_id: 'manual__2026-01-01T00:00:00+00:00',
      try_number: 2,
      dag_version_id: '01900000-0000-7000-8000-000000000002',
      map_index: -1,
      hostname: null,
      context_carrier: null,
      queue: 'default',
      pool_slots: 1,
      priority_weight: 1,
      ...change.ti,
    },
    dag_rel_path: 'my_dag.py',
    bundle_info: change.bundle_info ?? { name: 'dags', version: null },
    log_path: null,
    sentry_integration: '',
  };
  return workload;
}

/** Settings as from an empty configuration, with an image. */
export function settingsOf(change: Partial<KubernetesSettings> = {}): KubernetesSettings {
  const installation = {
    name: 'my-airflow',
    executionApiUrl: 'http://web:8080/execution/',
    queues: new Map(),
    gitRepositories: new Map(),
  };
  return { ...readKubernetesSettings(() => undefined, installation), workerImage: 'leeward:1', ...change };
}

/** A pod of attempt `a1` with a status. */
export function podWith(status: object, metadata: object = {}): PodObject {
  return {
    metadata: { name: 'p1', namespace: 'default', uid: 'u1', labels: { 'leeward.dev/attempt-id': 'a1' }, ...metadata },
    spec: { nodeName: 'n1' },
    status: status as NonNullable<PodObject['status']>,
  };
}
