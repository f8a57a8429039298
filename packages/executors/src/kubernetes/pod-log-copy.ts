import type { KubernetesApi } from './api.ts';
import { cutText } from './cut-text.ts';
import { hasNoLog } from './kubernetes-error.ts';
import { Appended, type PodLogStore } from './pod-log-store.ts';
import { taskContainer } from './pod-spec.ts';
import type { PodSummary } from './pod-summary.ts';

export interface CopyParts {
  readonly api: Pick<KubernetesApi, 'readWholeLog'>;
  readonly logs: PodLogStore;
  readonly limits: {
    /** More of a pod's log is not kept. */
    readonly longestBytes: number;
    readonly chunkBytes: number;
    /** Longest that what was read waits for more before it is stored. */
    readonly gatherMs: number;
  };
}

/** How much of a pod's log is in the store for sure; copying it again sends only what comes after. */
export interface CopyProgress {
  storedBytes: number;
}

export interface CopyOptions {
  /** Up to the container's end; without it what was written until now. */
  readonly follow: boolean;
  readonly signal: AbortSignal;
  readonly onBegun?: () => void;
  /**
   * Takes a last line without an end for a whole one; otherwise it is left out, since an answer that was cut off on its way may look like
   * a whole one.
   */
  readonly endsLastLine?: boolean;
}

/** A line of more characters is stored in parts. */
const longestLine = 1_048_576;

/** The log was read and could not be stored. */
export class UnstoredError extends Error {}

const cutLine = (longestBytes: number) =>
  JSON.stringify({
    event: `The log was cut here: of a pod's log the first ${Math.floor(longestBytes / 1_048_576)} MiB are kept.`,
    level: 'warning',
    logger: 'leeward.kubernetes',
  });

/**
 * Copies the output of a pod's task container into the store, from its first byte on. 'no_log': the pod is gone, or its container has not
 * started. 'unfinished': its last line had no end. An error may pass; never rejects.
 */
export async function copyPodLog(
  parts: CopyParts,
  pod: PodSummary,
  progress: CopyProgress,
  options: CopyOptions,
): Promise<'copied' | 'unfinished' | 'no_log' | Error> {
  const reading = new AbortController();
  const signal = AbortSignal.any([options.signal, reading.signal]);
  try {
    return await copy(parts, pod, progress, { ...options, signal });
  } catch (error) {
    return hasNoLog(error) ? 'no_log' : (error as Error);
  } finally {
    reading.abort();
  }
}

async function copy(
  { api, logs, limits }: CopyParts,
  pod: PodSummary,
  progress: CopyProgress,
  { follow, signal, onBegun, endsLastLine = false }: CopyOptions,
): Promise<'copied' | 'unfinished'> {
  const { longestBytes } = limits;
  if (pod.hasOwnWorker && (await stored(logs.shippedBytes(pod.attemptId))) !== 0) return 'copied';
  const options = { limitBytes: longestBytes + 1, follow, signal };
  const pieces = await api.readWholeLog(pod.namespace, pod.name, taskContainer, options);
  onBegun?.();
  let position = 0;
  let rest = '';
  for await (const text of gathered(cutText(pieces, longestBytes, cutLine(longestBytes)), limits)) {
    rest += text;
    const end = rest.length >= longestLine ? rest.length : rest.lastIndexOf('\n') + 1;
    if ((await put(rest.slice(0, end))) === Appended.AttemptUnknown) return 'copied';
    rest = rest.slice(end);
  }
  if (rest === '') return 'copied';
  if (!endsLastLine) return 'unfinished';
  await put(`${rest}\n`);
  return 'copied';

  async function put(text: string): Promise<Appended> {
    const from = position;
    position += Buffer.byteLength(text);
    if (position <= progress.storedBytes) return Appended.Stored;
    const appended = await stored(logs.append(pod.attemptId, pod.name, from, text));
    if (appended === Appended.Stored) progress.storedBytes = position;
    if (appended === Appended.ChunkMissing) {
      progress.storedBytes = 0;
      throw new UnstoredError(`the store has less than the ${from} bytes before`);
    }
    return appended;
  }
}

/** Pieces of at least `chunkBytes` characters, or what came within `gatherMs` of the first of them, and the last one. */
async function* gathered(
  pieces: AsyncGenerator<string>,
  { chunkBytes, gatherMs }: CopyParts['limits'],
): AsyncGenerator<string> {
  let text = '';
  let dueAtMs = 0;
  let next = nextOf(pieces);
  for (let result = await next; result.done !== true; result = await next) {
    if (text === '') dueAtMs = performance.now() + gatherMs;
    text += result.value;
    next = nextOf(pieces);
    if (text.length < chunkBytes && (await settlesWithin(next, dueAtMs - performance.now()))) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** The next piece, which may fail before anybody waits for it. */
function nextOf(pieces: AsyncGenerator<string>): Promise<IteratorResult<string>> {
  const next = pieces.next();
  next.catch(() => {});
  return next;
}

async function settlesWithin(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const timeout = Promise.withResolvers<false>();
  const timer = setTimeout(timeout.resolve, milliseconds, false);
  const settled = promise.then(
    () => true,
    () => true,
  );
  const isSettled = await Promise.race([settled, timeout.promise]);
  clearTimeout(timer);
  return isSettled;
}

async function stored<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    throw new UnstoredError(`the log store did not take it: ${(error as Error).message}`, { cause: error });
  }
}
