import { expect, test } from 'vitest';
import { readInstant, readInteger, readJsonObject } from './read-argument.ts';

test.each([
  ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31T12:30:00', '2026-01-31T12:30:00.000Z'],
  ['2026-01-31 12:30:00.5Z', '2026-01-31T12:30:00.500Z'],
  ['2026-01-31T12:30+02:00', '2026-01-31T10:30:00.000Z'],
  ['2026-01-31T12:30:00+0200', '2026-01-31T10:30:00.000Z'],
])('the date %s is the instant %s in every zone of the machine', (text, expected) => {
  expect(readInstant('--logical-date', text).toISOString()).toBe(expected);
});

test.each(['yesterday', '1', '31.01.2026', '2026-13-01', '2026-01-31T25:00', ''])('%o is refused as a date', (text) => {
  expect(() => readInstant('--logical-date', text)).toThrow(/^--logical-date: ".*" is no date; expected/);
});

test.each(['', 'many', '1.5', '0', '1e3'])('%o is refused as a number of at least one', (text) => {
  expect(() => readInteger('--limit', text, 1)).toThrow(/--limit/);
});

test.each(['[]', 'null', '{', '"text"'])('%s is refused as a JSON object', (text) => {
  expect(() => readJsonObject('--conf', text)).toThrow(/--conf/);
});
