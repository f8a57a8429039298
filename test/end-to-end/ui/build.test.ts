import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const assets = fileURLToPath(new URL('../../../packages/ui/dist/assets/', import.meta.url));

test('the pages that the tests drive are those that people get: without the checks that React makes for its developers', async () => {
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(scripts.map((name) => readFile(assets + name, 'utf8')));
  const checking = scripts.filter((_name, at) => texts[at]!.includes('cannot be a descendant of'));
  expect(scripts.length).toBeGreaterThan(1);
  expect(checking).toEqual([]);
});
