import { LeewardError } from '@leeward/contracts';
import type { KubernetesApi } from './api.ts';
import type { Attempt, Attempts } from './attempts.ts';
import { errors } from './errors.ts';
import { readExecutorConfig } from './executor-config.ts';
import { isAlreadyThere, KubernetesError } from './kubernetes-error.ts';
import { label } from './labels.ts';
import type { PodJson } from './merge-pods.ts';
import type { PodMutationHook } from './mutation-hook.ts';
import { podName } from './names.ts';
import { buildPod, builtInTemplate } from './pod-spec.ts';
import type { PodObject } from './pod-summary.ts';
import type { KubernetesSettings } from './settings.ts';
import { TemplateFiles } from './template-files.ts';
import type { WorkloadSecrets } from './workload-secrets.ts';

/** Builds an attempt's pod and creates it after the Secret that hands over the workload. */
export class PodMaker {
  readonly #api: KubernetesApi;
  readonly #settings: KubernetesSettings;
  readonly #attempts: Attempts;
  readonly #mutate: PodMutationHook | undefined;
  readonly #secrets: WorkloadSecrets;
  readonly #templates = new TemplateFiles();

  constructor(
    api: KubernetesApi,
    settings: KubernetesSettings,
    attempts: Attempts,
    mutate: PodMutationHook | undefined,
    secrets: WorkloadSecrets,
  ) {
    this.#api = api;
    this.#settings = settings;
    this.#attempts = attempts;
    this.#mutate = mutate;
    this.#secrets = secrets;
  }

  /**
   * Creates the Secret and the pod. May be called again after it threw: what was created before is found, not made twice.
   * @throws {KubernetesError} where Kubernetes refuses or does not answer.
   * @throws {LeewardError} where the template, the settings or the task's executor_config cannot be used.
   */
  async make(attempt: Attempt): Promise<void> {
    const { workload } = attempt.queued;
    if (attempt.podUid === undefined) {
      attempt.podUid = await this.#createPod(attempt);
      attempt.createdAtMs = performance.now();
    } else if (attempt.pod !== undefined) {
      await this.#secrets.create(workload, attempt.pod);
    }
    if (attempt.pod !== undefined) this.#secrets.giveTo({ ...attempt.pod, uid: attempt.podUid }, workload);
  }

  /** To be called for an attempt whose pod will not be made. */
  async discard(attempt: Attempt): Promise<void> {
    const { pod, podUid, secretUid } = attempt;
    if (pod === undefined || podUid !== undefined || secretUid === undefined) return;
    attempt.secretUid = undefined;
    await this.#secrets.discard(pod, secretUid);
  }

  async #createPod(attempt: Attempt): Promise<string> {
    const { workload } = attempt.queued;
    const name = attempt.pod?.name ?? podName(workload.ti.dag_id, workload.ti.task_id);
    const built = await this.#build(attempt, name);
    const namespace = this.#namespaceOf(built, attempt);
    this.#attempts.givePod(attempt, { name, namespace });
    attempt.secretUid = (await this.#secrets.create(workload, { name, namespace })) ?? attempt.secretUid;
    try {
      return await this.#createOrFind(attempt, namespace, name, built);
    } catch (error) {
      // No token lies about while a quota is full. Where no answer came the pod may be there.
      if (error instanceof KubernetesError && error.status !== undefined) await this.discard(attempt);
      throw error;
    }
  }

  async #createOrFind(attempt: Attempt, namespace: string, name: string, built: PodJson): Promise<string> {
    try {
      return uidOf(await this.#api.createPod(namespace, built));
    } catch (error) {
      if (!isAlreadyThere(error)) throw error;
      return this.#uidOfOwn(attempt, namespace, name, error);
    }
  }

  async #build(attempt: Attempt, name: string): Promise<PodJson> {
    const { workload, executorConfig } = attempt.queued;
    const { dag_id: dagId, task_id: taskId } = workload.ti;
    try {
      const request = readExecutorConfig(executorConfig);
      const file =
        request.podTemplateFile ??
        this.#settings.queues.get(workload.ti.queue)?.podTemplateFile ??
        this.#settings.podTemplateFile;
      const template = file === null ? builtInTemplate : await this.#templates.read(file);
      return buildPod({ name, workload, request, template, settings: this.#settings, mutate: this.#mutate });
    } catch (error) {
      if (error instanceof LeewardError) throw error;
      throw errors.LW_EXECUTOR_CONFIG({ dagId, taskId, reason: (error as Error).message }, { cause: error });
    }
  }

  /** A pod in a namespace that nobody watches would run unseen. */
  #namespaceOf(pod: PodJson, attempt: Attempt): string {
    const namespace = pod.metadata?.namespace ?? this.#settings.namespace;
    const watched = this.#settings.namespaces;
    if (watched === 'all' || watched.includes(namespace)) return namespace;
    const { dag_id: dagId, task_id: taskId } = attempt.queued.workload.ti;
    const reason = `its namespace ${namespace} is not watched, expected one of ${watched.join(', ')} ([kubernetes_executor] multi_namespace_mode)`;
    throw errors.LW_EXECUTOR_CONFIG({ dagId, taskId, reason });
  }

  /** An earlier creation whose answer was lost: the pod of that name is this attempt's, or the name is taken. */
  async #uidOfOwn(attempt: Attempt, namespace: string, name: string, taken: unknown): Promise<string> {
    const existing = await this.#api.readPod(namespace, name);
    if (existing.metadata?.labels?.[label.attemptId] === attempt.id) return uidOf(existing);
    throw taken;
  }
}

function uidOf(pod: PodObject): string {
  const uid = pod.metadata?.uid;
  if (uid === undefined) throw new KubernetesError('Kubernetes answered with a pod that has no uid', {});
  return uid;
}
