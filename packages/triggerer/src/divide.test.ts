import { expect, test } from 'vitest';
import { divide } from './divide.ts';

const deaths = (count: number) => () => count;

test('a blamed trigger goes on alone and the others together', () => {
  expect(divide([1, 2, 3], 2, deaths(0))).toEqual({ groups: [[1, 3], [2]], failed: [] });
});

test('without blame, or with blame of a stranger, the halves part', () => {
  expect(divide([1, 2, 3], undefined, deaths(0))).toEqual({ groups: [[1, 2], [3]], failed: [] });
  expect(divide([1, 2], 9, deaths(0))).toEqual({ groups: [[1], [2]], failed: [] });
});

test('a trigger that dies alone is given one more process, then it has failed', () => {
  expect(divide([1], undefined, deaths(1))).toEqual({ groups: [[1]], failed: [] });
  expect(divide([1], 1, deaths(2))).toEqual({ groups: [], failed: [1] });
});

test('a process without triggers leaves nothing', () => {
  expect(divide([], undefined, deaths(0))).toEqual({ groups: [], failed: [] });
});
