import { createLimiter, pause } from '@leeward/contracts';
import { LivePodLogs, type LivePodLogsOptions } from './live-pod-logs.ts';
import { copyPodLog, UnstoredError } from './pod-log-copy.ts';
import { hasTaskStarted, isFinished, type PodSummary, taskOf } from './pod-summary.ts';

export interface PodLogSaverOptions extends Pick<LivePodLogsOptions, 'api' | 'logs' | 'log'> {
  /** For tests; by default those below. */
  readonly limits?: Partial<typeof defaultLimits>;
}

const defaultLimits = {
  longestBytes: 32 * 1_024 * 1_024,
  chunkBytes: 256 * 1_024,
  gatherMs: 1_000,
  liveAtOnce: 256,
  lastWordsMs: 5_000,
  /** A container may be seen to have ended before all that it wrote is in the file that the kubelet reads. */
  settleMs: 1_000,
  /** How often a log whose last line has no end is read again before that is taken for its end. */
  unfinishedReads: 4,
  /** A finished pod costs next to nothing while it waits for a store that is away. */
  finishedPatienceMs: 3_600_000,
  /** One with containers that go on beside the task's holds a node's memory, as a worker that waits does. */
  runningPatienceMs: 600_000,
  /** Of a node that is gone nothing can be read. */
  unreadablePatienceMs: 300_000,
  firstDelayMs: 1_000,
  longestDelayMs: 30_000,
  /** Longest that the stop of a task waits until the reading of its log has begun. */
  beginMs: 2_000,
};

const readersAtOnce = 16;

/**
 * Stores the output of task containers that ship no log themselves, while they run and before their pod goes. A pod's log is a log of its
 * own beside what the attempt's worker shipped, always from its first byte on, so whoever saves it again, after a kill for one, writes the
 * same bytes to the same place.
 */
export class PodLogSaver {
  readonly #options: PodLogSaverOptions;
  readonly #limits: typeof defaultLimits;
  readonly #readers = createLimiter(readersAtOnce);
  readonly #live: LivePodLogs;
  readonly #closing = new AbortController();

  constructor(options: PodLogSaverOptions) {
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#live = new LivePodLogs({ ...options, limits: this.#limits });
  }

  /** A pod was seen: the log of a running task is stored from now on as it is written. */
  follow(pod: PodSummary): void {
    if (!this.#closing.signal.aborted) this.#live.follow(pod);
  }

  /**
   * Saves the log of a pod whose task container has ended. True when it is stored, there is none, or it was tried for long enough: nobody
   * needs the pod any more. False when this executor closes before; the next one saves it. Never rejects.
   */
  async save(pod: PodSummary): Promise<boolean> {
    const { logs, api, log } = this.#options;
    const progress = await this.#live.takeOver(pod);
    if (!mayHaveUnshippedLog(pod)) return true;
    const { signal } = this.#closing;
    const parts = { api, logs, limits: this.#limits };
    const startedAtMs = performance.now();
    const { firstDelayMs, longestDelayMs, settleMs, unfinishedReads } = this.#limits;
    let unfinished = 0;
    let failures = 0;
    await pause(settleMs, signal);
    while (!signal.aborted) {
      const options = { follow: false, signal, endsLastLine: unfinished >= unfinishedReads };
      const result = await this.#readers.run(() => copyPodLog(parts, pod, progress, options));
      if (result === 'unfinished') {
        unfinished += 1;
        await pause(firstDelayMs, signal);
        continue;
      }
      if (!(result instanceof Error)) return true;
      failures += 1;
      const waitedMs = performance.now() - startedAtMs;
      const about = { pod: pod.name, namespace: pod.namespace, attemptId: pod.attemptId, error: result };
      if (signal.aborted) break;
      if (waitedMs >= this.#patienceMs(pod, result)) {
        log.error(about, `the log of a pod is lost: tried for ${Math.round(waitedMs / 1_000)} s`);
        return true;
      }
      if (failures === 1) log.warn(about, 'the log of a pod could not be saved yet; the pod stays');
      await pause(Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures - 1, 10)), signal);
    }
    return false;
  }

  /**
   * Reads the log of a pod that is to be stopped, in the background up to its container's end. Resolves when the pod may be stopped: as
   * soon as the reading has begun, and soon in any case.
   */
  async beforeStop(pod: PodSummary): Promise<void> {
    const begun = new AbortController();
    void this.#live.begin(pod).then(() => begun.abort());
    await pause(this.#limits.beginMs, begun.signal);
  }

  /** What waits for another try is left to the next executor. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#live.close();
  }

  #patienceMs(pod: PodSummary, error: Error): number {
    const { finishedPatienceMs, runningPatienceMs, unreadablePatienceMs } = this.#limits;
    if (!(error instanceof UnstoredError)) return unreadablePatienceMs;
    return isFinished(pod) ? finishedPatienceMs : runningPatienceMs;
  }
}

/** Our own worker has shipped its log before it ended with 0; where it did not, it may have died too soon to ship anything. */
function mayHaveUnshippedLog(pod: PodSummary): boolean {
  if (!hasTaskStarted(pod)) return false;
  return !pod.hasOwnWorker || taskOf(pod)?.terminated?.exitCode !== 0;
}
