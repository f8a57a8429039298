import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

const breaking = `
import { Dag } from '@leeward/sdk';

const dag = new Dag('breaking', { schedule: null });
dag.bash('breaks', { command: 'echo once more; exit 3', retries: 1, retryDelay: { seconds: 0.1 } }).before(dag.empty('after'));
`;

test('what failed is explained try by try, cleared with a preview, noted, found among the runs, and marked', async () => {
  await using dags = await makeDagFolder();
  await dags.write('breaking.ts', breaking);
  await using server = await startServer({ dags: dags.path });
  const api = await connectApi(server.url);
  const unpaused = () =>
    api.unpause('breaking').then(
      () => true,
      () => false,
    );
  await expect.poll(unpaused, { timeout: 60_000 }).toBe(true);
  const { dag_run_id: runId } = await api.trigger('breaking');
  await expect.poll(async () => (await api.runs('breaking'))[0]?.state, { timeout: 120_000 }).toBe('failed');

  await using browser = await openPage(
    server.url,
    `/dags/breaking/runs/${encodeURIComponent(runId)}/tasks/breaks?tab=details&try=1`,
  );
  const { page } = browser;
  await page.getByRole('status').getByText('a non-zero exit code 3').waitFor();
  const idOfTry = async () => page.getByText('Id of the try').locator('xpath=following-sibling::*').textContent();
  const first = await idOfTry();
  const tries = Promise.withResolvers<void>();
  await page.route('**/tries', async (route) => {
    await tries.promise;
    await route.continue();
  });
  // As the task's log_url names it.
  await page.goto(`/dags/breaking/runs/${encodeURIComponent(runId)}/tasks/breaks?tab=details&try_number=1`);
  await page.getByRole('button', { name: 'Clear' }).waitFor();
  await page.getByRole('status', { name: 'Loading' }).waitFor();
  expect(await page.getByText('Id of the try').count(), 'another try than the one of the address is shown').toBe(0);
  tries.resolve();
  expect(await idOfTry()).toBe(first);

  await page.getByText('Try 2').click();
  await expect.poll(idOfTry, { timeout: 60_000 }).not.toBe(first);

  await page.getByRole('button', { name: 'Add a note' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('the **disk** was full');
  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.locator('strong', { hasText: 'disk' }).waitFor();

  await page.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Clear' });
  await dialog.getByRole('status').getByText('2 task instances would be cleared').waitFor();
  await dialog.getByRole('checkbox', { name: 'Downstream tasks too' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('status').getByText('1 task instance would be cleared').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await page.goto('/dags/breaking?view=runs&state=success');
  await page.getByText('No run matches these filters.').waitFor();
  await page.goto('/dags/breaking?view=runs&state=failed');
  await page.getByRole('table', { name: 'Runs' }).getByRole('link', { name: runId }).waitFor();

  await page.getByRole('tab', { name: 'Timeline' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Timeline' }).getByRole('link', { name: 'breaks' }).waitFor();
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('region', { name: 'Code of breaking' }).getByText("new Dag('breaking'").waitFor();

  await page.goto(`/dags/breaking/runs/${encodeURIComponent(runId)}/tasks/breaks?tab=details`);
  await page.getByRole('button', { name: 'Mark success' }).click();
  const mark = page.getByRole('dialog', { name: 'Mark success' });
  await mark.getByRole('status').getByText('1 task instance would be marked').waitFor();
  await mark.getByRole('checkbox', { name: 'Downstream tasks too' }).check();
  await mark.getByRole('status').getByText('2 task instances would be marked').waitFor();
  await mark.getByRole('textbox', { name: 'Note' }).fill('repaired by hand');
  await mark.getByRole('button', { name: 'Mark', exact: true }).click();
  await mark.waitFor({ state: 'detached' });
  await page.getByText('repaired by hand').waitFor();
  const states = (await api.taskInstances('breaking', runId)).map(({ state }) => state);
  expect(states).toEqual(['success', 'success']);
});

test('a line of a log has an address, which opens the log there', async () => {
  await using dags = await makeDagFolder();
  await dags.write(
    'long.ts',
    `import { Dag } from '@leeward/sdk';\nnew Dag('long', { schedule: null }).bash('lines', { command: 'seq -f "number %g" 20000' });\n`,
  );
  await using server = await startServer({ dags: dags.path });
  const api = await connectApi(server.url);
  const unpaused = () =>
    api.unpause('long').then(
      () => true,
      () => false,
    );
  await expect.poll(unpaused, { timeout: 60_000 }).toBe(true);
  const { dag_run_id: runId } = await api.trigger('long');
  await expect.poll(async () => (await api.runs('long'))[0]?.state, { timeout: 120_000 }).toBe('success');
  await using browser = await openPage(
    server.url,
    `/dags/long/runs/${encodeURIComponent(runId)}/tasks/lines?line=9000`,
  );
  const { page } = browser;
  const linked = page.locator('[data-linked="true"]');
  await linked.getByText(/^number \d+$/).waitFor();
  expect(await linked.getByRole('link', { name: 'Line 9000' }).isVisible()).toBe(true);

  await page.keyboard.press('/');
  await page.keyboard.type('number 19999');
  const hit = page.locator('[data-current="true"]');
  await hit.getByText('number 19999').waitFor();
  await hit.getByRole('link', { name: /^Line \d+$/ }).click();
  await page.waitForURL(/line=\d{5}/);
  // The document holds what is in view, however long the log is.
  expect(await page.locator('[data-line]').count()).toBeLessThan(150);
});
