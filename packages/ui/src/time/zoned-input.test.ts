import { expect, test } from 'vitest';
import { instantOfLocal, localOfInstant } from './zoned-input.ts';

test.each([
  ['2026-11-25T12:17', 'UTC', '2026-11-25T12:17:00.000Z'],
  ['2026-11-25T12:17:30', 'Europe/Berlin', '2026-11-25T11:17:30.000Z'],
  ['2026-07-01T00:00', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-01-01T05:30', 'Asia/Kolkata', '2026-01-01T00:00:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOfLocal(local, zone)).toBe(instant);
});

test('an instant is shown as the wall clock of the zone, and what is none is empty', () => {
  expect(localOfInstant('2026-11-25T12:17:00+00:00', 'Europe/Berlin')).toBe('2026-11-25T13:17:00');
  expect(localOfInstant('soon', 'UTC')).toBe('');
  expect(instantOfLocal('soon', 'UTC')).toBeUndefined();
});
