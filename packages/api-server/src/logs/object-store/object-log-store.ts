import type { LogStore } from '../log-store.ts';
import type { Objects } from './objects.ts';
import { coverOf, endOf, mergeOf, nameOf, type Piece, piecesFor, type Segment, segmentOf } from './segments.ts';

/** Logs of which the segments are remembered, so that a chunk costs one request. */
const rememberedLogs = 1_000;
const requestsAtOnce = 8;

/**
 * Logs in an object store: a log is a folder of segments. Any number of API servers may append to one log, because no object is ever
 * written over; what one of them remembers of a log stays true, it may only be too little.
 */
export function createObjectLogStore(objects: Objects): LogStore {
  const remembered = new Map<string, Segment[]>();

  function remember(path: string, segments: readonly Segment[]): Segment[] {
    const cover = coverOf(segments);
    remembered.delete(path);
    remembered.set(path, cover);
    const oldest = remembered.keys().next();
    if (remembered.size > rememberedLogs && !oldest.done) remembered.delete(oldest.value);
    return cover;
  }

  async function look(path: string): Promise<Segment[]> {
    const names = await objects.list(`${path}/`);
    return remember(
      path,
      names.map(segmentOf).filter((segment) => segment !== undefined),
    );
  }

  async function upTo(path: string, end: number): Promise<Segment[]> {
    const known = remembered.get(path) ?? [];
    return endOf(known.at(-1)) >= end ? known : look(path);
  }

  async function fetchPieces(path: string, pieces: readonly Piece[]): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = [];
    for (let first = 0; first < pieces.length; first += requestsAtOnce) {
      const some = pieces.slice(first, first + requestsAtOnce);
      const bytes = await Promise.all(
        some.map(({ segment, from, to }) => objects.get(`${path}/${nameOf(segment)}`, from, to)),
      );
      for (const each of bytes) {
        if (each === undefined) return undefined;
        parts.push(each);
      }
    }
    return Buffer.concat(parts);
  }

  /** The merged object is there before its parts go; who still has their names looks again. */
  async function merge(path: string, cover: readonly Segment[]): Promise<void> {
    const found = mergeOf(cover);
    if (found === undefined) return;
    const { merged, parts } = found;
    const bytes = await fetchPieces(path, piecesFor(parts, merged.offset, merged.length));
    if (bytes === undefined) {
      await look(path);
      return;
    }
    await objects.put(`${path}/${nameOf(merged)}`, bytes);
    remember(path, [...cover, merged]);
    for (let first = 0; first < parts.length; first += requestsAtOnce) {
      const some = parts.slice(first, first + requestsAtOnce);
      await Promise.all(some.map((segment) => objects.remove(`${path}/${nameOf(segment)}`)));
    }
  }

  return {
    async append(path, offset, chunk) {
      const known = await upTo(path, offset);
      const size = endOf(known.at(-1));
      if (offset > size) return { stored: false, size };
      const fresh = chunk.subarray(size - offset);
      if (fresh.byteLength === 0) return { stored: true, size };
      const segment = { offset: size, length: fresh.byteLength };
      await objects.put(`${path}/${nameOf(segment)}`, fresh);
      await merge(path, remember(path, [...known, segment]));
      return { stored: true, size: endOf(segment) };
    },
    async size(path) {
      const end = endOf((await look(path)).at(-1));
      return end === 0 ? undefined : end;
    },
    async read(path, offset, length) {
      const known = await fetchPieces(path, piecesFor(await upTo(path, offset + length), offset, length));
      if (known !== undefined) return known;
      // Another server merged what was known here.
      const now = await fetchPieces(path, piecesFor(await look(path), offset, length));
      if (now === undefined) throw new Error(`${objects.describe(path)} changes faster than it can be read`);
      return now;
    },
    async list(path) {
      const ends = (await objects.list(path)).map((name) => name.slice(0, name.lastIndexOf('/')));
      return [...new Set(ends)].sort().map((end) => path + end);
    },
    describe: (path) => objects.describe(path),
  };
}
