import type { KubernetesApi } from './api.ts';
import { isGoneOrReplaced } from './kubernetes-error.ts';
import { label } from './labels.ts';
import type { Log } from './observability.ts';
import type { PodLogSaver } from './pod-log-saver.ts';
import { endsByItself, hasSucceeded, isTaskOver, type PodSummary } from './pod-summary.ts';
import type { KubernetesSettings } from './settings.ts';

export type Removal =
  /** As the settings say for a pod that ends by itself, well or not. */
  | { readonly kind: 'finished' }
  /** At all events; its containers get `graceSeconds` to end. */
  | { readonly kind: 'stopped'; readonly graceSeconds: number };

/** Kubernetes' own default: what containers beside the task's get to end. */
const sidecarGraceSeconds = 30;

/** What becomes of a pod whose attempt is over. Containers that would go on beside the task are stopped, with their pod. */
export function removalAfterTask(pod: PodSummary): Removal {
  if (endsByItself(pod)) return { kind: 'finished' };
  // A pod that waits for its image would run after all once the image is there.
  return { kind: 'stopped', graceSeconds: pod.phase === 'Pending' ? 0 : sidecarGraceSeconds };
}

const concurrency = 16;
const tries = 5;
const firstDelayMs = 500;

/**
 * Removes pods, or marks finished ones that are to be kept, in the background, each after its log was saved. What fails is left to the
 * next sweep.
 */
export class PodRemover {
  readonly #api: KubernetesApi;
  readonly #settings: KubernetesSettings;
  readonly #saver: PodLogSaver;
  readonly #log: Log;
  readonly #saving = new Map<string, Promise<void>>();
  readonly #waiting: { pod: PodSummary; removal: Removal }[] = [];
  readonly #running = new Map<string, Promise<void>>();
  #closed = false;

  constructor(api: KubernetesApi, settings: KubernetesSettings, saver: PodLogSaver, log: Log) {
    this.#api = api;
    this.#settings = settings;
    this.#saver = saver;
    this.#log = log;
  }

  remove(pod: PodSummary, removal: Removal): void {
    if (this.#running.has(pod.uid) || this.#saving.has(pod.uid)) return;
    const work = this.#logIsSafe(pod, removal).then((isSafe) => {
      this.#saving.delete(pod.uid);
      if (!isSafe) return;
      this.#waiting.push({ pod, removal });
      this.#advance();
    });
    this.#saving.set(pod.uid, work);
  }

  /** Resolves when everything that was asked for is done, given up or left to the next executor. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#saver.close();
    await Promise.all(this.#saving.values());
    while (this.#running.size > 0 || this.#waiting.length > 0) await Promise.all(this.#running.values());
  }

  /** A task that still runs is stopped at once, and read while it ends. */
  async #logIsSafe(pod: PodSummary, removal: Removal): Promise<boolean> {
    if (removal.kind === 'finished' || isTaskOver(pod)) return this.#saver.save(pod);
    await this.#saver.beforeStop(pod);
    return true;
  }

  #advance(): void {
    while (this.#running.size < concurrency) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      const work = this.#withRetries(next.pod, next.removal).finally(() => {
        this.#running.delete(next.pod.uid);
        this.#advance();
      });
      this.#running.set(next.pod.uid, work);
    }
  }

  async #withRetries(pod: PodSummary, removal: Removal): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        await this.#once(pod, removal);
        return;
      } catch (error) {
        if (isGoneOrReplaced(error)) return;
        if (failures === tries || this.#closed) {
          this.#log.warn({ pod: pod.name, namespace: pod.namespace, error }, 'a pod could not be removed');
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, firstDelayMs * 2 ** (failures - 1)));
      }
    }
  }

  async #once(pod: PodSummary, removal: Removal): Promise<void> {
    if (removal.kind === 'stopped') {
      const options = { ...this.#settings.deleteOptions, gracePeriodSeconds: removal.graceSeconds };
      await this.#api.deletePod(pod.namespace, pod.name, pod.uid, options);
      return;
    }
    const isDeleted = hasSucceeded(pod) ? this.#settings.deleteSucceededPods : this.#settings.deleteFailedPods;
    if (isDeleted) {
      await this.#api.deletePod(pod.namespace, pod.name, pod.uid, this.#settings.deleteOptions);
      return;
    }
    // A kept pod would keep its Secret, and in it the attempt's token.
    await this.#api.deleteSecret(pod.namespace, pod.name).catch((error: unknown) => {
      if (!isGoneOrReplaced(error)) throw error;
    });
    await this.#api.labelPod(pod.namespace, pod.name, { [label.done]: 'True' });
  }
}
