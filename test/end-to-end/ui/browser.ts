import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Chromium with one page; disposing of it closes it, and fails where the page threw an error meanwhile. */
export interface BrowserPage extends AsyncDisposable {
  page: Page;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const names = ['chromium', 'chromium-browser', 'google-chrome'];
const actionDeadlineMs = 60_000;

/** Opens a path of a server in a window of its own. */
export async function openPage(url: string, path: string): Promise<BrowserPage> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
  try {
    const page = await newPage(browser, url);
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(path);
    return {
      page,
      async [Symbol.asyncDispose]() {
        await browser.close();
        if (errors.length > 0) throw new AggregateError(errors, `the page threw: ${errors.map(String).join('; ')}`);
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function newPage(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 }, timezoneId: 'UTC' });
  context.setDefaultTimeout(actionDeadlineMs);
  return context.newPage();
}

function chromiumPath(): string {
  const given = process.env.LEEWARD_TEST_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = given ?? names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (found === undefined) {
    throw new Error(
      'The tests of the web UI need Chromium: apt-get install chromium, or name it in LEEWARD_TEST_CHROMIUM.',
    );
  }
  return found;
}
