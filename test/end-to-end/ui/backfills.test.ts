import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

test('a backfill is made after a preview of its dates, followed, paused, unpaused and cancelled', async () => {
  await using dags = await makeDagFolder();
  const wait = `until test -e ${dags.gate}; do sleep 0.1; done`;
  await dags.write(
    'daily.ts',
    `import { Dag } from '@leeward/sdk';
     new Dag('daily', { schedule: '@daily', startDate: '2026-01-01', catchup: false }).bash('waits', { command: ${JSON.stringify(wait)} });
     new Dag('by_hand', { schedule: null }).empty('only');`,
  );
  await using server = await startServer({ dags: dags.path });
  const api = await connectApi(server.url);
  const found = () => api.get('/dags/by_hand').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();

  await using browser = await openPage(server.url, '/dags/by_hand?view=backfills');
  const { page } = browser;
  await page.getByText('This Dag cannot be backfilled').waitFor();
  expect(await page.getByRole('button', { name: 'Create a backfill' }).count()).toBe(0);

  await page.goto('/dags/daily?view=backfills');
  await page.getByText('This Dag has no backfill yet.').waitFor();
  await page.getByRole('button', { name: 'Create a backfill' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Create a backfill' });
  await dialog.getByText('Give both ends').waitFor();
  await dialog.getByLabel(/^From/).fill('2026-02-03T00:00:00');
  await dialog.getByLabel(/^To/).fill('2026-02-01T00:00:00');
  await dialog.getByRole('alert').getByText('must not be after to_date').waitFor();
  await dialog.getByLabel(/^To/).fill('2026-02-05T00:00:00');
  await dialog.getByRole('status').getByText('3 runs would be made').waitFor();
  const dates = dialog.getByRole('list').getByRole('listitem');
  await expect.poll(() => dates.first().textContent(), { timeout: 60_000 }).toBe('2026-02-03 00:00:00');
  await dialog.getByRole('checkbox', { name: 'The newest date first' }).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => dates.first().textContent(), { timeout: 60_000 }).toBe('2026-02-05 00:00:00');
  await dialog.getByRole('textbox', { name: 'Most active runs' }).fill('1');
  const conf = dialog.getByRole('textbox', { name: 'Conf of the runs, as JSON' });
  await conf.fill('{"region": ');
  await expect.poll(() => dialog.getByRole('button', { name: 'Create', exact: true }).isDisabled()).toBe(true);
  await conf.fill('{"region": "north"}');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });

  const row = page.getByRole('table', { name: 'Backfills' }).getByRole('row').nth(1);
  await row.getByText('running', { exact: true }).waitFor();
  await row.getByText('0 of 3').waitFor();
  await row.getByText('newest first').waitFor();
  const states = async () =>
    (await api.runs('daily')).filter(({ run_type }) => run_type === 'backfill').map(({ state }) => state);
  await expect.poll(async () => (await states()).sort(), { timeout: 60_000 }).toEqual(['queued', 'queued', 'running']);

  const backfilled = (await api.runs('daily')).filter(({ run_type }) => run_type === 'backfill');
  expect(backfilled.map((run) => run.conf)).toEqual(Array(3).fill({ region: 'north' }));

  await row.getByRole('button', { name: /^Pause backfill/ }).click();
  await row.getByText('paused', { exact: true }).waitFor();
  await dags.openGate();
  await row.getByText('1 of 3').waitFor();
  expect((await states()).sort()).toEqual(['queued', 'queued', 'success']);

  await row.getByRole('button', { name: /^Unpause backfill/ }).focus();
  await page.keyboard.press('Enter');
  await row.getByText('3 of 3').waitFor();
  await row.getByText('ended', { exact: true }).waitFor();
  expect(await row.getByRole('button').count()).toBe(0);

  await page.getByRole('button', { name: 'Create a backfill' }).click();
  await dialog.getByLabel(/^From/).fill('2026-02-03T00:00:00');
  await dialog.getByLabel(/^To/).fill('2026-02-06T00:00:00');
  await dialog.getByRole('status').getByText('1 run would be made').waitFor();
  await dialog.getByRole('combobox', { name: 'Which dates' }).click();
  await page.getByRole('option', { name: 'All, those with an ended run again' }).click();
  await dialog.getByRole('status').getByText('4 runs would be made').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  const { id } = await api.send<{ id: number }>('POST', '/backfills', {
    dag_id: 'daily',
    from_date: '2026-03-01T00:00:00Z',
    to_date: '2026-03-02T00:00:00Z',
    max_active_runs: 1,
  });
  await api.send('PUT', `/backfills/${id}/pause`);
  await row.getByRole('button', { name: `Cancel backfill ${id}` }).click();
  const cancel = page.getByRole('dialog', { name: 'Cancel the backfill' });
  await cancel.getByRole('button', { name: 'Cancel the backfill' }).click();
  await cancel.waitFor({ state: 'detached' });
  await row.getByText(/^ended/).waitFor();
});
