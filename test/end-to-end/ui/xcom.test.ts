import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

const dagId = 'example_groups_typescript';

test('an XCom is added, edited and deleted by hand, its numbers as they were typed', async () => {
  await using server = await startServer();
  const api = await connectApi(server.url);
  const found = () => api.get(`/dags/${dagId}`).catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  await api.trigger(dagId, { dag_run_id: 'r' });
  const [task] = await api.taskInstances(dagId, 'r');
  const path = `/dags/${dagId}/runs/r/tasks/${task!.task_id}`;
  await using browser = await openPage(server.url, `${path}?tab=xcom`);
  const { page } = browser;
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Add an XCom' }).click();
  await page.keyboard.type('answer');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('This is not valid JSON.').waitFor();
  await dialog.getByRole('textbox', { name: 'Value as JSON' }).fill('{"id": 9007199254740993, "share": 1.0}');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const entry = page.getByRole('region', { name: 'answer' });
  await entry.getByText('9007199254740993').waitFor();

  await page.getByRole('button', { name: 'Edit answer' }).click();
  const value = dialog.getByRole('textbox', { name: 'Value as JSON' });
  expect(await value.inputValue()).toContain('"share": 1.0');
  await value.fill('"changed"');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await entry.getByText('changed').waitFor();

  await page.getByRole('button', { name: 'Delete answer' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await entry.waitFor({ state: 'detached' });
});
