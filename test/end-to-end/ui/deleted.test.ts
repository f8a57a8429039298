import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

const dagId = 'example_groups_typescript';

test('of a run and of a Dag that are deleted nothing is offered any more on pages that show them', async () => {
  await using server = await startServer();
  const api = await connectApi(server.url);
  const found = () => api.get(`/dags/${dagId}`).catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  await api.trigger(dagId, { dag_run_id: 'gone' });
  await api.send('PATCH', `/dags/${dagId}/dagRuns/gone`, { state: 'failed' });
  await using browser = await openPage(server.url, `/dags/${dagId}/runs/gone`);
  const { page } = browser;
  await page.getByRole('button', { name: 'Clear the run' }).waitFor();
  await page.getByRole('contentinfo').getByText('Live').waitFor();
  await api.send('DELETE', `/dags/${dagId}/dagRuns/gone`);
  await page.getByText('`gone` was not found').waitFor();
  expect(await page.getByRole('button', { name: 'Clear the run' }).count()).toBe(0);

  await page.goto(`/dags/${dagId}`);
  await page.getByRole('button', { name: 'Trigger', exact: true }).waitFor();
  await page.getByRole('contentinfo').getByText('Live').waitFor();
  await api.send('DELETE', `/dags/${dagId}`);
  await page.getByText(`The Dag with ID: \`${dagId}\` was not found`).waitFor();
  expect(await page.getByRole('button', { name: 'Trigger', exact: true }).count()).toBe(0);
});

test('a Dag is deleted on its details, and comes back without runs while its file is there', async () => {
  await using server = await startServer();
  const api = await connectApi(server.url);
  const found = () => api.get(`/dags/${dagId}`).catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  await api.trigger(dagId, { dag_run_id: 'kept' });
  await using browser = await openPage(server.url, `/dags/${dagId}?view=details`);
  const { page } = browser;
  await page.getByRole('button', { name: 'Delete the Dag' }).click();
  await page.getByRole('dialog').getByText('comes back when that is read again').waitFor();
  // Enter once more must not delete.
  await expect.poll(() => page.evaluate<string>('document.activeElement?.textContent')).toBe('Cancel');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Delete the Dag' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the Dag' }).click();
  await page.waitForURL('**/dags');
  const runIds = () =>
    api.runs(dagId).then(
      (runs) => runs.map(({ dag_run_id }) => dag_run_id),
      () => null,
    );
  await expect.poll(runIds, { timeout: 60_000 }).toEqual([]);
  await page.getByRole('link', { name: dagId }).waitFor();
});
