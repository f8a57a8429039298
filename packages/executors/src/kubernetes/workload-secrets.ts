import { createLimiter, type ExecuteTask } from '@leeward/contracts';
import type { KubernetesApi, SecretObject } from './api.ts';
import { isAlreadyThere, isGone, isGoneOrReplaced } from './kubernetes-error.ts';
import { label, ownerlessSecretsSelector } from './labels.ts';
import type { Log } from './observability.ts';
import { ownedBy, workloadSecret } from './workload-secret.ts';

/** A pod as its Secret knows it: both have one name. */
interface PodPlace {
  readonly name: string;
  readonly namespace: string;
}

/** Who a Secret without an owner belongs to. */
export type SecretUser =
  /** A pod that was made. */
  | { readonly kind: 'pod'; readonly uid: string }
  /** One that is being made here. */
  | { readonly kind: 'soon' }
  /** Nobody that is known here; another scheduler may be making the pod. */
  | { readonly kind: 'unknown' };

type SecretsApi = Pick<KubernetesApi, 'createSecret' | 'patchSecret' | 'deleteSecret' | 'listSecrets' | 'readPod'>;

const patchesAtOnce = 16;
/** Nobody takes so long between a Secret and its pod: its maker died, or the pod is gone. */
const abandonedAfterMs = 300_000;

/**
 * The Secrets that hand workloads over: each is there before its pod, so that the kubelet finds it at once, and is given to the pod as
 * soon as that has a uid. What a death or a refusal leaves in between is found by the sweep.
 */
export class WorkloadSecrets {
  readonly #api: SecretsApi;
  readonly #owner: string;
  readonly #log: Log;
  readonly #patches = createLimiter(patchesAtOnce);
  readonly #giving = new Set<Promise<void>>();
  /** When each Secret that nobody here knows was first seen (performance clock), by uid. */
  readonly #unknownSinceMs = new Map<string, number>();

  constructor(api: SecretsApi, owner: string, log: Log) {
    this.#api = api;
    this.#owner = owner;
    this.#log = log;
  }

  /** Answers the uid of the Secret that was made; undefined where one of that name is there already. */
  async create(workload: ExecuteTask, pod: PodPlace): Promise<string | undefined> {
    try {
      return (await this.#api.createSecret(pod.namespace, workloadSecret(workload, this.#owner, pod))).metadata.uid;
    } catch (error) {
      if (isAlreadyThere(error)) return undefined;
      throw error;
    }
  }

  /** In the background: the pod is made and needs no more to start. Where it fails the sweep does it. */
  giveTo(pod: PodPlace & { readonly uid: string }, workload: ExecuteTask): void {
    const work = this.#patches
      .run(() => this.#own(pod, workload))
      .catch((error: unknown) => this.#warn(pod, error, 'the Secret of a pod was not given to it yet'))
      .finally(() => this.#giving.delete(work));
    this.#giving.add(work);
  }

  /** Removes a Secret that was made for a pod that was not. Where it fails the sweep does it. */
  async discard({ name, namespace }: PodPlace, uid: string): Promise<void> {
    await this.#delete({ name, namespace }, { uid });
  }

  /** Gives the Secrets that no pod owns to their pods, and removes those that had none for long enough. */
  async sweep(
    namespace: string | undefined,
    nowMs: number,
    userOf: (secret: SecretObject) => SecretUser,
  ): Promise<void> {
    for (const secret of await this.#api.listSecrets(namespace, ownerlessSecretsSelector(this.#owner))) {
      const { name, namespace: of, uid, resourceVersion } = secret.metadata;
      const user = userOf(secret);
      if (user.kind === 'pod') {
        await this.#api.patchSecret(of, name, ownedBy({ name, uid: user.uid }));
      } else if (user.kind === 'unknown') {
        const since = this.#unknownSinceMs.get(uid) ?? nowMs;
        this.#unknownSinceMs.set(uid, since);
        // One that was given to its pod since it was listed has another version, and stays.
        if (nowMs - since >= abandonedAfterMs) await this.#delete({ name, namespace: of }, { uid, resourceVersion });
      }
    }
    for (const [uid, since] of this.#unknownSinceMs) {
      if (nowMs - since > 2 * abandonedAfterMs) this.#unknownSinceMs.delete(uid);
    }
  }

  /** Resolves when every Secret that is being given to its pod was, or could not be. */
  async close(): Promise<void> {
    await Promise.all(this.#giving);
  }

  async #own(pod: PodPlace & { readonly uid: string }, workload: ExecuteTask): Promise<void> {
    try {
      await this.#api.patchSecret(pod.namespace, pod.name, ownedBy(pod));
    } catch (error) {
      if (!isGone(error)) throw error;
      // Somebody took it for abandoned while its pod could not be made. A pod that has mounted it needs it no more.
      if (!(await this.#isAwaited(pod))) return;
      await this.create(workload, pod);
      await this.#api.patchSecret(pod.namespace, pod.name, ownedBy(pod));
    }
  }

  /** Whether the pod has not started yet: it waits for its Secret. */
  async #isAwaited({ namespace, name, uid }: PodPlace & { readonly uid: string }): Promise<boolean> {
    try {
      const { metadata, status } = await this.#api.readPod(namespace, name);
      return metadata?.uid === uid && status?.phase === 'Pending';
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }

  async #delete(place: PodPlace, preconditions: { uid: string; resourceVersion?: string }): Promise<void> {
    try {
      await this.#api.deleteSecret(place.namespace, place.name, preconditions);
    } catch (error) {
      if (isGoneOrReplaced(error)) return;
      this.#warn(place, error, 'a Secret without a pod was not removed yet');
    }
  }

  #warn({ name, namespace }: PodPlace, error: unknown, message: string): void {
    this.#log.warn({ secret: name, namespace, error }, message);
  }
}

/** The attempt that a Secret was made for. */
export function attemptOf(secret: SecretObject): string {
  return secret.metadata.labels?.[label.attemptId] ?? '';
}
