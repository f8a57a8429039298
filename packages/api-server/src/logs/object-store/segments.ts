/**
 * A piece of a log that is one object. An object store cannot append, so every chunk becomes an object that is never changed, named by
 * its place in the log. Segments of one log may overlap (a chunk that was sent twice, pieces that were merged); where they do they hold
 * the same bytes.
 */
export interface Segment {
  /** Bytes of the log before it. */
  readonly offset: number;
  readonly length: number;
}

/** Part of a segment: bytes `from` to `to` (exclusive) of its object. */
export interface Piece {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

/** Digits of an offset in a name, so that names sort as offsets do. */
const offsetDigits = 16;
/** Segments shorter than this are merged once there are `manySegments` of them. */
const shortBytes = 1024 * 1024;
const manySegments = 64;
const mostMergedBytes = 8 * 1024 * 1024;

export function nameOf({ offset, length }: Segment): string {
  return `${String(offset).padStart(offsetDigits, '0')}-${length}`;
}

/** The segment that an object's name tells of; undefined for what is none. */
export function segmentOf(name: string): Segment | undefined {
  const [, offset, length] = /^(\d{16})-(\d+)$/.exec(name) ?? [];
  return offset === undefined || length === undefined ? undefined : { offset: Number(offset), length: Number(length) };
}

export function endOf(segment: Segment | undefined): number {
  return segment === undefined ? 0 : segment.offset + segment.length;
}

/** The segments that hold a log from its start on without a gap, in order, as few as possible. */
export function coverOf(segments: readonly Segment[]): Segment[] {
  const sorted = segments.toSorted((one, other) => one.offset - other.offset);
  const cover: Segment[] = [];
  let next = 0;
  while (true) {
    const end = endOf(cover.at(-1));
    let farthest: Segment | undefined;
    for (let each = sorted[next]; each !== undefined && each.offset <= end; next += 1, each = sorted[next]) {
      if (endOf(each) > Math.max(end, endOf(farthest))) farthest = each;
    }
    if (farthest === undefined) return cover;
    cover.push(farthest);
  }
}

/** What to fetch for at most `length` bytes from `offset`; less at the end of the log. */
export function piecesFor(cover: readonly Segment[], offset: number, length: number): Piece[] {
  const pieces: Piece[] = [];
  let position = offset;
  const last = offset + length;
  for (const segment of cover) {
    const end = Math.min(endOf(segment), last);
    if (end <= position || segment.offset > position) continue;
    pieces.push({ segment, from: position - segment.offset, to: end - segment.offset });
    position = end;
  }
  return pieces;
}

/** Neighbours at the end of a log that are better one object; undefined while they are few. */
export function mergeOf(cover: readonly Segment[]): { merged: Segment; parts: Segment[] } | undefined {
  const firstShort = cover.findLastIndex(({ length }) => length >= shortBytes) + 1;
  const short = cover.slice(firstShort);
  if (short.length < manySegments) return undefined;
  const { offset } = short[0] as Segment;
  const parts = short.filter((segment) => endOf(segment) - offset <= mostMergedBytes);
  return { merged: { offset, length: endOf(parts.at(-1)) - offset }, parts };
}
