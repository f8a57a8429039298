import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

const long = 'n'.repeat(180);
const longNames = `
import { Dag } from '@leeward/sdk';
new Dag('${long}', { schedule: null, isPausedUponCreation: false, tags: ['${'t'.repeat(90)}'] }).empty('${long}');
`;
/** By how much the page is wider than its window. */
const beyond = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;

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
    '/required_actions',
    '/components',
    '/pools',
    '/variables',
  ]) {
    await page.goto(path);
    await page.getByRole('contentinfo').getByText('Live').waitFor();
    expect(await page.evaluate<number>(beyond), path).toBe(0);
    expect(await page.getByRole('combobox', { name: 'Time zone' }).isVisible(), path).toBe(true);
    const { x, width } = (await page.getByRole('link', { name: 'Log out' }).boundingBox())!;
    expect(x + width, path).toBeLessThanOrEqual(360);
    for (const link of await page.getByRole('navigation', { name: 'Main' }).getByRole('link').all())
      await link.click({ trial: true });
  }
});

test('the longest names make no page wider than its window', async () => {
  await using dags = await makeDagFolder();
  await dags.write('long.ts', longNames);
  await using server = await startServer({ dags: dags.path });
  const api = await connectApi(server.url);
  const found = () => api.get(`/dags/${long}`).catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  await api.trigger(long, { dag_run_id: long });
  const entries = `/dags/${long}/dagRuns/${long}/taskInstances/${long}/xcomEntries`;
  await api.send('POST', entries, { key: long, value: long });
  const task = `/dags/${long}/runs/${long}/tasks/${long}`;
  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 780 });
    for (const path of ['/dags', `/dags/${long}`, `/dags/${long}?view=runs`, task, `${task}?tab=xcom`]) {
      await page.goto(path);
      await page.getByRole('main').getByText(long).first().waitFor();
      expect(await page.evaluate<number>(beyond), `${path} at ${width}`).toBe(0);
    }
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
