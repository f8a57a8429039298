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
  await page.goto('/dags/asking/runs/r/tasks/one/required_actions?map_index=-1');
  await question.getByRole('heading', { name: 'Which one?' }).waitFor();
  await question.locator('strong', { hasText: 'Think' }).waitFor();
  await question.getByRole('button', { name: 'right' }).click();
  await question.getByText(/^Answered by Anonymous, .*: right$/).waitFor();

  await page.goto('/dags/asking/runs/r/tasks/several');
  const answer = question.getByRole('button', { name: 'Answer' });
  expect(await answer.isDisabled()).toBe(true);
  await question.getByRole('checkbox', { name: 'a' }).check();
  await question.getByRole('checkbox', { name: 'c' }).check();
  await answer.click();
  await question.getByText(/: a, c$/).waitFor();

  await page.goto('/dags/asking/runs/r/tasks/entry');
  await question.getByRole('textbox', { name: 'count' }).fill('7');
  await question.getByRole('button', { name: 'OK' }).click();
  await question.getByText('"count": 7').waitFor();

  await page.goto('/dags/asking/runs/r/tasks/late');
  await question.getByText(/^Nobody answered in time; the default was taken, .*: no$/).waitFor();
  await expect
    .poll(states, { timeout: 120_000 })
    .toEqual({ one: 'success', several: 'success', entry: 'success', late: 'success' });
});
