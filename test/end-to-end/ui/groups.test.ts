import { test } from 'vitest';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

test('a task is named within its group, and whole where a filter leaves the groups out', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/dags/example_groups_typescript');
  const { page } = browser;
  const grid = page.getByRole('grid');
  await grid.getByRole('rowheader', { name: 'fetch', exact: true }).nth(1).waitFor();
  await page.getByRole('textbox', { name: 'Filter tasks' }).fill('north');
  await grid.getByRole('rowheader', { name: 'regions.north.fetch', exact: true }).waitFor();

  await page.getByRole('tab', { name: 'Graph' }).click();
  await page.locator('.react-flow__node').getByText('fetch', { exact: true }).first().waitFor();
});
