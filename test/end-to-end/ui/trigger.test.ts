import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { startServer } from '../support/server.ts';
import { openPage } from './browser.ts';

const dagId = 'example_params_typescript';

test('a run is triggered with params from a form, by the keyboard; a value that the schema refuses is told', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, `/dags?search=${dagId}`);
  const { page } = browser;
  const trigger = page.getByRole('button', { name: `Trigger ${dagId}` });
  await trigger.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Trigger ${dagId}` });
  const name = dialog.getByRole('textbox', { name: 'name', exact: true });
  await name.fill('');
  await dialog.getByRole('button', { name: 'Trigger' }).click();
  await dialog.getByText('A value is needed.').waitFor();

  await name.focus();
  await page.keyboard.type('everybody');
  const times = dialog.getByRole('textbox', { name: 'times' });
  await times.fill('30');
  await dialog.getByRole('button', { name: 'Trigger' }).click();
  await dialog.getByText('30 must be <= 10').waitFor();
  await times.and(page.locator(':focus')).waitFor();
  await times.fill('3');
  await dialog.getByRole('switch', { name: 'shout' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('textbox', { name: 'Note' }).focus();
  await page.keyboard.type('from the keyboard');
  await page.keyboard.press('Enter');

  await page.waitForURL(/\/runs\/manual__/);
  const run = page.getByRole('complementary', { name: /^Run manual__/ });
  await run.getByText('success', { exact: true }).waitFor({ timeout: 120_000 });
  await run.getByText('from the keyboard').waitFor();
  await run.getByText('"name": "everybody"').waitFor();
  const [made] = await (await connectApi(server.url)).runs(dagId);
  expect(made?.conf).toEqual({ name: 'everybody', times: 3, shout: true, language: 'en' });

  await page.getByRole('link', { name: /^greet, .*, success/ }).click();
  await page.getByText('HELLO, EVERYBODY!').first().waitFor();
});

test('what is entered goes along from the form to JSON and back, also beside a field without a value', async () => {
  await using server = await startServer();
  await using browser = await openPage(server.url, `/dags/${dagId}`);
  const { page } = browser;
  await page.getByRole('button', { name: 'Trigger', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Trigger ${dagId}` });
  await dialog.getByRole('textbox', { name: 'name', exact: true }).fill('');
  await dialog.getByRole('textbox', { name: 'times' }).fill('7');
  await dialog.getByText('Conf as JSON').click();
  const json = dialog.getByRole('textbox', { name: 'Conf as JSON' });
  expect(JSON.parse(await json.inputValue())).toMatchObject({ times: 7, language: 'en' });
  await json.fill('{"name": "by hand", "times": 8, "other": 9007199254740993');
  await dialog.getByText('Params as a form').click();
  await dialog.getByText('This is not valid JSON.').waitFor();
  await json.fill('{"name": "by hand", "times": 8, "other": 9007199254740993}');
  await dialog.getByText('Params as a form').click();
  expect(await dialog.getByRole('textbox', { name: 'name', exact: true }).inputValue()).toBe('by hand');
  await dialog.getByRole('button', { name: 'Trigger' }).click();
  const run = page.getByRole('complementary', { name: /^Run manual__/ });
  for (const entry of ['"name": "by hand"', '"times": 8', '"other": 9007199254740993'])
    await run.getByText(entry).waitFor();

  await run.getByRole('button', { name: 'Trigger again' }).click();
  await dialog.getByText('Conf as JSON').click();
  const again = '"other": 9007199254740993';
  expect(await json.inputValue()).toContain(again);
  expect(JSON.parse(await json.inputValue())).toMatchObject({ name: 'by hand', times: 8, language: 'en' });
});
