import {
  AttemptEnd,
  type AttemptReason,
  type Executor,
  type ExecutorEvents,
  FailureCode,
  LeewardError,
  type QueuedAttempt,
} from '@leeward/contracts';
import type { KubernetesApi } from './api.ts';
import { type Attempt, Attempts } from './attempts.ts';
import { verdictOnLoss, verdictOnPod, waitingReason } from './classify.ts';
import { isRefusalOfPod, type RequestFailure } from './creation-plan.ts';
import { CreationQueue, type CreationResult } from './creation-queue.ts';
import { shapesPod } from './executor-config.ts';
import { type Follower, follow } from './follow.ts';
import { KubernetesError } from './kubernetes-error.ts';
import { ownPodsSelector } from './labels.ts';
import type { PodMutationHook } from './mutation-hook.ts';
import type { Log, Metrics } from './observability.ts';
import { type EventObject, warningsOfPods } from './pod-events.ts';
import { PodLogSaver } from './pod-log-saver.ts';
import type { PodLogStore } from './pod-log-store.ts';
import { PodMaker } from './pod-maker.ts';
import { PodRemover, removalAfterTask } from './pod-remover.ts';
import { PodStore } from './pod-store.ts';
import { isFinished, type PodObject, type PodSummary, unseenPod } from './pod-summary.ts';
import { Reports } from './reports.ts';
import type { KubernetesSettings } from './settings.ts';
import { Sweeper } from './sweeper.ts';
import { WorkloadSecrets } from './workload-secrets.ts';

export interface KubernetesExecutorOptions {
  readonly api: KubernetesApi;
  readonly settings: KubernetesSettings;
  readonly events: ExecutorEvents;
  /** Takes the logs of pods whose workers ship none. */
  readonly logs: PodLogStore;
  readonly log: Log;
  readonly metrics: Metrics;
  /** An operator's last word on every pod. What it throws fails the task. */
  readonly mutatePod?: PodMutationHook | undefined;
}

const failuresPerWarning = 20;

/** Runs every attempt in a pod of its own. Knows nothing that Kubernetes or the database does not know as well. */
export class KubernetesExecutor implements Executor {
  readonly name = 'KubernetesExecutor';
  readonly #options: KubernetesExecutorOptions;
  readonly #attempts = new Attempts();
  readonly #reports: Reports;
  readonly #secrets: WorkloadSecrets;
  readonly #maker: PodMaker;
  readonly #queue: CreationQueue<Attempt>;
  readonly #podLogs: PodLogSaver;
  readonly #remover: PodRemover;
  readonly #stores: PodStore[] = [];
  readonly #following = new AbortController();
  readonly #followers: Promise<void>[] = [];
  /** Pods that are being removed: no attempt may be found in them any more. */
  readonly #doomed = new Set<string>();
  readonly #sweeper: Sweeper;
  #closed = false;

