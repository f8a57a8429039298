import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

test('the audit log is filtered by event, user, Dag and time, paged, and of a Dag kept current', async () => {
  await using dags = await makeDagFolder();
  await dags.write(
    'noted.ts',
    `import { Dag } from '@leeward/sdk';\nnew Dag('noted', { schedule: null }).empty('only');\n`,
  );
  await using server = await startServer({ dags: dags.path });
  const api = await connectApi(server.url);
  for (let at = 0; at < 55; at += 1) await api.send('POST', '/variables', { key: `name_${at}`, value: 'secret words' });
  const found = () => api.get('/dags/noted').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();

  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  await page.getByRole('button', { name: 'Admin' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Audit log' }).click();
  await page.waitForURL(/\/audit-log$/);
  const table = page.getByRole('table', { name: 'Audit log' });
  await table.getByRole('rowheader', { name: 'post_variable' }).first().waitFor();

  await page.getByRole('searchbox', { name: 'Event' }).fill('variable');
  await page.waitForURL(/event=variable/);
  await page.getByRole('status').getByText('55 entries').waitFor();
  await page.getByRole('button', { name: 'Next page' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/offset=50/);
  await expect.poll(() => table.getByRole('row').count(), { timeout: 60_000 }).toBe(6);
  await table.getByText('Show').last().click();
  await table.getByText('"key": "name_0"').waitFor();
  expect(await table.textContent()).not.toContain('secret words');

  await page.getByRole('searchbox', { name: 'User' }).fill('nobody');
  await page.getByText('No entry matches these filters.').waitFor();
  expect(new URL(page.url()).searchParams.has('offset')).toBe(false);
  await page.getByRole('searchbox', { name: 'User' }).fill('');
  await page.getByRole('status').getByText('55 entries').waitFor();
  await page.getByLabel(/^To/).fill('2020-01-01T00:00:00');
  await page.getByText('No entry matches these filters.').waitFor();
  await page.getByLabel(/^To/).fill('');
  await page.getByLabel(/^From/).fill('2020-01-01T00:00:00');
  await page.getByRole('status').getByText('55 entries').waitFor();

  await page.goto('/dags/noted?view=audit');
  await page.getByText('No entry matches these filters.').waitFor();
  await page.getByRole('contentinfo').getByText('Live').waitFor();
  const { dag_run_id: runId } = await api.trigger('noted', { dag_run_id: 'by_hand' });
  await table.getByRole('link', { name: runId }).first().waitFor();
  await page.goto('/audit-log?dag=note');
  await table.getByRole('link', { name: 'noted' }).first().click();
  await page.waitForURL(/\/dags\/noted$/);
});
