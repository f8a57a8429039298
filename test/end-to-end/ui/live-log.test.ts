import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { type DagFolder, makeDagFolder } from './dag-folder.ts';

const gatedDag = ({ gate }: DagFolder) => `
import { Dag } from '@leeward/sdk';

const dag = new Dag('gated', { schedule: null });
const speak = dag.bash('speak', {
  command: \`
    echo '::group::Preparations'
    echo 'a line within'
    echo '::endgroup::'
    printf '\\\\033[31mred words\\\\033[0m\\\\n'
    for i in $(seq 300); do echo "line $i"; done
    echo 'before the gate'
    while [ ! -e ${gate} ]; do sleep 0.05; done
    echo 'after the gate'
  \`,
});
speak.before(dag.empty('listen'));
`;

test('a log is followed while its task runs: groups, colours, search, and the end when the task ends', async () => {
  await using dags = await makeDagFolder();
  await dags.write('gated.ts', gatedDag(dags));
  await using server = await startServer({ dags: dags.path });
  const api = await connectApi(server.url);
  await expect
    .poll(
      () =>
        api.unpause('gated').then(
          () => true,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
  const run = await api.trigger('gated');

  await using browser = await openPage(
    server.url,
    `/dags/gated/runs/${encodeURIComponent(run.dag_run_id)}/tasks/speak`,
  );
  const { page } = browser;
  const log = page.getByRole('region', { name: /^Log of speak, try/ });
  await log.getByText('before the gate').waitFor();
  await log.getByText('Following').waitFor();
  expect(await log.getByText('after the gate').count()).toBe(0);

  // A search unfolds, counts, marks and moves.
  await page.keyboard.press('/');
  await page.keyboard.type('within');
  await log.getByText(/^1 of \d+$/).waitFor();
  await log.locator('mark', { hasText: 'within' }).first().waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('red words');
  await log.locator('span[style*="--ansi-1"]', { hasText: 'red words' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+G');

  await dags.openGate();
  await log.getByText('after the gate').waitFor();
  await log.getByText('Complete').waitFor();
  await page.getByRole('heading', { level: 1 }).locator('xpath=..').getByText('success', { exact: true }).waitFor();

  // And after: the same from the store, the group folded until it is opened.
  await page.reload();
  await log.getByText('after the gate').waitFor();
  await log.locator('[role="log"]').focus();
  await page.keyboard.press('Home');
  const group = log.getByRole('button', { name: /Preparations/ });
  await group.click();
  await log.getByText('a line within', { exact: true }).waitFor();
});