  constructor(options: KubernetesExecutorOptions) {
    const { api, settings, events, logs, log, mutatePod } = options;
    this.#options = options;
    this.#reports = new Reports(api, this.#attempts, events, log);
    this.#secrets = new WorkloadSecrets(api, settings.owner, log);
    this.#maker = new PodMaker(api, settings, this.#attempts, mutatePod, this.#secrets);
    this.#podLogs = new PodLogSaver({ api, logs, log });
    this.#remover = new PodRemover(api, settings, this.#podLogs, log);
    this.#queue = new CreationQueue({
      concurrency: settings.creationConcurrency,
      retries: settings.creationRetries,
      create: (attempt) => this.#create(attempt),
      onRetry: (attempt, failure, plan) => {
        options.metrics.count('kubernetes_executor.pod_creation_retry');
        this.#reports.reason(attempt, notCreated(plan.code, 'The pod could not be created yet', failure));
      },
      onFailed: (attempt, failure, plan) => {
        options.metrics.count('kubernetes_executor.pod_creation_failure');
        this.#removePodOf(attempt);
        void this.#maker.discard(attempt);
        const reason = notCreated(plan.code, 'The pod could not be created', failure);
        const isAuthors =
          plan.kind === 'refused' && isRefusalOfPod(failure) && shapesPod(attempt.queued.executorConfig);
        this.#reports.ended(attempt, isAuthors ? AttemptEnd.Failed : AttemptEnd.LaunchFailed, reason);
      },
    });
    const namespaces = settings.namespaces === 'all' ? [undefined] : settings.namespaces;
    for (const namespace of namespaces) this.#followNamespace(namespace);
    this.#sweeper = new Sweeper({
      namespaces,
      stores: this.#stores,
      attempts: this.#attempts,
      remover: this.#remover,
      secrets: this.#secrets,
      log,
    });
  }

  freeSlots(): number {
    return this.#closed ? 0 : Math.max(0, this.#options.settings.parallelism - this.#attempts.size);
  }

  start(queued: QueuedAttempt): void {
    if (this.#closed) return;
    const attempt = this.#attempts.add(queued);
    if (attempt !== undefined) this.#queue.add(attempt);
  }

  stop(attemptId: string, reason: string, graceSeconds: number): void {
    const attempt = this.#attempts.get(attemptId);
    if (attempt === undefined || attempt.ended || attempt.stop !== undefined) return;
    attempt.stop = { reason, graceSeconds };
    const waited = this.#queue.remove(attempt);
    if (attempt.podUid !== undefined) this.#removePodOf(attempt);
    else if (waited) this.#reports.ended(attempt, AttemptEnd.Exited, stopped(attempt));
  }

  async adopt(queued: readonly QueuedAttempt[]): Promise<ReadonlySet<string>> {
    await Promise.all(this.#stores.map((store) => store.listed));
    const found = new Set<string>();
    for (const one of queued) {
      const { id } = one.workload.ti;
      const pod = this.#livePodOf(id) ?? this.#podsOf(id).find(isFinished);
      if (pod === undefined) continue;
      found.add(id);
      const attempt = this.#attempts.add(one);
      if (attempt === undefined) continue;
      this.#takeOver(attempt, pod);
      // Its maker may have died before it had handed over the workload.
      if (pod.phase === 'Pending' && !attempt.ended) this.#queue.add(attempt);
    }
    return found;
  }

  /** Pods go on: their end is seen by the executor that adopts them. Requests that are under way get `graceSeconds`. */
  async close(graceSeconds: number): Promise<void> {
    this.#closed = true;
    this.#sweeper.close();
    const impatience = setTimeout(() => this.#options.api.close(), graceSeconds * 1_000);
    await this.#queue.close();
    await this.#secrets.close();
    this.#following.abort();
    await Promise.all(this.#followers);
    await this.#reports.close();
    await this.#remover.close();
    clearTimeout(impatience);
    await this.#options.api.close();
  }

  async #create(attempt: Attempt): Promise<CreationResult> {
    const existing = attempt.podUid === undefined ? this.#livePodOf(attempt.id) : undefined;
    if (existing !== undefined) this.#takeOver(attempt, existing);
    if (attempt.stop !== undefined && attempt.podUid === undefined && !attempt.ended) {
      this.#reports.ended(attempt, AttemptEnd.Exited, stopped(attempt));
    }
    if (attempt.ended) return { kind: 'dropped' };
    const startedAtMs = performance.now();
    try {
      await this.#maker.make(attempt);
    } catch (error) {
      return this.#creationThrew(attempt, error);
    }
    this.#options.metrics.observeMs('kubernetes_executor.pod_creation', performance.now() - startedAtMs);
    this.#reports.accepted(attempt);
    if (attempt.stop !== undefined) this.#removePodOf(attempt);
    return { kind: 'created' };
  }

  #creationThrew(attempt: Attempt, error: unknown): CreationResult {
    if (error instanceof KubernetesError) return { kind: 'failed', failure: error };
    if (!(error instanceof LeewardError))
      this.#options.log.error({ attemptId: attempt.id, error }, 'a pod was not made');
    const isAuthors = error instanceof LeewardError && error.code === 'LW_EXECUTOR_CONFIG';
    const code = isAuthors ? 'invalid_executor_config' : 'pod_not_made';
    const end = isAuthors ? AttemptEnd.Failed : AttemptEnd.LaunchFailed;
    this.#reports.ended(attempt, end, { code, message: (error as Error).message });
    return { kind: 'dropped' };
  }

  /** The attempt's pod was made before, by this executor or one that died. */
  #takeOver(attempt: Attempt, pod: PodSummary): void {
    this.#attempts.givePod(attempt, pod);
    attempt.podUid = pod.uid;
    this.#reports.accepted(attempt);
    this.#podChanged(pod);
  }

  #followNamespace(namespace: string | undefined): void {
    const { api, settings } = this.#options;
    const { signal } = this.#following;
    const store = new PodStore({
      podChanged: (pod) => this.#podChanged(pod),
      podGone: (pod) => this.#podGone(pod),
      listed: (startedAtMs) => this.#findUnseenLosses(store, namespace, startedAtMs),
      followingFailed: (error, failures) => this.#cannotFollow('pods', namespace, error, failures),
    });
    this.#stores.push(store);
    const pods = { collection: 'pods', namespace, query: { labelSelector: ownPodsSelector(settings.owner) } } as const;
    const warnings = { collection: 'events', namespace, query: warningsOfPods } as const;
    this.#followers.push(follow<PodObject>(api, pods, store, signal));
    this.#followers.push(follow<EventObject>(api, warnings, this.#warnings(namespace), signal));
  }

  #warnings(namespace: string | undefined): Follower<EventObject> {
    const changed = (event: EventObject) => {
      const { namespace: of = '', name = '' } = event.involvedObject ?? {};
      const attempt = this.#attempts.ofPod(of, name);
      if (attempt !== undefined) this.#reports.event(attempt, event);
    };
    const failed = (error: Error, failures: number) => this.#cannotFollow('events', namespace, error, failures);
    return { replaced: (events) => events.forEach(changed), changed, removed: () => {}, failed };
  }

  /** Says so at first, and now and then while it stays so. */
  #cannotFollow(collection: string, namespace: string | undefined, error: Error, failures: number): void {
    if (failures % failuresPerWarning !== 1) return;
    this.#options.log.warn({ collection, namespace, error, failures }, 'pods cannot be followed');
  }

  #podChanged(pod: PodSummary): void {
    const attempt = this.#attempts.ofPod(pod.namespace, pod.name);
    if (attempt === undefined) {
      if (isFinished(pod)) this.#sweeper.sawFinished(pod);
      return;
    }
    if (attempt.ended) return;
    attempt.seen = pod;
    attempt.podUid = pod.uid;
    const waiting = waitingReason(pod);
    if (waiting !== undefined) this.#reports.reason(attempt, waiting);
    this.#podLogs.follow(pod);
    const verdict = verdictOnPod(pod, this.#options.settings.fatalWaitingReasons);
    if (verdict === undefined) return;
    const [end, reason] =
      attempt.stop === undefined ? [verdict.end, verdict.reason] : [AttemptEnd.Exited, stopped(attempt)];
    this.#doomed.add(pod.uid);
    this.#reports.endedWithPod(attempt, pod, end, reason, () => {
      this.#remover.remove(pod, removalAfterTask(pod));
    });
  }

  #podGone(lastSeen: PodSummary): void {
    this.#sweeper.sawGone(lastSeen);
    this.#doomed.delete(lastSeen.uid);
    this.#queue.roomMade();
    const attempt = this.#attempts.ofPod(lastSeen.namespace, lastSeen.name);
    if (attempt === undefined || attempt.ended) return;
    if (attempt.stop !== undefined) {
      this.#reports.ended(attempt, AttemptEnd.Exited, stopped(attempt));
      return;
    }
    const { end, reason } = verdictOnLoss(lastSeen);
    this.#reports.endedWithPod(attempt, lastSeen, end, reason, () => {});
  }

  /** Pods that came and went between two watches: they were created before the list was asked for and are not in it. */
  #findUnseenLosses(store: PodStore, namespace: string | undefined, listStartedAtMs: number): void {
    for (const attempt of [...this.#attempts.all()]) {
      const { pod, podUid, createdAtMs } = attempt;
      if (pod === undefined || podUid === undefined || createdAtMs === undefined) continue;
      if (namespace !== undefined && pod.namespace !== namespace) continue;
      if (createdAtMs >= listStartedAtMs || store.get(pod.namespace, pod.name) !== undefined) continue;
      this.#podGone(attempt.seen ?? unseenPod(pod, podUid, attempt.id));
    }
  }

  #podsOf(attemptId: string): PodSummary[] {
    return this.#stores.flatMap((store) => store.ofAttempt(attemptId));
  }

  #livePodOf(attemptId: string): PodSummary | undefined {
    const isLive = (pod: PodSummary) => !isFinished(pod) && !pod.isBeingDeleted && !this.#doomed.has(pod.uid);
    return this.#podsOf(attemptId).find(isLive);
  }

  #removePodOf(attempt: Attempt): void {
    const { pod, podUid } = attempt;
    if (pod === undefined || podUid === undefined) return;
    this.#doomed.add(podUid);
    const graceSeconds = attempt.stop?.graceSeconds ?? 0;
    this.#remover.remove(attempt.seen ?? unseenPod(pod, podUid, attempt.id), { kind: 'stopped', graceSeconds });
  }
}

function stopped(attempt: Attempt): AttemptReason {
  return { code: FailureCode.Stopped, message: attempt.stop?.reason ?? '' };
}

function notCreated(code: string, text: string, failure: RequestFailure): AttemptReason {
  return { code, message: `${text}: ${failure.message}` };
}
