import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

test('a page of a list that is not there any more gives way to the last one, and an order that is none to the usual one', async () => {
  await using server = await startServer();
  const api = await connectApi(server.url);
  for (let number = 0; number < 101; number++)
    await api.send('POST', '/variables', { key: `v${String(number).padStart(3, '0')}`, value: 'x' });
  await using browser = await openPage(server.url, '/variables?offset=100');
  const { page } = browser;
  await page.getByRole('button', { name: 'Delete v100' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('rowheader', { name: 'v099' }).waitFor();
  expect(new URL(page.url()).search).toBe('');

  const found = () => api.get('/dags/example_groups_typescript').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  await page.goto('/dags?offset=100000&order=toString');
  await page.getByRole('link', { name: 'example_groups_typescript' }).waitFor();
});
