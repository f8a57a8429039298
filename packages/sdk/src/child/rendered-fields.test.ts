import { expect, test } from 'vitest';
import { cutShort } from './rendered-fields.ts';

test('leaves a short field as it is', () => {
  expect(cutShort({ rows: [1, 2] })).toEqual({ rows: [1, 2] });
  expect(cutShort(null)).toBeNull();
});

test('cuts a long field to what a person may read', () => {
  expect(cutShort({ rows: 'x'.repeat(5_000) })).toMatch(/^Truncated: \{"rows":"x{4087}\.\.\.$/);
});
