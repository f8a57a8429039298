import { createLimiter } from '@leeward/contracts';
import type { KubernetesApi } from './api.ts';
import { cutText } from './cut-text.ts';
import { hasNoLog } from './kubernetes-error.ts';
import type { Log } from './observability.ts';
import { pause } from './pause.ts';
import { Appended, type PodLogStore } from './pod-log-store.ts';
import { taskContainer } from './pod-spec.ts';
import { isFinished, type PodSummary, taskOf } from './pod-summary.ts';

export interface PodLogSaverOptions {
  readonly api: Pick<KubernetesApi, 'readWholeLog'>;
  readonly logs: PodLogStore;
  readonly log: Log;
  /** For tests; by default those below. */
  readonly limits?: Partial<typeof defaultLimits>;
}

const defaultLimits = {
  /** More of a pod's log is not kept. */
  longestBytes: 32 * 1_024 * 1_024,
  chunkBytes: 256 * 1_024,
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
const cutLine = (longestBytes: number) =>
  JSON.stringify({
    event: `The log was cut here: of a pod's log the first ${Math.floor(longestBytes / 1_048_576)} MiB are kept.`,
    level: 'warning',
    logger: 'leeward.kubernetes',
  });

/** The log was read and could not be stored. */
class UnstoredError extends Error {}

/**
 * Stores the output of task containers that ship no log themselves, before their pod goes. A pod's log is a log of its own beside what
 * the attempt's worker shipped, always from its first byte on, so whoever saves it again, after a kill for one, writes the same bytes
 * to the same place.
 */
export class PodLogSaver {
  readonly #options: PodLogSaverOptions;
  readonly #limits: typeof defaultLimits;
  readonly #readers = createLimiter(readersAtOnce);
  readonly #closing = new AbortController();

  constructor(options: PodLogSaverOptions) {
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
  }

  /**
   * Saves the log of a pod whose task container has ended. True when it is stored, there is none, or it was tried for long enough: nobody
   * needs the pod any more. False when this executor closes before; the next one saves it. Never rejects.
   */
  async save(pod: PodSummary): Promise<boolean> {
    if (!mayHaveUnshippedLog(pod)) return true;
    const startedAtMs = performance.now();
    const progress = { storedBytes: 0 };
    for (let failures = 1; !this.#closing.signal.aborted; failures += 1) {
      const error = await this.#readers.run(() => this.#tryOnce(pod, progress));
      if (error === undefined) return true;
      const waitedMs = performance.now() - startedAtMs;
      const about = { pod: pod.name, namespace: pod.namespace, attemptId: pod.attemptId, error };
      if (waitedMs >= this.#patienceMs(pod, error)) {
        this.#options.log.error(about, `the log of a pod is lost: tried for ${Math.round(waitedMs / 1_000)} s`);
        return true;
      }
      if (failures === 1) this.#options.log.warn(about, 'the log of a pod could not be saved yet; the pod stays');
      const { firstDelayMs, longestDelayMs } = this.#limits;
      await pause(Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures - 1, 10)), this.#closing.signal);
    }
    return false;
  }

  /**
   * Reads the log of a pod that is to be stopped, up to its container's end, in the background and once. Resolves when the pod may be
   * stopped: as soon as the reading has begun, and soon in any case.
   */
  async follow(pod: PodSummary): Promise<void> {
    if (pod.phase !== 'Running' || pod.hasOwnWorker) return;
    const begun = Promise.withResolvers<void>();
    const timer = setTimeout(begun.resolve, this.#limits.beginMs);
    this.#tryOnce(pod, { storedBytes: 0 }, begun.resolve)
      .then((error) => {
        const about = { pod: pod.name, namespace: pod.namespace, attemptId: pod.attemptId, error };
        if (error !== undefined) this.#options.log.warn(about, 'the log of a stopped pod was not saved to its end');
      })
      .finally(begun.resolve);
    await begun.promise;
    clearTimeout(timer);
  }

  /** What waits for another try is left to the next executor. */
  close(): void {
    this.#closing.abort();
  }

  #patienceMs(pod: PodSummary, error: Error): number {
    const { finishedPatienceMs, runningPatienceMs, unreadablePatienceMs } = this.#limits;
    if (!(error instanceof UnstoredError)) return unreadablePatienceMs;
    return isFinished(pod) ? finishedPatienceMs : runningPatienceMs;
  }

  async #tryOnce(pod: PodSummary, progress: { storedBytes: number }, onBegun?: () => void): Promise<Error | undefined> {
    try {
      await this.#copy(pod, progress, onBegun);
      return undefined;
    } catch (error) {
      if (hasNoLog(error)) return undefined;
      return error as Error;
    }
  }

  async #copy(pod: PodSummary, progress: { storedBytes: number }, onBegun?: () => void): Promise<void> {
    const { api, logs } = this.#options;
    const { longestBytes, chunkBytes } = this.#limits;
    if (pod.hasOwnWorker && (await stored(logs.shippedBytes(pod.attemptId))) !== 0) return;
    const options = { limitBytes: longestBytes + 1, follow: onBegun !== undefined };
    const pieces = await api.readWholeLog(pod.namespace, pod.name, taskContainer, options);
    onBegun?.();
    let position = 0;
    for await (const text of gathered(cutText(pieces, longestBytes, cutLine(longestBytes)), chunkBytes)) {
      const end = position + Buffer.byteLength(text);
      if (end > progress.storedBytes) {
        const appended = await stored(logs.append(pod.attemptId, pod.name, position, text));
        if (appended === Appended.AttemptUnknown) return;
        if (appended === Appended.ChunkMissing) {
          progress.storedBytes = 0;
          throw new UnstoredError(`the store has less than the ${position} bytes before`);
        }
        progress.storedBytes = end;
      }
      position = end;
    }
  }
}

/** Our own worker has shipped its log before it ended with 0; where it did not, it may have died too soon to ship anything. */
function mayHaveUnshippedLog(pod: PodSummary): boolean {
  if (pod.phase === 'Pending') return false;
  return !pod.hasOwnWorker || taskOf(pod)?.terminated?.exitCode !== 0;
}

/** Pieces of at least so many characters, the last one apart. */
async function* gathered(pieces: AsyncIterable<string>, length: number): AsyncGenerator<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < length) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

async function stored<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    throw new UnstoredError(`the log store did not take it: ${(error as Error).message}`, { cause: error });
  }
}
