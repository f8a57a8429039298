import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

test('several runs are chosen by mouse and keys, marked, cleared and deleted; what is refused is named', async () => {
  await using dags = await makeDagFolder();
  const wait = `test "$AIRFLOW_CTX_DAG_RUN_ID" != held || until test -e ${dags.gate}; do sleep 0.1; done; exit 3`;
  await dags.write(
    'many.ts',
    `import { Dag } from '@leeward/sdk';
     const dag = new Dag('many', { schedule: null, isPausedUponCreation: false });
     dag.empty('fine').before(dag.bash('breaks', { command: ${JSON.stringify(wait)} }));`,
  );
  await using server = await startServer({ dags: dags.path });
  const api = await connectApi(server.url);
  const found = () => api.get('/dags/many').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  for (const dag_run_id of ['one', 'two', 'held']) await api.trigger('many', { dag_run_id });
  const states = async () =>
    Object.fromEntries((await api.runs('many')).map(({ dag_run_id, state }) => [dag_run_id, state]));
  await expect.poll(states, { timeout: 120_000 }).toEqual({ one: 'failed', two: 'failed', held: 'running' });

  await using browser = await openPage(server.url, '/dags/many?view=runs');
  const { page } = browser;
  const table = page.getByRole('table', { name: 'Runs' });
  const choose = (run: string) => table.getByRole('checkbox', { name: `Choose ${run}`, exact: true });
  const actions = page.getByRole('group', { name: 'What to do with the chosen runs' });
  const told = page.getByRole('status').filter({ hasText: /\d runs? (marked|cleared|deleted|refused)/ });
  const confirm = async (dialogName: string, button: string) => {
    const dialog = page.getByRole('dialog', { name: dialogName });
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  await choose('one').focus();
  await page.keyboard.press('Space');
  await actions.getByRole('button', { name: 'Clear', exact: true }).focus();
  await page.keyboard.press('Enter');
  const clear = page.getByRole('dialog', { name: 'Clear 1 run' });
  await clear.getByRole('status').getByText('2 task instances would be cleared').waitFor();
  await clear.getByRole('checkbox', { name: 'Only failed ones' }).check();
  await clear.getByRole('status').getByText('1 task instance would be cleared').waitFor();
  await page.keyboard.press('Escape');
  await clear.waitFor({ state: 'detached' });

  await choose('two').check();
  await actions.getByText('2 runs chosen').waitFor();
  await actions.getByRole('button', { name: 'Mark success' }).focus();
  await page.keyboard.press('Enter');
  await confirm('Mark 2 runs as success', 'Mark success');
  await told.getByText('2 runs marked as success.').waitFor();
  await actions.getByText('0 runs chosen').waitFor();
  expect(await states()).toEqual({ one: 'success', two: 'success', held: 'running' });

  await choose('two').check();
  await actions.getByRole('button', { name: 'Clear', exact: true }).click();
  await clear.getByRole('status').getByText('2 task instances would be cleared').waitFor();
  await confirm('Clear 1 run', 'Clear');
  await told.getByText('1 run cleared.').waitFor();
  await table.getByRole('row').filter({ hasText: 'two' }).getByText('failed', { exact: true }).waitFor();

  await table.getByRole('checkbox', { name: 'Choose all runs of this page' }).check();
  await actions.getByText('3 runs chosen').waitFor();
  await actions.getByRole('button', { name: 'Delete' }).click();
  await confirm('Delete 3 runs', 'Delete');
  await told.getByText('2 runs deleted. 1 run refused:').waitFor();
  await told.getByText(/run_id: `held` cannot be deleted in running state/).waitFor();
  await expect.poll(() => table.getByRole('row').count(), { timeout: 60_000 }).toBe(2);
  expect(await choose('held').isChecked()).toBe(true);
  expect(await states()).toEqual({ held: 'running' });
  await dags.openGate();
});
