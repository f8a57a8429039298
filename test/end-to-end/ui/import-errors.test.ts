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
