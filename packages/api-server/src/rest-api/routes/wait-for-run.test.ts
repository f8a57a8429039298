import { expect, test } from 'vitest';
import { betweenLooksMs } from './wait-for-run.ts';

test.each([
  [5e-324, 100],
  [2.5, 2_500],
  [1e300, 2_147_483_647],
])('a wait with an interval of %d s looks every %d ms', (seconds, ms) => {
  expect(betweenLooksMs(seconds)).toBe(ms);
});
