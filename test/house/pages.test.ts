import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createMetrics } from '../../packages/cli/src/processes/metrics.ts';
import { read, root } from './support/files.ts';

const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md', 'examples/**/*.md', 'bench/*.md', 'test/*/*.md'], {
  cwd: root,
}).filter((path) => !path.includes('node_modules'));

/** As GitHub makes the anchor of a heading. */
function anchors(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

test.each(pages)('no link of %s is dead', (page) => {
  const text = read(page).replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '');
  for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target!)) continue;
    const [path, anchor] = target!.split('#') as [string, string | undefined];
    const file = path === '' ? page : join(dirname(page), path);
    expect(existsSync(join(root, file)), `${page} links to ${target}`).toBe(true);
    if (anchor !== undefined && file.endsWith('.md')) expect(anchors(file), `${page}: ${target}`).toContain(anchor);
  }
});

test('docs/operations.md has every metric that a process makes itself', async () => {
  const metrics = createMetrics();
  metrics.watchDatabase({ statistics: { statements: 0, transactions: 0, retriedTransactions: 0 } } as never);
  const own = (await metrics.registry.getMetricsAsJSON())
    .map((metric) => metric.name)
    .filter((name) => !/^leeward_(process|nodejs)_/.test(name));
  const page = read('docs/operations.md');
  const documented = [...page.matchAll(/^\| `((?:airflow|leeward)_[a-z_]+)` \| \w/gm)].map((match) => match[1]!);
  expect(documented.toSorted()).toEqual(own.toSorted());
});
