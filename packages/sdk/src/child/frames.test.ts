import { expect, test } from 'vitest';
import { encodeFrame, FrameReader } from './frames.ts';

test('cuts frames out of any pieces of the stream', () => {
  const bytes = Buffer.concat([encodeFrame(1, { type: 'a' }), encodeFrame(2, null), encodeFrame(3, { n: [1, 'x'] })]);
  for (const size of [1, 3, 7, bytes.length]) {
    const reader = new FrameReader();
    const frames = [];
    for (let at = 0; at < bytes.length; at += size) frames.push(...reader.push(bytes.subarray(at, at + size)));
    expect(frames).toEqual([
      { id: 1, body: { type: 'a' }, error: null },
      { id: 2, body: null, error: null },
      { id: 3, body: { n: [1, 'x'] }, error: null },
    ]);
  }
});
