import type { QueuedAttempt } from '@leeward/contracts';
import type { PodSummary } from './pod-summary.ts';

/** An attempt from the moment it was handed over until its end was reported. */
export interface Attempt {
  readonly id: string;
  readonly queued: QueuedAttempt;
  /** Its pod: chosen before the pod is created, so that what is seen of it is never a surprise. */
  pod: { readonly name: string; readonly namespace: string } | undefined;
  podUid: string | undefined;
  /** Of the Secret that was made for a pod that is not made yet. */
  secretUid: string | undefined;
  /** When its pod was created by this executor (performance clock); undefined for an adopted one. */
  createdAtMs: number | undefined;
  /** Whether the pod's name was reported. */
  accepted: boolean;
  /** The last that was seen of the pod. */
  seen: PodSummary | undefined;
  /** Set once somebody asked to stop it. */
  stop: { readonly reason: string; readonly graceSeconds: number } | undefined;
  /** Set while its end is being reported; nothing more is done about it. */
  ended: boolean;
  /** Notes that were made already, so that a repeated event is told once. */
  readonly noted: Set<string>;
}

/** The attempts that this executor answers for, found by their id or by their pod. */
export class Attempts {
  readonly #byId = new Map<string, Attempt>();
  readonly #byPod = new Map<string, Attempt>();

  get size(): number {
    return this.#byId.size;
  }

  all(): IterableIterator<Attempt> {
    return this.#byId.values();
  }

  get(id: string): Attempt | undefined {
    return this.#byId.get(id);
  }

  ofPod(namespace: string, name: string): Attempt | undefined {
    return this.#byPod.get(`${namespace}/${name}`);
  }

  /** Adds an attempt, or answers undefined where it is there already. */
  add(queued: QueuedAttempt): Attempt | undefined {
    const { id } = queued.workload.ti;
    if (this.#byId.has(id)) return undefined;
    const attempt: Attempt = {
      id,
      queued,
      pod: undefined,
      podUid: undefined,
      secretUid: undefined,
      createdAtMs: undefined,
      accepted: false,
      seen: undefined,
      stop: undefined,
      ended: false,
      noted: new Set(),
    };
    this.#byId.set(id, attempt);
    return attempt;
  }

  givePod(attempt: Attempt, pod: { readonly name: string; readonly namespace: string }): void {
    if (attempt.pod !== undefined) this.#byPod.delete(`${attempt.pod.namespace}/${attempt.pod.name}`);
    attempt.pod = { name: pod.name, namespace: pod.namespace };
    this.#byPod.set(`${pod.namespace}/${pod.name}`, attempt);
  }

  remove(attempt: Attempt): void {
    this.#byId.delete(attempt.id);
    if (attempt.pod !== undefined) this.#byPod.delete(`${attempt.pod.namespace}/${attempt.pod.name}`);
  }
}
