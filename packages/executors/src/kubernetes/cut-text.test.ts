import { expect, test } from 'vitest';
import { cutText } from './cut-text.ts';

async function cut(pieces: readonly string[], longestBytes: number): Promise<string> {
  const from = (async function* () {
    yield* pieces;
  })();
  let text = '';
  for await (const piece of cutText(from, longestBytes, 'CUT')) text += piece;
  return text;
}

test('a text that is short enough is kept as it is', async () => {
  expect(await cut(['one\ntw', 'o\n'], 8)).toBe('one\ntwo\n');
  expect(await cut(['one\ntw', 'o'], 8)).toBe('one\ntwo');
  expect(await cut([], 8)).toBe('');
  expect(await cut([''], 8)).toBe('');
});

test('what is longer is cut and says so, the same however it comes', async () => {
  expect(await cut(['one\ntwo\nthree\n'], 8)).toBe('one\ntwo\nCUT\n');
  for (const pieces of [['one\ntwo three'], ['one\ntw', 'o three'], ['one\ntwo ', 'three'], [...'one\ntwo three']]) {
    expect(await cut(pieces, 8)).toBe('one\ntwo \nCUT\n');
  }
});

test('no character is cut in two', async () => {
  expect(await cut(['aäö'], 4)).toBe('aä\nCUT\n');
  expect(await cut(['a', 'ä', 'ö'], 4)).toBe('aä\nCUT\n');
});
