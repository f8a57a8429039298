import { rename } from 'node:fs/promises';
import { test } from 'vitest';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';
import { makeDagFolder } from './dag-folder.ts';

const good = "import { Dag } from '@leeward/sdk';\nnew Dag('mended', { schedule: null }).empty('only');\n";

test('a broken file is shown with its traceback, and is gone once it is mended, without a reload', async () => {
  await using dags = await makeDagFolder();
  await dags.write('mended.ts', `${good}throw new Error('not like this');\n`);
  await using server = await startServer({
    dags: dags.path,
    env: { AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL: '1', AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL: '1' },
  });
  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  await page.getByRole('link', { name: 'Show why' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.getByText('mended.ts').first().waitFor();
  await page.getByText('not like this').first().waitFor();

  await dags.write('mended.ts', good);
  await page.getByText('Every Dag file was parsed.').waitFor();
  await page.getByRole('link', { name: 'Dags', exact: true }).click();
  await page.getByRole('link', { name: 'mended', exact: true }).waitFor();
});

test('a bundle that cannot be read is told with its reason where Dags are missed, until it can be', async () => {
  await using dags = await makeDagFolder();
  await dags.write('mended.ts', good);
  const away = `${dags.path}-away`;
  await rename(dags.path, away);
  await using server = await startServer({
    env: {
      AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
      AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST: JSON.stringify([
        {
          name: 'team',
          classpath: 'airflow.dag_processing.bundles.local.LocalDagBundle',
          kwargs: { path: dags.path, refresh_interval: 1 },
        },
      ]),
    },
  });
  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  const problem = page.getByText(`the folder ${dags.path} cannot be read`);
  await problem.waitFor();
  await page.getByText('The Dag bundle team is not up to date').waitFor();
  await page.getByText('It was never read.').waitFor();
  await page.getByRole('link', { name: 'Components' }).first().click();
  await page.getByRole('table', { name: 'Dag bundles' }).getByText('cannot be read').waitFor();
  await rename(away, dags.path);
  await page.getByRole('table', { name: 'Dag bundles' }).getByText('up to date').waitFor();
  await page.getByRole('link', { name: 'Dags', exact: true }).click();
  await page.getByRole('link', { name: 'mended', exact: true }).waitFor();
  await problem.waitFor({ state: 'detached' });
});
