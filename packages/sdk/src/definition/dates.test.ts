import { expect, test } from 'vitest';
import { instantOf, isTimezone } from './dates.ts';
import { durationSeconds } from './duration.ts';

test.each([
  ['2026-01-31', 'UTC', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31T10:00:00Z', 'Europe/Berlin', '2026-01-31T10:00:00.000Z'],
  ['2026-01-31T10:00:00+02:00', 'UTC', '2026-01-31T08:00:00.000Z'],
  ['2026-01-31T10:00', 'Europe/Berlin', '2026-01-31T09:00:00.000Z'],
  ['2026-07-31', 'Europe/Berlin', '2026-07-30T22:00:00.000Z'],
  ['2026-03-29T01:30', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
  ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-01-31', 'Asia/Kolkata', '2026-01-30T18:30:00.000Z'],
])('reads %s in %s as %s', (text, timezone, instant) => {
  expect(instantOf(text, timezone)?.toISOString()).toBe(instant);
});

test('refuses what is no date', () => {
  for (const text of ['yesterday', '2026-13-01', '']) expect(instantOf(text, 'UTC')).toBeUndefined();
  expect(instantOf(new Date(Number.NaN), 'UTC')).toBeUndefined();
});

test('knows a time zone', () => {
  expect(isTimezone('Europe/Berlin')).toBe(true);
  expect(isTimezone('Europe/Atlantis')).toBe(false);
});

test('adds the parts of a duration', () => {
  expect(durationSeconds({ hours: 1, minutes: 2, seconds: 3.5 })).toBe(3723.5);
  expect(durationSeconds(0.25)).toBe(0.25);
  for (const wrong of [-1, Number.NaN, { weeks: 1 }, { seconds: -1 }, 'PT1S']) {
    expect(durationSeconds(wrong as never)).toBeUndefined();
  }
});
