export { KubernetesApi, KubernetesError } from './api.ts';
export { connectKubernetes } from './connect.ts';
export { KubernetesExecutor, type KubernetesExecutorOptions } from './kubernetes-executor.ts';
export type { PodJson } from './merge-pods.ts';
export type { Log, Metrics } from './observability.ts';
export { tailPodLog } from './pod-log.ts';
export {
  type ConfigurationReader,
  type GitRepository,
  type Installation,
  type KubernetesSettings,
  type QueueSettings,
  readKubernetesSettings,
  WorkerProgram,
} from './settings.ts';
