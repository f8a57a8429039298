import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

test('a person logs in by the keyboard, lands where they wanted to go, and logs out', async () => {
  await using dags = await makeDagFolder();
  await using server = await startServer({
    dags: dags.path,
    env: { AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'False' },
  });
  const password = /Log in as admin with the password (\S+)/.exec(server.output())![1]!;
  await using browser = await openPage(server.url, '/import-errors');
  const { page } = browser;

  await page.waitForURL(/\/auth\/login\?next=/);
  await page.getByRole('textbox', { name: 'User name' }).waitFor();
  await page.keyboard.type('admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Invalid credentials').waitFor();

  await page.getByLabel('Password', { exact: true }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/import-errors$/);
  await page.getByRole('heading', { name: 'Import errors' }).waitFor();
  expect(await page.evaluate<string>('document.cookie')).toBe('');

  await page.getByRole('link', { name: 'Log out' }).click();
  await page.waitForURL(/\/auth\/login/);
  await page.goto('/dags');
  await page.waitForURL(/\/auth\/login\?next=/);
});
