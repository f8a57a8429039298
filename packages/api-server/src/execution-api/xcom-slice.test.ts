import { expect, it } from 'vitest';
import { slice } from './xcom-slice.ts';

const values = ['a', 'b', 'c', 'd', 'e'];

it.each([
  [null, null, null, 'abcde'],
  [1, 3, null, 'bc'],
  [-2, null, null, 'de'],
  [null, -1, null, 'abcd'],
  [null, null, -1, 'edcba'],
  [3, 0, -1, 'dcb'],
  [null, 2, -1, 'ed'],
  [0, 99, 2, 'ace'],
  [-99, 2, null, 'ab'],
  [4, 1, null, ''],
  [1, 3, 0, 'bc'],
])("takes values[%s:%s:%s] as Python does: '%s'", (start, stop, step, expected) => {
  expect(slice(values, start, stop, step).join('')).toBe(expected);
});
