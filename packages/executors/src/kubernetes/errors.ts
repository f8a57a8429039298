import { defineErrors } from '@leeward/contracts';

export const errors = defineErrors({
  LW_KUBERNETES_SETTING: {
    status: 500,
    exitCode: 2,
    sentence: '[kubernetes_executor] {key} is {value}; expected {expected}.',
  },
  LW_KUBERNETES_NO_CLUSTER: {
    status: 500,
    exitCode: 4,
    sentence:
      'No Kubernetes cluster can be used ({reason}): expected a pod with a service account, or [kubernetes_executor] config_file.',
  },
  LW_KUBERNETES_NO_IMAGE: {
    status: 500,
    exitCode: 2,
    sentence:
      'The pod of {dagId}.{taskId} has no image: expected [kubernetes_executor] worker_container_repository and worker_container_tag, or an image in the pod template.',
  },
  LW_POD_TEMPLATE: {
    status: 500,
    exitCode: 2,
    sentence: 'The pod template {file} cannot be used: {reason}.',
  },
  LW_EXECUTOR_CONFIG: {
    status: 400,
    exitCode: 2,
    sentence: 'The executor_config of {dagId}.{taskId} cannot be used: {reason}.',
  },
});
