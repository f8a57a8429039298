export { connectKubernetes } from './connect.ts';
export { KubernetesExecutor } from './kubernetes-executor.ts';
export { loadPodMutationHook } from './mutation-hook.ts';
export { Appended, type PodLogStore } from './pod-log-store.ts';
export {
  type Installation,
  type KubernetesSettings,
  type QueueSettings,
  readKubernetesSettings,
  WorkerProgram,
} from './settings.ts';
