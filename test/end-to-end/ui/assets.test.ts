import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

const assets = `
from airflow.sdk import DAG, Asset
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.empty import EmptyOperator

orders = Asset("orders", uri="s3://warehouse/orders")

with DAG("make_orders", schedule=None, is_paused_upon_creation=False):
    BashOperator(task_id="write", bash_command="true", outlets=[orders])
with DAG("report", schedule=[orders], is_paused_upon_creation=False):
    EmptyOperator(task_id="only")
`;

test('assets are listed and searched; one is materialized and given an event, and its events come as they are', async () => {
  await using dags = await makeDagFolder();
  await dags.write('assets.py', assets);
  await using server = await startServer({ dags: dags.path, python: true });
  const api = await connectApi(server.url);
  const found = () => api.get('/dags/report').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();

  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  await page.getByRole('link', { name: 'report', exact: true }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForURL(/\/assets$/);
  const list = page.getByRole('table', { name: 'Assets' });
  const row = list.getByRole('row').filter({ hasText: 'orders' }).last();
  await row.getByText('never').waitFor();
  await row.getByRole('link', { name: 'make_orders · write' }).waitFor();
  await row.getByRole('link', { name: 'report' }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('nothing');
  await page.getByText('No asset matches.').waitFor();
  await page.getByRole('searchbox', { name: 'Search assets' }).fill('ORD');
  await list.getByRole('link', { name: 'orders' }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/assets\/\d+$/);
  await page.getByText('This asset has no event yet.').waitFor();
  const asset = page.url();

  await page.getByRole('button', { name: 'Create an event' }).focus();
  await page.keyboard.press('Enter');
  const create = page.getByRole('dialog', { name: 'Create an event' });
  const extra = create.getByRole('textbox', { name: 'Extra, as JSON' });
  await extra.fill('{"rows"');
  await create.getByRole('button', { name: 'Create', exact: true }).click();
  await create.getByText('This is not valid JSON.').waitFor();
  await extra.fill('{"rows": 42}');
  await create.getByRole('button', { name: 'Create', exact: true }).click();
  await create.waitFor({ state: 'detached' });
  const events = page.getByRole('table', { name: 'Events' });
  const byHand = events.getByRole('row').filter({ hasText: 'no task' });
  await byHand.getByText('Show').click();
  await byHand.getByText('"rows": 42').waitFor();
  await byHand.getByRole('link', { name: 'success report' }).waitFor();

  await page.getByRole('button', { name: 'Materialize' }).click();
  const materialize = page.getByRole('dialog', { name: 'Materialize' });
  await materialize.getByRole('button', { name: 'Materialize' }).click();
  await page.waitForURL(/\/dags\/make_orders\/runs\//);
  await page.getByRole('complementary').getByText('success', { exact: true }).waitFor();
  await page.goto(asset);
  await events.getByRole('link', { name: 'make_orders · write' }).waitFor();
  await page.getByRole('status').getByText('2 events').waitFor();
});
