import type { SecretObject } from './api.ts';
import type { Attempts } from './attempts.ts';
import type { Log } from './observability.ts';
import type { PodRemover } from './pod-remover.ts';
import type { PodStore } from './pod-store.ts';
import type { PodSummary } from './pod-summary.ts';
import { attemptOf, type SecretUser, type WorkloadSecrets } from './workload-secrets.ts';

export interface SweeperParts {
  /** Undefined for all. */
  readonly namespaces: readonly (string | undefined)[];
  readonly stores: readonly PodStore[];
  readonly attempts: Attempts;
  readonly remover: PodRemover;
  readonly secrets: WorkloadSecrets;
  readonly log: Log;
}

const sweepEveryMs = 30_000;
/**
 * A finished pod that is still there after so long belonged to a scheduler that died, or to one that waits for the log store: two that
 * save a log write the same bytes to the same place.
 */
const abandonedAfterMs = 60_000;

/** Finds now and then what schedulers that died have left: finished pods, and Secrets that no pod owns. */
export class Sweeper {
  readonly #parts: SweeperParts;
  readonly #timer: NodeJS.Timeout;
  /** When each finished pod that belongs to no attempt of ours was first seen so (performance clock), by uid. */
  readonly #finishedSinceMs = new Map<string, number>();

  constructor(parts: SweeperParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#sweep(performance.now()), sweepEveryMs);
  }

  /** A finished pod of no attempt of ours was seen. */
  sawFinished(pod: PodSummary): void {
    if (!this.#finishedSinceMs.has(pod.uid)) this.#finishedSinceMs.set(pod.uid, performance.now());
  }

  sawGone(pod: PodSummary): void {
    this.#finishedSinceMs.delete(pod.uid);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #sweep(nowMs: number): void {
    const { namespaces, stores, remover, secrets, log } = this.#parts;
    for (const pod of stores.flatMap((store) => [...store.all()])) {
      const since = this.#finishedSinceMs.get(pod.uid);
      if (since !== undefined && nowMs - since >= abandonedAfterMs) remover.remove(pod, { kind: 'finished' });
    }
    for (const namespace of namespaces) {
      secrets
        .sweep(namespace, nowMs, (secret) => this.#userOf(secret))
        .catch((error: unknown) => log.warn({ namespace, error }, 'Secrets could not be swept'));
    }
  }

  #userOf(secret: SecretObject): SecretUser {
    const { name, namespace } = secret.metadata;
    const attempt = this.#parts.attempts.ofPod(namespace, name);
    const pods = this.#parts.stores.flatMap((store) => store.ofAttempt(attemptOf(secret)));
    const uid = attempt?.podUid ?? pods.find((pod) => pod.name === name)?.uid;
    if (uid !== undefined) return { kind: 'pod', uid };
    return { kind: attempt === undefined ? 'unknown' : 'soon' };
  }
}
