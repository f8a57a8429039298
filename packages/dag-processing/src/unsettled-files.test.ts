import { expect, test } from 'vitest';
import { createUnsettledFiles } from './unsettled-files.ts';

const file = { relativePath: 'hung.ts', fingerprint: 'one' };

test('a file that hung is tried again after 30 s, then after twice as long, at most every quarter of an hour', () => {
  const files = createUnsettledFiles();
  let nowMs = 0;
  const waits: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    files.note(file, false, nowMs);
    let waited = 0;
    while (!files.isDue(file, nowMs + waited)) waited += 1_000;
    waits.push(waited / 1_000);
    nowMs += waited;
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
});

test('a file that hung is tried at once when it changes, and forgotten when it is parsed', () => {
  const files = createUnsettledFiles();
  files.note(file, false, 0);
  expect(files.isDue(file, 1)).toBe(false);
  expect(files.isDue({ ...file, fingerprint: 'two' }, 1)).toBe(true);
  files.note(file, true, 2);
  expect(files.isDue(file, 3)).toBe(true);
});
