import type { PodJson } from './merge-pods.ts';
import { typedPod } from './typed-pod.ts';

/** What an author asks of the Kubernetes executor for one task. */
export interface PodRequest {
  readonly podOverride: PodJson | undefined;
  readonly podTemplateFile: string | undefined;
}

/**
 * Reads a task's `executor_config`: as plain JSON, or as Airflow serialises it with `__type` and `__var` around dictionaries and
 * pods (airflow/serialization/serialized_objects.py). Keys for other executors are left alone.
 * @throws {TypeError} with what is wrong and what was expected.
 */
export function readExecutorConfig(executorConfig: Readonly<Record<string, unknown>> | null): PodRequest {
  const config = unwrap(executorConfig ?? {});
  if (!isRecord(config)) throw new TypeError('it is not a dictionary');
  if (config.KubernetesExecutor !== undefined && config.KubernetesExecutor !== null) {
    throw new TypeError('its key KubernetesExecutor was removed in Airflow 3, use pod_override with a V1Pod');
  }
  return { podOverride: readPod(config.pod_override), podTemplateFile: readPath(config.pod_template_file) };
}

/** Whether the author gave the task's pod a form of its own. */
export function shapesPod(executorConfig: Readonly<Record<string, unknown>> | null): boolean {
  const { podOverride, podTemplateFile } = readExecutorConfig(executorConfig);
  return podOverride !== undefined || podTemplateFile !== undefined;
}

function readPod(value: unknown): PodJson | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) throw new TypeError('pod_override is not a V1Pod');
  for (const part of ['metadata', 'spec']) {
    if (value[part] !== undefined && value[part] !== null && !isRecord(value[part])) {
      throw new TypeError(`pod_override.${part} is not an object`);
    }
  }
  const containers = isRecord(value.spec) ? (value.spec.containers ?? []) : [];
  if (!Array.isArray(containers)) throw new TypeError('pod_override.spec.containers is not a list');
  return typedPod(value);
}

function readPath(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new TypeError('pod_template_file is not a path');
  return value;
}

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (!isRecord(value)) return value;
  if (value.__type === 'dict' || value.__type === 'k8s.V1Pod') return unwrap(value.__var);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
