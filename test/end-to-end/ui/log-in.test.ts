import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

test('a viewer is offered no action, and told so in words where the role does not reach', async () => {
  await using dags = await makeDagFolder();
  const passwords = join(dags.path, 'passwords.json');
  await writeFile(passwords, JSON.stringify({ vera: 'vera-likes-to-look' }));
  await using server = await startServer({
    dags: dags.path,
    env: {
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'False',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS: 'vera:viewer',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE: passwords,
    },
  });
  await using browser = await openPage(server.url, '/variables');
  const { page } = browser;
  await page.getByRole('textbox', { name: 'User name' }).fill('vera');
  await page.getByLabel('Password', { exact: true }).fill('vera-likes-to-look');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Your role does not allow this.').waitFor();
  await page.goto('/pools');
  await page.getByRole('rowheader', { name: 'default_pool' }).waitFor();
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
});
