import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

const retried = `
import { Dag } from '@leeward/sdk';
new Dag('retried', { schedule: null, isPausedUponCreation: false, docMd: '| field | holds |\\n| - | - |\\n| ok | yes |' })
  .bash('breaks', { command: 'exit 3', retries: 1, retryDelay: { hours: 1 } });
`;
const awaiting = `
from airflow.sdk import DAG, Asset
from airflow.providers.standard.operators.empty import EmptyOperator

with DAG("awaiting", schedule=[Asset("orders"), Asset("returns")], is_paused_upon_creation=False):
    EmptyOperator(task_id="only")
`;

test('a task between two tries says once when it is tried again, and its page asks for nothing that is not there', async () => {
  await using dags = await makeDagFolder();
  await dags.write('retried.ts', retried);
  await using server = await startServer({ dags: dags.path });
  const api = await connectApi(server.url);
  const found = () => api.get('/dags/retried').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  const { dag_run_id: runId } = await api.trigger('retried');
  const states = async () => (await api.taskInstances('retried', runId)).map(({ state }) => state);
  await expect.poll(states, { timeout: 120_000 }).toEqual(['up_for_retry']);

  await using browser = await openPage(server.url, '/dags/retried?view=details');
  const { page } = browser;
  await page.getByRole('cell', { name: 'yes' }).waitFor();
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(response.url());
  });
  await page.goto(`/dags/retried/runs/${encodeURIComponent(runId)}/tasks/breaks`);
  const why = page.getByRole('status').filter({ hasText: 'It is tried again at' });
  await why.waitFor();
  expect(await why.textContent()).not.toContain('Looked at again');
  await page.getByRole('region', { name: 'Log of breaks, try 1' }).getByText('Complete').waitFor();
  expect(refused).toEqual([]);
});

test('a Dag that waits for assets says which of them were updated, as they are', async () => {
  await using dags = await makeDagFolder();
  await dags.write('awaiting.py', awaiting);
  await using server = await startServer({ dags: dags.path, python: true });
  const api = await connectApi(server.url);
  const found = () => api.get('/dags/awaiting').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();

  await using browser = await openPage(server.url, '/dags/awaiting');
  const { page } = browser;
  const count = page.getByRole('link', { name: /of 2 assets updated$/ });
  await count.waitFor();
  expect(await count.textContent()).toBe('0 of 2 assets updated');
  const { assets } = await api.get<{ assets: { id: number; name: string }[] }>('/assets');
  await api.send('POST', '/assets/events', { asset_id: assets.find(({ name }) => name === 'orders')!.id });
  await page.getByRole('link', { name: '1 of 2 assets updated' }).click();
  const list = page.getByRole('region', { name: 'Assets since the last run' });
  await list.getByRole('listitem').filter({ hasText: 'returns' }).getByText('not updated yet').waitFor();
  await list.getByRole('listitem').filter({ hasText: 'orders' }).getByText('updated', { exact: false }).waitFor();
});
