import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const dagId = 'example_bash_operator';

/** What axe finds wrong on the page as it is now, of the two graver kinds. */
async function flaws(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' at ' + target.join(' '))))`);
}

test('axe finds no serious flaw on any page, light and dark', async () => {
  await using server = await startServer();
  const api = await connectApi(server.url);
  const unpaused = () =>
    api.unpause(dagId).then(
      () => true,
      () => false,
    );
  await expect.poll(unpaused, { timeout: 60_000 }).toBe(true);
  const states = async () => (await api.runs(dagId)).map(({ state }) => state);
  await expect.poll(states, { timeout: 120_000 }).toEqual(['success', 'success']);
  const [run] = await api.runs(dagId);
  const ofRun = `/dags/${dagId}/runs/${encodeURIComponent(run!.dag_run_id)}`;
  await using browser = await openPage(server.url, '/dags');
  const { page } = browser;

  const places: [path: string, shown: string][] = [
    ['/dags', 'main table'],
    [`/dags/${dagId}`, '[role=gridcell] a'],
    [`${ofRun}?view=graph`, '.react-flow__node'],
    [`${ofRun}?view=timeline`, 'main ol li'],
    [`/dags/${dagId}?view=runs`, 'main table'],
    [`${ofRun}?view=code`, 'main code'],
    [`/dags/${dagId}?view=details`, 'main dl'],
    [`${ofRun}/tasks/runme_0`, '[data-line]'],
    [`${ofRun}/tasks/runme_0?tab=details`, 'main dl'],
    [`${ofRun}/tasks/runme_0?tab=rendered`, 'main h3'],
    [`/dags/${dagId}?view=backfills`, 'main button'],
    [`/dags/${dagId}?view=audit`, 'main table'],
    ['/assets', 'main h1'],
    ['/audit-log', 'main table'],
    ['/import-errors', 'main h1'],
    ['/required_actions', 'main h1'],
    ['/components', 'main table'],
    ['/pools', 'main table'],
    ['/connections', 'main h1'],
    ['/auth/login', 'form'],
  ];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const [path, shown] of places) {
      await page.goto(path);
      await page.locator(shown).first().waitFor();
      expect(await flaws(page), `${scheme} ${path}`).toEqual([]);
    }
    await page.goto(`/dags/${dagId}`);
    for (const name of ['Trigger', 'Clear the run', 'Keyboard shortcuts']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      expect(await flaws(page), `${scheme} ${name}`).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  }
});
