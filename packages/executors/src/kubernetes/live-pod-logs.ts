import { pause } from '@leeward/contracts';
import type { Log } from './observability.ts';
import { type CopyParts, type CopyProgress, copyPodLog } from './pod-log-copy.ts';
import { isTaskRunning, type PodSummary } from './pod-summary.ts';

export interface LivePodLogsOptions extends CopyParts {
  readonly log: Log;
  readonly limits: CopyParts['limits'] & {
    /** A reading that broke or ended begins again after so long, then after twice that, up to the longest. */
    readonly firstDelayMs: number;
    readonly longestDelayMs: number;
    /** Each reading holds a connection. Of a pod beyond them the log is stored at its end. */
    readonly liveAtOnce: number;
    /** Longest that the reading of a container that has ended may take to come to its end. */
    readonly lastWordsMs: number;
  };
}

interface Reading {
  readonly progress: CopyProgress;
  readonly begun: PromiseWithResolvers<void>;
  /** It does not begin again. */
  readonly last: AbortController;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Stores the output of running task containers that ship no log themselves while they write it, so that people can read it live. */
export class LivePodLogs {
  readonly #options: LivePodLogsOptions;
  /** By the uid of the pod. */
  readonly #readings = new Map<string, Reading>();

  constructor(options: LivePodLogsOptions) {
    this.#options = options;
  }

  /** Reads the log of a pod from now on, once however often it is asked. */
  follow(pod: PodSummary): void {
    if (this.#readings.size < this.#options.limits.liveAtOnce) this.#begin(pod);
  }

  /** The same whatever the limit. Resolves when the reading has begun, or there is nothing to read. */
  async begin(pod: PodSummary): Promise<void> {
    await this.#begin(pod)?.begun.promise;
  }

  /**
   * Waits for the end of the reading of a pod whose task container has ended, and says how far it came. What it reads may be there for
   * nobody else any more: a pod that is stopped goes with its container.
   */
  async takeOver(pod: PodSummary): Promise<CopyProgress> {
    const reading = this.#readings.get(pod.uid);
    if (reading === undefined) return { storedBytes: 0 };
    reading.last.abort();
    const timer = setTimeout(() => reading.stop.abort(), this.#options.limits.lastWordsMs);
    await reading.ended;
    clearTimeout(timer);
    return reading.progress;
  }

  async close(): Promise<void> {
    const readings = [...this.#readings.values()];
    for (const { last, stop } of readings) {
      last.abort();
      stop.abort();
    }
    await Promise.all(readings.map(({ ended }) => ended));
  }

  #begin(pod: PodSummary): Reading | undefined {
    const existing = this.#readings.get(pod.uid);
    if (existing !== undefined || pod.hasOwnWorker || !isTaskRunning(pod)) return existing;
    const parts = {
      progress: { storedBytes: 0 },
      begun: Promise.withResolvers<void>(),
      last: new AbortController(),
      stop: new AbortController(),
    };
    const ended = this.#read(pod, parts).finally(() => {
      parts.begun.resolve();
      this.#readings.delete(pod.uid);
    });
    const reading = { ...parts, ended };
    this.#readings.set(pod.uid, reading);
    return reading;
  }

  /**
   * Until somebody takes over, the pod is gone, or as much is stored as is kept. A reading that ended may have been cut off by the kubelet
   * or on the way, which cannot be told from the container's end; so it begins again, and what is stored is not sent again.
   */
  async #read(pod: PodSummary, { progress, begun, last, stop }: Omit<Reading, 'ended'>): Promise<void> {
    const { longestBytes, firstDelayMs, longestDelayMs } = this.#options.limits;
    let delayMs = firstDelayMs;
    let isWarned = false;
    while (!last.signal.aborted) {
      const storedBefore = progress.storedBytes;
      const options = { follow: true, signal: stop.signal, onBegun: begun.resolve };
      const result = await copyPodLog(this.#options, pod, progress, options);
      if (result === 'no_log' || progress.storedBytes >= longestBytes) return;
      if (result instanceof Error && !isWarned && !last.signal.aborted) {
        isWarned = true;
        const about = { pod: pod.name, namespace: pod.namespace, attemptId: pod.attemptId, error: result };
        this.#options.log.warn(about, 'the log of a running pod cannot be followed yet');
      }
      delayMs = progress.storedBytes > storedBefore ? firstDelayMs : Math.min(longestDelayMs, delayMs * 2);
      await pause(delayMs, last.signal);
    }
  }
}
