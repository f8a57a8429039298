import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

const asking = `
from datetime import timedelta
from airflow.sdk import DAG, Param
from airflow.providers.standard.operators.hitl import HITLEntryOperator, HITLOperator

with DAG("asking", schedule=None, is_paused_upon_creation=False):
    HITLOperator(task_id="one", subject="Which one?", body="**Think**", options=["left", "right"])
    HITLOperator(task_id="several", subject="Which ones?", options=["a", "b", "c"], multiple=True)
    HITLEntryOperator(task_id="entry", subject="How many?", params={"count": Param(1, type="integer", maximum=9)})
    HITLOperator(
        task_id="late", subject="Quick!", options=["yes", "no"], defaults=["no"], execution_timeout=timedelta(seconds=1)
    )
`;

test('a task that asks a person is answered on its page, by whom is told, and the default is taken where nobody answers', async () => {
  await using dags = await makeDagFolder();
  await dags.write('asking.py', asking);
  await using server = await startServer({ dags: dags.path, python: true });
  const api = await connectApi(server.url);
  const found = () => api.get('/dags/asking').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  await api.trigger('asking', { dag_run_id: 'r' });
  const states = async () =>
    Object.fromEntries((await api.taskInstances('asking', 'r')).map(({ task_id, state }) => [task_id, state]));
  const waiting = { one: 'awaiting_input', several: 'awaiting_input', entry: 'awaiting_input' };
  await expect.poll(states, { timeout: 120_000 }).toMatchObject({ ...waiting, late: 'success' });

  await using browser = await openPage(server.url, '/dags/asking/runs/r');
  const { page } = browser;
  const run = page.getByRole('complementary', { name: 'Run r' });
  await run.getByText('It waits for the answer of a person').first().waitFor();
  const question = page.getByRole('region', { name: 'Question' });
  const questions = page.getByRole('table', { name: 'Questions' });
  const inNavigation = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Questions/ });
  await inNavigation.filter({ hasText: '3 open' }).click();
  await questions.getByRole('row').filter({ hasText: 'anybody' }).nth(2).waitFor();
  await page.getByRole('searchbox', { name: 'Subject' }).fill('how');
  await page.getByRole('status').getByText('1 question').waitFor();
  await page.goto('/required_actions?show=answered');
  await questions.getByRole('row').filter({ hasText: 'Quick!' }).getByText('Nobody answered in time').waitFor();

  await page.goto('/required_actions');
  await questions.getByRole('link', { name: 'Which one?' }).click();
  await question.getByRole('heading', { name: 'Which one?' }).waitFor();
  await question.locator('strong', { hasText: 'Think' }).waitFor();
  await question.getByRole('button', { name: 'right' }).click();
  await question.getByText(/^Answered by Anonymous, .*: right$/).waitFor();

  await inNavigation.filter({ hasText: '2 open' }).waitFor();

  const several = '/dags/asking/runs/r/tasks/several';
  await page.goto(several);
  const answer = question.getByRole('button', { name: 'Answer' });
  expect(await answer.isDisabled()).toBe(true);
  await page.goto(`${several}/required_actions?_options=${encodeURIComponent("['a', 'c']")}&map_index=-1`);
  await question.getByRole('checkbox', { checked: true }).nth(1).waitFor();
  await answer.click();
  await question.getByText(/: a, c$/).waitFor();

  await page.goto('/dags/asking/runs/r/tasks/entry/required_actions?count=7&map_index=-1');
  await question.getByRole('button', { name: 'OK' }).click();
  await question.getByText('"count": 7').waitFor();

  await page.goto('/dags/asking/runs/r/tasks/late');
  await question.getByText(/^Nobody answered in time; the default was taken, .*: no$/).waitFor();
  await expect
    .poll(states, { timeout: 120_000 })
    .toEqual({ one: 'success', several: 'success', entry: 'success', late: 'success' });
});

const assigned = `
from airflow.sdk import DAG
from airflow.providers.standard.operators.hitl import HITLOperator

with DAG("assigned", schedule=None, is_paused_upon_creation=False):
    HITLOperator(
        task_id="ask", subject="Ready?", options=["yes"], assigned_users={"id": "bob", "name": "Bob"}
    )
`;

test('a question that is asked of somebody is answered by that user alone', async () => {
  await using dags = await makeDagFolder();
  await dags.write('assigned.py', assigned);
  const passwords = join(dags.path, 'passwords.json');
  const password = 'a long password';
  await writeFile(passwords, JSON.stringify({ ann: password, bob: password }));
  await using server = await startServer({
    dags: dags.path,
    python: true,
    env: {
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'False',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS: 'ann:admin,bob:user',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE: passwords,
    },
  });
  const api = await connectApi(server.url, { username: 'ann', password });
  const found = () => api.get('/dags/assigned').catch(() => null);
  await expect.poll(found, { timeout: 60_000 }).not.toBeNull();
  await api.trigger('assigned', { dag_run_id: 'r' });
  const state = async () => (await api.taskInstances('assigned', 'r'))[0]?.state;
  await expect.poll(state, { timeout: 120_000 }).toBe('awaiting_input');

  for (const username of ['ann', 'bob']) {
    await using browser = await openPage(server.url, '/dags/assigned/runs/r/tasks/ask');
    const { page } = browser;
    await page.getByRole('textbox', { name: 'User name' }).fill(username);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    const question = page.getByRole('region', { name: 'Question' });
    await question.getByText('Asked of Bob.').waitFor();
    await page.getByRole('button', { name: 'Mark success' }).waitFor();
    expect(await question.getByRole('button', { name: 'yes' }).count(), username).toBe(username === 'bob' ? 1 : 0);
    if (username === 'bob') await question.getByRole('button', { name: 'yes' }).click();
    if (username === 'bob') await question.getByText(/^Answered by bob, .*: yes$/).waitFor();
  }
});
