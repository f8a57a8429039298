import type { KubernetesApi } from './api.ts';
import { hasNoLog } from './kubernetes-error.ts';
import { taskContainer } from './pod-spec.ts';
import type { KubernetesSettings } from './settings.ts';

/**
 * The last lines that a running attempt's task container has written, for the time before its worker ships them; undefined where
 * the pod is gone or its container has not started. `externalId` is what the executor reported: `namespace/pod`.
 */
export async function tailPodLog(
  api: KubernetesApi,
  settings: Pick<KubernetesSettings, 'runningPodLogLines'>,
  externalId: string,
): Promise<string | undefined> {
  const [namespace, pod, ...rest] = externalId.split('/');
  if (!namespace || !pod || rest.length > 0) return undefined;
  try {
    return await api.readLog(namespace, pod, taskContainer, settings.runningPodLogLines);
  } catch (error) {
    if (hasNoLog(error)) return undefined;
    throw error;
  }
}
