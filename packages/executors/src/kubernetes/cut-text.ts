/**
 * The text up to so many bytes of UTF-8 and, where there is more, `cutLine` as a last line in its place. The same text gives the same
 * bytes, whatever the pieces that it comes in.
 */
export async function* cutText(
  pieces: AsyncIterable<string>,
  longestBytes: number,
  cutLine: string,
): AsyncGenerator<string> {
  let bytes = 0;
  let endsLine = true;
  const asLine = (text: string) => (endsLine ? text : `\n${text}`);
  for await (const piece of pieces) {
    if (piece === '') continue;
    const size = Buffer.byteLength(piece);
    if (bytes + size > longestBytes) {
      const kept = startOf(piece, longestBytes - bytes);
      if (kept !== '') endsLine = kept.endsWith('\n');
      yield kept + asLine(`${cutLine}\n`);
      return;
    }
    bytes += size;
    endsLine = piece.endsWith('\n');
    yield piece;
  }
}

/** Whole characters of at most so many bytes. */
function startOf(text: string, longestBytes: number): string {
  const bytes = Buffer.from(text);
  let end = longestBytes;
  while (end > 0 && (bytes.readUInt8(end) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}
