import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

/** Runs in the page: the controls that neither a label, nor a text, nor an attribute names. */
const unnamedControls = `[...document.querySelectorAll('button, a[href], input:not([type="hidden"]), select, textarea')]
  .filter((control) => (control.getAttribute('aria-label') ?? control.textContent).trim() === '')
  .filter((control) => (control.labels?.length ?? 0) === 0 && !control.hasAttribute('aria-hidden'))
  .map((control) => control.outerHTML.slice(0, 200))`;

test('filters live in the address, and every page is reached and left by keys', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/');
  const { page } = browser;
  await page.getByRole('link', { name: 'example_bash_operator', exact: true }).waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('groups');
  await page.waitForURL(/search=groups/);
  await expect.poll(() => page.getByRole('row').count(), { timeout: 60_000 }).toBe(2);
  await page.reload();
  await page.getByRole('link', { name: 'example_groups_typescript', exact: true }).waitFor();
  expect(await page.getByRole('searchbox', { name: 'Search Dags' }).inputValue()).toBe('groups');

  await page.getByRole('button', { name: 'Clear the filters' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'example_bash_operator', exact: true }).waitFor();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });

  const theme = () => page.evaluate<string>('document.documentElement.dataset.mantineColorScheme');
  const before = await theme();
  await page.keyboard.press('Shift+D');
  await expect.poll(theme, { timeout: 60_000 }).not.toBe(before);
});

test('the components that run are listed behind the health at the foot of every page', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  await page.getByRole('contentinfo').getByRole('link', { name: 'Components' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/components$/);
  const table = page.getByRole('table', { name: 'Components' });
  for (const kind of ['API server', 'Scheduler', 'Dag processor', 'Triggerer']) {
    await table.getByRole('rowheader', { name: kind }).waitFor();
  }
});

test('every control of every page has a name', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  for (const path of [
    '/dags',
    '/dags/example_groups_typescript',
    '/dags/hello_typescript?view=graph',
    '/dags/example_groups_typescript?view=runs',
    '/dags/example_groups_typescript?view=backfills',
    '/assets',
    '/audit-log',
    '/import-errors',
    '/components',
  ]) {
    await page.goto(path);
    await page.getByRole('contentinfo').getByText('Live').waitFor();
    expect(await page.evaluate<string[]>(unnamedControls), path).toEqual([]);
  }
});

test('a dialog begins at its first field, and gives the focus back to what opened it', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/pools');
  const { page } = browser;
  const focused = page.locator(':focus');
  const openWithEnter = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
  };
  const closeWithEscape = async (name: string) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name, exact: true }).and(focused).waitFor();
  };
  await openWithEnter('Add');
  await page.getByRole('textbox', { name: 'Name' }).and(focused).waitFor();
  await closeWithEscape('Add');
  await openWithEnter('Edit default_pool');
  await page.getByRole('textbox', { name: 'Slots' }).and(focused).waitFor();
  await closeWithEscape('Edit default_pool');

  await page.goto('/dags?search=example_params_typescript');
  await openWithEnter('Trigger example_params_typescript');
  await page.getByRole('textbox', { name: 'name', exact: true }).and(focused).waitFor();
  await closeWithEscape('Trigger example_params_typescript');
});
