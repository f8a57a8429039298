import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

test('a server that is gone is told in words where something was asked of it, and the page goes on when it is back', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/dags/example_groups_typescript');
  const { page } = browser;
  await page.getByRole('contentinfo').getByText('Live').waitFor();
  await page.getByRole('tab', { name: 'Runs' }).waitFor();
  await server.end();
  await page.getByRole('contentinfo').getByText('Connection lost, trying again').waitFor();
  await page.getByRole('tab', { name: 'Runs' }).click();
  const alert = page.getByRole('main').getByRole('alert');
  await alert.getByText('The server does not answer.').waitFor();

  await using again = await startServer({ home: server.home, port: Number(new URL(server.url).port) });
  await page.getByRole('contentinfo').getByText('Live').waitFor();
  await page.getByText('No run matches these filters.').waitFor();
  expect(again.url).toBe(server.url);
});

test('a page whose parts went with an older server is loaded anew where a person wanted to go', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  await page.getByRole('contentinfo').getByText('Live').waitFor();
  let isLoadedAnew = false;
  page.on('domcontentloaded', () => {
    isLoadedAnew = true;
  });
  await page.route('**/assets/import-errors-page-*.js', (route) =>
    isLoadedAnew ? route.continue() : route.fulfill({ status: 404 }),
  );
  await page.getByRole('link', { name: 'Import errors' }).first().click();
  await page.getByRole('heading', { name: 'Import errors' }).waitFor();
  expect([isLoadedAnew, new URL(page.url()).pathname]).toEqual([true, '/import-errors']);
});
