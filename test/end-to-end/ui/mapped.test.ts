import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

const mapped = `
from airflow.sdk import DAG
from airflow.providers.standard.operators.bash import BashOperator

with DAG("mapped", schedule=None, is_paused_upon_creation=False):
    BashOperator.partial(task_id="each").expand(bash_command=["exit 1", "exit 0", "exit 1", "exit 1"])
`;

test('several instances of a mapped task are chosen, and marked or cleared together', async () => {
  await using dags = await makeDagFolder();
  await dags.write('mapped.py', mapped);
  await using server = await startServer({ dags: dags.path, python: true });
  const api = await connectApi(server.url);
  const found = () => api.get('/dags/mapped').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  await api.trigger('mapped', { dag_run_id: 'r' });
  const instances = async () => {
    const all = await api.taskInstances('mapped', 'r');
    return all.sort((one, other) => one.map_index - other.map_index);
  };
  const states = async () => (await instances()).map(({ state }) => state);
  await expect.poll(states, { timeout: 120_000 }).toEqual(['failed', 'success', 'failed', 'failed']);

  await using browser = await openPage(server.url, '/dags/mapped/runs/r/tasks/each');
  const { page } = browser;
  const table = page.getByRole('table', { name: 'Mapped task instances' });
  const choose = (index: number) => table.getByRole('checkbox', { name: `Choose ${index}`, exact: true });
  const actions = page.getByRole('group', { name: 'What to do with the chosen task instances' });
  const dialog = page.getByRole('dialog');
  for (const index of [0, 1, 2]) await choose(index).check();
  await actions.getByText('3 task instances chosen').waitFor();
  await actions.getByRole('button', { name: 'Mark success' }).click();
  await dialog.getByText('2 task instances would be marked').waitFor();
  await dialog.getByRole('button', { name: 'Mark', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await states()).toEqual(['success', 'success', 'success', 'failed']);

  await choose(0).uncheck();
  await actions.getByRole('button', { name: 'Clear' }).click();
  await dialog.getByText('2 task instances would be cleared').waitFor();
  await dialog.getByRole('button', { name: 'Clear', exact: true }).click();
  const tries = async () => (await instances()).map(({ try_number }) => try_number);
  await expect.poll(tries, { timeout: 60_000 }).toEqual([1, 2, 2, 1]);
});
