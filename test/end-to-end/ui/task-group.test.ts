import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

const grouped = `
import { Dag } from '@leeward/sdk';

const dag = new Dag('grouped', { schedule: null, isPausedUponCreation: false });
const load = dag.group('load', () => {
  dag.bash('orders', { command: 'echo orders' });
  dag.group('late', () => dag.bash('returns', { command: 'exit 3' }));
});
load.before(dag.empty('after'));
`;

test('a task group is opened from the grid and the graph, and cleared and marked as a whole, after a preview', async () => {
  await using dags = await makeDagFolder();
  await dags.write('grouped.ts', grouped);
  await using server = await startServer({ dags: dags.path });
  const api = await connectApi(server.url);
  const found = () => api.get('/dags/grouped').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  const { dag_run_id: runId } = await api.trigger('grouped');
  const state = async () => (await api.runs('grouped'))[0]?.state;
  await expect.poll(state, { timeout: 120_000 }).toBe('failed');

  await using browser = await openPage(server.url, '/dags/grouped?view=graph');
  const { page } = browser;
  await page.getByRole('link', { name: 'Group load', exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Grid' }).click();
  const grid = page.getByRole('grid');
  await grid.getByRole('link', { name: /^Run manual__/ }).focus();
  await page.keyboard.press('ArrowDown');
  const focused = page.locator(':focus');
  await focused.and(page.getByRole('link', { name: `Group load, ${runId}, failed` })).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/groups\/load$/);
  const table = page.getByRole('table', { name: 'Group load' });
  await table.getByRole('row').filter({ hasText: 'load.late.returns' }).getByText('exit code 3').waitFor();

  await page.getByRole('button', { name: 'Mark success' }).click();
  const mark = page.getByRole('dialog', { name: 'Mark success' });
  // What is in the state already is not marked.
  await mark.getByRole('status').getByText('1 task instance would be marked').waitFor();
  await mark.getByRole('button', { name: 'Mark', exact: true }).click();
  await mark.waitFor({ state: 'detached' });
  await expect.poll(() => table.getByText('success', { exact: true }).count(), { timeout: 60_000 }).toBe(2);

  await page.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Enter');
  const clear = page.getByRole('dialog', { name: 'Clear' });
  await clear.getByRole('status').getByText('3 task instances would be cleared').waitFor();
  await clear.getByRole('checkbox', { name: 'Downstream tasks too' }).focus();
  await page.keyboard.press('Space');
  await clear.getByRole('status').getByText('2 task instances would be cleared').waitFor();
  await clear.getByRole('button', { name: 'Clear', exact: true }).focus();
  await page.keyboard.press('Enter');
  await clear.waitFor({ state: 'detached' });
  await table.getByRole('row').filter({ hasText: 'load.late.returns' }).getByText('failed', { exact: true }).waitFor();
  const tries = (await api.taskInstances('grouped', runId)).map(({ task_id, try_number }) => [task_id, try_number]);
  expect(Object.fromEntries(tries)).toMatchObject({ 'load.orders': 2, 'load.late.returns': 2 });

  await page.getByRole('main').getByRole('link', { name: runId, exact: true }).click();
  await page.waitForURL(/\/runs\/[^/]+$/);
});
