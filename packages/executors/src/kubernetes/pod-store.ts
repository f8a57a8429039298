import type { Follower } from './follow.ts';
import { type PodObject, type PodSummary, summarise } from './pod-summary.ts';

export interface PodListener {
  /** A pod was seen for the first time or changed. */
  podChanged(pod: PodSummary): void;
  /** A pod is there no more; `lastSeen` is what was last known of it. */
  podGone(lastSeen: PodSummary): void;
  /** Everything that was there at that moment (performance clock) was told. */
  listed(askedAtMs: number): void;
  followingFailed(error: Error, consecutiveFailures: number): void;
}

/** The installation's pods of one namespace, or of all, as far as they are still to be looked at. */
export class PodStore implements Follower<PodObject> {
  readonly #listener: PodListener;
  readonly #pods = new Map<string, PodSummary>();
  readonly #byAttempt = new Map<string, Set<string>>();
  readonly #firstList: PromiseWithResolvers<void> = Promise.withResolvers();

  constructor(listener: PodListener) {
    this.#listener = listener;
  }

  /** Resolves once the pods that are there were listed. */
  get listed(): Promise<void> {
    return this.#firstList.promise;
  }

  all(): IterableIterator<PodSummary> {
    return this.#pods.values();
  }

  get(namespace: string, name: string): PodSummary | undefined {
    return this.#pods.get(`${namespace}/${name}`);
  }

  /** The pods of an attempt: one, or more where its start was tried again. */
  ofAttempt(attemptId: string): PodSummary[] {
    const keys = this.#byAttempt.get(attemptId) ?? [];
    return [...keys].flatMap((key) => this.#pods.get(key) ?? []);
  }

  replaced(objects: readonly PodObject[], askedAtMs: number): void {
    const seen = objects.map(summarise);
    const present = new Set(seen.map(keyOf));
    for (const [key, lastSeen] of this.#pods) if (!present.has(key)) this.#forget(lastSeen);
    for (const pod of seen) this.#keep(pod);
    this.#listener.listed(askedAtMs);
    this.#firstList.resolve();
  }

  changed(object: PodObject): void {
    this.#keep(summarise(object));
  }

  removed(object: PodObject): void {
    this.#forget(summarise(object));
  }

  failed(error: Error, consecutiveFailures: number): void {
    this.#listener.followingFailed(error, consecutiveFailures);
  }

  #keep(pod: PodSummary): void {
    const key = keyOf(pod);
    this.#pods.set(key, pod);
    const keys = this.#byAttempt.get(pod.attemptId) ?? new Set();
    this.#byAttempt.set(pod.attemptId, keys.add(key));
    this.#listener.podChanged(pod);
  }

  #forget(pod: PodSummary): void {
    const key = keyOf(pod);
    this.#pods.delete(key);
    const keys = this.#byAttempt.get(pod.attemptId);
    keys?.delete(key);
    if (keys?.size === 0) this.#byAttempt.delete(pod.attemptId);
    this.#listener.podGone(pod);
  }
}

function keyOf(pod: PodSummary): string {
  return `${pod.namespace}/${pod.name}`;
}
