import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

const looked = `
from airflow.sdk import DAG, Asset, TaskGroup
from airflow.providers.standard.operators.empty import EmptyOperator

with DAG("looked_at", schedule="@daily", is_paused_upon_creation=True):
    with TaskGroup("group"):
        EmptyOperator(task_id="only", outlets=[Asset("orders")])
`;
const dag = '/dags/looked_at';

test('a viewer sees a group, runs, backfills, the audit log and assets, and is neither offered nor allowed a change', async () => {
  await using dags = await makeDagFolder();
  await dags.write('looked_at.py', looked);
  const passwords = join(dags.path, 'passwords.json');
  const password = 'a long password';
  await writeFile(passwords, JSON.stringify({ vera: password, oskar: password }));
  await using server = await startServer({
    dags: dags.path,
    python: true,
    env: {
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'False',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS: 'vera:viewer,oskar:op',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE: passwords,
    },
  });
  const api = await connectApi(server.url, { username: 'oskar', password });
  const found = () => api.get(dag).catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  await api.trigger('looked_at', { dag_run_id: 'seen' });
  const window = { from_date: '2026-02-01T00:00:00Z', to_date: '2026-02-02T00:00:00Z' };
  await api.send('POST', '/backfills', { dag_id: 'looked_at', ...window });
  const { assets } = await api.get<{ assets: { id: number }[] }>('/assets');

  await using browser = await openPage(server.url, `${dag}/runs/seen/groups/group`);
  const { page } = browser;
  await page.getByRole('textbox', { name: 'User name' }).fill('vera');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  const main = page.getByRole('main');
  const places: [path: string, table: string, row: string][] = [
    [`${dag}/runs/seen/groups/group`, 'Group group', 'group.only'],
    [`${dag}?view=runs`, 'Runs', 'seen'],
    [`${dag}?view=backfills`, 'Backfills', '2026-02-01'],
    [`${dag}?view=audit`, 'Audit log', 'create_backfill'],
    ['/assets', 'Assets', 'orders'],
  ];
  for (const [path, table, row] of places) {
    await page.waitForURL((url) => !url.pathname.startsWith('/auth'));
    await page.goto(path);
    await main.getByRole('table', { name: table }).getByRole('row').filter({ hasText: row }).first().waitFor();
    expect(await main.getByRole('checkbox').count(), path).toBe(0);
    expect(await main.getByRole('button').count(), path).toBe(0);
  }
  await page.goto(`/assets/${assets[0]!.id}`);
  await main.getByText('This asset has no event yet.').waitFor();
  expect(await main.getByRole('button').count()).toBe(0);

  const refused: [method: string, path: string][] = [
    ['POST', `assets/${assets[0]!.id}/materialize`],
    ['POST', 'backfills/dry_run'],
    ['PUT', 'backfills/1/cancel'],
    ['PATCH', 'dags/looked_at/dagRuns'],
    ['PATCH', 'dags/looked_at/dagRuns/seen/taskGroupInstances/group'],
  ];
  for (const [method, path] of refused) {
    const ask = `fetch('/api/v2/${path}', { method: '${method}', body: '{}', headers: { 'content-type': 'application/json' } })
      .then(({ status }) => status)`;
    expect(await page.evaluate<number>(ask), path).toBe(403);
  }
});
