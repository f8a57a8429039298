import { expect, test } from 'vitest';
import { checkCron } from './cron.ts';

test.each([
  ['0 0 * * *', '0 0 * * *'],
  [' 5   4 * *  1-5 ', '5 4 * * 1-5'],
  ['@daily', '0 0 * * *'],
  ['@quarterly', '0 0 1 */3 *'],
  ['*/15 9-17 1,15 jan-mar MON#2', '*/15 9-17 1,15 jan-mar MON#2'],
  ['0 0 L * 7', '0 0 L * 7'],
])('takes "%s" as "%s"', (text, expression) => {
  expect(checkCron(text)).toEqual({ ok: true, expression });
});

test.each([
  ['* * * *', 'five fields'],
  ['60 * * * *', 'minute field has "60"'],
  ['* 24 * * *', 'hour field has "24"'],
  ['* * 0 * *', 'day of the month field has "0"'],
  ['* * * 13 *', 'month field has "13"'],
  ['* * * * moonday', 'day of the week field has "moonday"'],
  ['*/0 * * * *', 'minute field has "*/0"'],
  ['L * * * *', 'minute field has "L"'],
  ['@fortnightly', '@weekly'],
])('refuses "%s" for its %s', (text, reason) => {
  expect(checkCron(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
});
