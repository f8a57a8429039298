import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

test('no page is wider than a phone, which shows the zone of the times and the way out', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  await page.setViewportSize({ width: 360, height: 780 });
  for (const path of [
    '/dags',
    '/dags/example_groups_typescript',
    '/dags/example_groups_typescript?view=runs',
    '/dags/example_groups_typescript?view=backfills',
    '/dags/example_groups_typescript?view=audit',
    '/assets',
    '/audit-log',
    '/import-errors',
    '/components',
    '/pools',
    '/variables',
  ]) {
    await page.goto(path);
    await page.getByRole('contentinfo').getByText('Live').waitFor();
    const beyond = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;
    expect(await page.evaluate<number>(beyond), path).toBe(0);
    expect(await page.getByRole('combobox', { name: 'Time zone' }).isVisible(), path).toBe(true);
    const { x, width } = (await page.getByRole('link', { name: 'Log out' }).boundingBox())!;
    expect(x + width, path).toBeLessThanOrEqual(360);
  }
});

test('a table of pools keeps its words whole on a phone', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/pools');
  const { page } = browser;
  await page.setViewportSize({ width: 360, height: 780 });
  await page.getByRole('rowheader', { name: 'default_pool' }).waitFor();
  const lines = `(() => {
    const name = document.createRange();
    name.selectNodeContents(document.querySelector('tbody th'));
    return name.getClientRects().length;
  })()`;
  expect(await page.evaluate<number>(lines)).toBe(1);
});
