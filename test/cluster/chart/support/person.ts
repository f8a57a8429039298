import type { Page } from 'playwright-core';
import { type BrowserPage, openPage } from '../../../end-to-end/ui/browser.ts';
import type { Release } from './release.ts';

/** Chromium at the NodePort, as somebody who has logged in and stands before the list of Dags. */
export async function openUi(release: Release): Promise<BrowserPage> {
  const browser = await openPage(await release.url(), `${await release.url()}/dags`);
  const { username, password } = await release.login();
  const { page } = browser;
  await page.getByRole('textbox', { name: 'User name' }).fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/dags$/);
  return browser;
}

/** Switches a paused Dag of the list on. */
export async function unpause(page: Page, dagId: string): Promise<void> {
  const paused = page.getByRole('switch', { name: `${dagId} is paused; switch on to schedule it` });
  // The control lies below the picture of the switch, so that is what a person clicks.
  await paused.locator('xpath=ancestor::label | ancestor::*[1]').first().click();
  await page.getByRole('switch', { name: new RegExp(`^${dagId} is scheduled`) }).waitFor();
}

/** The log of a task's only try, opened by its address. */
export async function openLog(release: Release, page: Page, dagId: string, runId: string, taskId: string) {
  await page.goto(`${await release.url()}/dags/${dagId}/runs/${encodeURIComponent(runId)}/tasks/${taskId}`);
  return page.getByRole('region', { name: new RegExp(`^Log of ${taskId}, try`) });
}

/** The commit that the page of a run names. */
export async function commitOfRun(release: Release, page: Page, dagId: string, runId: string): Promise<string> {
  await page.goto(`${await release.url()}/dags/${dagId}/runs/${encodeURIComponent(runId)}`);
  const run = page.getByRole('complementary', { name: `Run ${runId}` });
  const name = await run.getByRole('button', { name: /^Copy [0-9a-f]{40}$/ }).getAttribute('aria-label');
  return name?.slice('Copy '.length) ?? '';
}
