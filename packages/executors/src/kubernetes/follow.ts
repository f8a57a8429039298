import { pause } from '@leeward/contracts';
import type { Collection, KubernetesApi, ListPage, Query, WatchEvent } from './api.ts';
import { KubernetesError } from './kubernetes-error.ts';

/** Who is told about a collection. After `replaced` everything told before that it does not contain is gone; it
 * holds everything that was there when it was asked for (performance clock). */
export interface Follower<T> {
  replaced(objects: readonly T[], askedAtMs: number): void;
  changed(object: T): void;
  removed(object: T): void;
  /** The collection cannot be followed right now; it is tried again. */
  failed(error: Error, consecutiveFailures: number): void;
}

/** The part of the API that following needs. */
export type FollowApi = Pick<KubernetesApi, 'listPage' | 'watch'>;

export interface Followed {
  readonly collection: Collection;
  /** Undefined for all namespaces. */
  readonly namespace: string | undefined;
  readonly query: Query;
}

interface Versioned {
  readonly metadata?: { readonly resourceVersion?: string };
}

const pageSize = 500;
/** The server ends a watch after this long; the next one goes on where it ended. */
const watchSeconds = 290;
/** A watch that the server ended sooner was refused in all but name; the next one waits as long. */
const shortWatchMs = 250;
const failuresBeforeRelisting = 5;
const firstDelayMs = 250;
const longestDelayMs = 15_000;

/**
 * Follows a collection until `signal` aborts: lists it once, then watches from the version of the list. A watch that ends or breaks
 * goes on from the last version it told, by bookmarks also where nothing changes; only when the server has forgotten that version
 * (410) the collection is listed again.
 */
export async function follow<T extends Versioned>(
  api: FollowApi,
  followed: Followed,
  follower: Follower<T>,
  signal: AbortSignal,
): Promise<void> {
  let version: string | undefined;
  let failures = 0;
  const progressed = (next: string | undefined) => {
    version = next ?? version;
    failures = 0;
  };
  while (!signal.aborted) {
    try {
      if (version === undefined) {
        const askedAtMs = performance.now();
        const { items, resourceVersion } = await listAll<T>(api, followed, signal);
        if (signal.aborted) return;
        follower.replaced(items, askedAtMs);
        progressed(resourceVersion);
      }
      const startedAt = performance.now();
      await watchFrom(api, followed, version ?? '', follower, progressed, signal);
      if (performance.now() - startedAt < shortWatchMs) await pause(shortWatchMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (isGone(error)) {
        version = undefined;
        continue;
      }
      failures += 1;
      follower.failed(error as Error, failures);
      // A version that the server has not reached, after its data was restored, fails again and again.
      if (failures % failuresBeforeRelisting === 0) version = undefined;
      await pause(Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures - 1, 10)), signal);
    }
  }
}

async function listAll<T>(api: FollowApi, { collection, namespace, query }: Followed, signal: AbortSignal) {
  const items: T[] = [];
  let next: string | undefined;
  let page: ListPage<T>;
  do {
    const more: Query = next === undefined ? {} : { continue: next };
    page = await api.listPage<T>(collection, namespace, { ...query, limit: pageSize, ...more }, signal);
    items.push(...page.items);
    next = page.metadata.continue;
  } while (next !== undefined && next !== '');
  return { items, resourceVersion: page.metadata.resourceVersion };
}

async function watchFrom<T extends Versioned>(
  api: FollowApi,
  { collection, namespace, query }: Followed,
  resourceVersion: string,
  follower: Follower<T>,
  progressed: (version: string | undefined) => void,
  signal: AbortSignal,
): Promise<void> {
  const onEvent = (event: WatchEvent<T>) => {
    if (event.type === 'ERROR') throw errorOf(event.object);
    if (event.type === 'DELETED') follower.removed(event.object);
    else if (event.type !== 'BOOKMARK') follower.changed(event.object);
    progressed(event.object.metadata?.resourceVersion);
  };
  const all = { ...query, resourceVersion, timeoutSeconds: watchSeconds };
  await api.watch<T>(collection, namespace, all, onEvent, signal);
}

function errorOf(status: unknown): KubernetesError {
  const { code, reason, message } = status as { code?: number; reason?: string; message?: string };
  return new KubernetesError(message ?? 'the watch ended with an error', {
    ...(code === undefined ? {} : { status: code }),
    ...(reason === undefined ? {} : { reason }),
  });
}

function isGone(error: unknown): boolean {
  return error instanceof KubernetesError && (error.status === 410 || error.reason === 'Expired');
}
