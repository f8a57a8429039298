import { AttemptEnd, type AttemptNote, type AttemptReason, type ExecutorEvents } from '@leeward/contracts';
import type { KubernetesApi } from './api.ts';
import type { Attempt, Attempts } from './attempts.ts';
import type { Log } from './observability.ts';
import { type EventObject, eventKey, noteOf } from './pod-events.ts';
import type { PodSummary } from './pod-summary.ts';

const collectEventsWithinMs = 5_000;

/** Tells the scheduler about attempts: each note once, each end once and after all its notes. */
export class Reports {
  readonly #api: KubernetesApi;
  readonly #attempts: Attempts;
  readonly #events: ExecutorEvents;
  readonly #log: Log;
  readonly #collecting = new Set<Promise<void>>();

  constructor(api: KubernetesApi, attempts: Attempts, events: ExecutorEvents, log: Log) {
    this.#api = api;
    this.#attempts = attempts;
    this.#events = events;
    this.#log = log;
  }

  accepted(attempt: Attempt): void {
    if (attempt.pod === undefined || attempt.accepted) return;
    attempt.accepted = true;
    this.#events.accepted(attempt.id, `${attempt.pod.namespace}/${attempt.pod.name}`);
  }

  /** Something that the executor itself has to say, told once while it stays the same. */
  reason(attempt: Attempt, { code, message }: AttemptReason): void {
    this.#noteOnce(attempt, `${code}|${message}`, { source: 'executor', code, message, occurredAt: new Date() });
  }

  event(attempt: Attempt, event: EventObject): void {
    this.#noteOnce(attempt, eventKey(event), noteOf(event, new Date()));
  }

  ended(attempt: Attempt, end: AttemptEnd, reason: AttemptReason): void {
    attempt.ended = true;
    this.#attempts.remove(attempt);
    this.#events.ended(attempt.id, end, reason);
    this.#events.slotsFreed();
  }

  /**
   * As `ended`, but what Kubernetes tells about a pod that did not end well is kept first: it forgets that with the pod. `then` is
   * called when nobody needs the pod any more.
   */
  endedWithPod(attempt: Attempt, pod: PodSummary, end: AttemptEnd, reason: AttemptReason, then: () => void): void {
    if (end === AttemptEnd.Exited) {
      this.ended(attempt, end, reason);
      then();
      return;
    }
    attempt.ended = true;
    const work = this.#collectEvents(attempt, pod).then(() => {
      this.#collecting.delete(work);
      this.ended(attempt, end, reason);
      then();
    });
    this.#collecting.add(work);
  }

  /** Resolves when every end that is being reported was. */
  async close(): Promise<void> {
    await Promise.all(this.#collecting);
  }

  async #collectEvents(attempt: Attempt, pod: PodSummary): Promise<void> {
    const late = Promise.withResolvers<readonly EventObject[]>();
    const timer = setTimeout(() => late.resolve([]), collectEventsWithinMs);
    const asked = this.#api.eventsOfPod(pod.namespace, pod.uid).catch((error: unknown) => {
      this.#log.warn({ pod: pod.name, error }, 'the events of a pod could not be kept');
      return [];
    });
    for (const event of await Promise.race([asked, late.promise])) this.event(attempt, event);
    clearTimeout(timer);
  }

  #noteOnce(attempt: Attempt, key: string, note: AttemptNote): void {
    if (attempt.noted.has(key)) return;
    attempt.noted.add(key);
    this.#events.noted(attempt.id, note);
  }
}
