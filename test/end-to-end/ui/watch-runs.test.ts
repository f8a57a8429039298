import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

test('unpaused by the mouse, example_bash_operator shows two runs becoming green, with no reload and no polling', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;
  const row = page.getByRole('row', { name: /example_bash_operator/ });
  await row.getByText('no runs').waitFor();

  // The control lies below the picture of the switch, so that is what a person clicks.
  const pause = row.getByRole('switch', { name: 'example_bash_operator is paused; switch on to schedule it' });
  await pause.locator('xpath=ancestor::label | ancestor::*[1]').first().click();
  await row.getByRole('switch', { name: /example_bash_operator is scheduled/ }).waitFor();
  await expect.poll(() => row.getByRole('link', { name: /^Run .*, success · / }).count(), { timeout: 120_000 }).toBe(2);

  await row.getByRole('link', { name: 'example_bash_operator', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Runs and tasks of example_bash_operator' });
  await expect
    .poll(() => grid.getByRole('link', { name: /^runme_\d, .*, success/ }).count(), { timeout: 60_000 })
    .toBe(6);
  await expect
    .poll(() => grid.getByRole('link', { name: /^(this_will_skip|run_this_last), .*, skipped/ }).count(), {
      timeout: 60_000,
    })
    .toBe(4);

  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByRole('contentinfo').getByText('Live').waitFor();
  await page.waitForLoadState('load');
  const before = requests.length;
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(requests.slice(before)).toEqual([]);
});

test('the grid is walked by the arrow keys, and Enter opens the log of a finished try', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, '/dags/example_bash_operator');
  const { page } = browser;
  await page.getByRole('switch', { name: /example_bash_operator is paused/ }).focus();
  await page.keyboard.press('Space');
  const grid = page.getByRole('grid');
  await expect
    .poll(() => grid.getByRole('link', { name: /^also_run_this, .*, success/ }).count(), { timeout: 120_000 })
    .toBe(2);

  await grid
    .getByRole('link', { name: /^Run scheduled__/ })
    .last()
    .focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  const focused = page.locator(':focus');
  expect(await focused.getAttribute('aria-label')).toMatch(/^runme_0, /);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tasks\/runme_0$/);
  const log = page.getByRole('region', { name: 'Log of runme_0, try 1' });
  await log
    .getByText(/example_bash_operator__runme_0__/)
    .first()
    .waitFor();
  await log.getByText('Complete').waitFor();
});
