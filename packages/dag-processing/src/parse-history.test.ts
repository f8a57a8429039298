import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ParseEnd } from './parse-file.ts';
import { createParseHistory } from './parse-history.ts';

const file = { relativePath: 'hung.ts', fingerprint: 'one', bundlePath: '/nowhere' };
const unfinished = { kind: 'unfinished' } as const;
const parsed = { kind: 'parsed', looksOutside: false, reads: [] } as const;

async function waitsAfter(end: ParseEnd): Promise<number[]> {
  const history = createParseHistory();
  let nowMs = 0;
  const waits: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    await history.note(file, end, nowMs);
    let waited = 0;
    while ((await history.standing(file, nowMs + waited)) !== 'due') waited += 1_000;
    waits.push(waited / 1_000);
    nowMs += waited;
  }
  return waits;
}

test('a file that hung is tried again after 30 s, then after twice as long, at most every quarter of an hour', async () => {
  expect(await waitsAfter(unfinished)).toEqual([30, 60, 120, 240, 480, 900, 900]);
});

test('a file with an import error is tried again like that, at most every five minutes', async () => {
  expect(await waitsAfter({ kind: 'failed' })).toEqual([30, 60, 120, 240, 300, 300, 300]);
});

test('a file that asks for variables is parsed every 30 s', async () => {
  expect(await waitsAfter({ ...parsed, looksOutside: true })).toEqual([30, 30, 30, 30, 30, 30, 30]);
});

test('a file that hung is unseen again when it changes, and current when it is parsed', async () => {
  const history = createParseHistory();
  await history.note(file, unfinished, 0);
  expect(await history.standing(file, 1)).toBe('current');
  expect(await history.standing({ ...file, fingerprint: 'two' }, 1)).toBe('unseen');
  await history.note(file, parsed, 2);
  expect(await history.standing(file, 1_000_000_000)).toBe('current');
});

test('a file that read others is parsed again when these change, wherever the bundle lies by then', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-unsettled-'));
  const versions = ['one', 'two'].map((name) => join(folder, name));
  for (const version of versions) {
    await mkdir(join(version, 'tables'), { recursive: true });
    await writeFile(join(version, 'names.yaml'), '[a]');
  }
  const [one, two] = versions as [string, string];
  const history = createParseHistory();
  const standing = (bundlePath: string) => history.standing({ ...file, bundlePath }, 1_000_000_000);
  await history.note({ ...file, bundlePath: one }, { ...parsed, reads: ['names.yaml', 'tables'] }, 0);
  expect([await standing(one), await standing(two)]).toEqual(['current', 'current']);
  await writeFile(join(two, 'names.yaml'), '[a, b]');
  expect([await standing(one), await standing(two)]).toEqual(['current', 'due']);
  await writeFile(join(one, 'tables/new.sql'), 'select 1');
  expect(await standing(one)).toBe('due');
  await rm(folder, { recursive: true });
});
