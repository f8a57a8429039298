import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PodJson } from './merge-pods.ts';
import { loadPodMutationHook } from './mutation-hook.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(`${tmpdir()}/hook-`);
});

afterEach(() => rm(folder, { recursive: true }));

async function load(source: string) {
  const file = `${folder}/hook.mjs`;
  await writeFile(file, source);
  return loadPodMutationHook(file);
}

test('the function of the module that is configured changes a pod, or answers another one', async () => {
  const changing = await load('export function podMutationHook(pod) { pod.metadata.labels = { team: "a" }; }');
  const pod: PodJson = { metadata: {} };
  expect(changing?.(pod)).toBeUndefined();
  expect(pod).toEqual({ metadata: { labels: { team: 'a' } } });
  expect(await loadPodMutationHook(null)).toBeUndefined();
});

test.each([
  ['export const other = 1;', 'it exports no such function'],
  ['throw new Error("broken");', 'broken'],
])('a module "%s" is refused when the scheduler starts', async (source, why) => {
  await expect(load(source)).rejects.toThrow(
    `hook.mjs (${why}); expected the path of a JavaScript or TypeScript module`,
  );
});

test('a hook that answers later is refused', async () => {
  const hook = await load('export async function podMutationHook() {}');
  expect(() => hook?.({})).toThrow('podMutationHook must change the pod or answer one, at once');
});
