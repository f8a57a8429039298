import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

test('below a path of base_url a viewer logs in, follows links, and is offered and allowed no change', async () => {
  await using folder = await makeDagFolder();
  const passwords = join(folder.path, 'passwords.json');
  await writeFile(passwords, JSON.stringify({ vera: 'a long password' }));
  await using server = await startServer({
    env: {
      AIRFLOW__API__BASE_URL: 'http://localhost/team/leeward',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'False',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS: 'vera:viewer',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE: passwords,
    },
  });
  await using browser = await openPage(server.url, '/team/leeward/dags/example_bash_operator?view=code');
  const { page } = browser;
  const outside: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/team/leeward/')) outside.push(pathname);
  });
  await page.waitForURL(/\/team\/leeward\/auth\/login\?next=/);
  await page.getByRole('textbox', { name: 'User name' }).fill('vera');
  await page.getByLabel('Password', { exact: true }).fill('a long password');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/team\/leeward\/dags\/example_bash_operator\?view=code$/);
  await page.getByRole('region', { name: 'Code of example_bash_operator' }).getByText('new Dag').first().waitFor();
  await page.getByRole('contentinfo').getByText('Live').waitFor();
  expect(await page.getByRole('button', { name: 'Trigger' }).count()).toBe(0);

  await page.getByRole('link', { name: 'Dags', exact: true }).click();
  await page.waitForURL(/\/team\/leeward\/dags$/);
  await page
    .getByRole('row', { name: /example_bash_operator/ })
    .getByText('paused')
    .waitFor();
  expect(await page.getByRole('switch').count()).toBe(0);
  const refused = `fetch('api/v2/dags/example_bash_operator', { method: 'PATCH', body: '{"is_paused":false}',
    headers: { 'content-type': 'application/json' } }).then(({ status }) => status)`;
  expect(await page.evaluate<number>(refused)).toBe(403);

  await page.getByRole('link', { name: 'Log out' }).click();
  await page.waitForURL(/\/team\/leeward\/auth\/login$/);
  expect(outside).toEqual([]);
});
