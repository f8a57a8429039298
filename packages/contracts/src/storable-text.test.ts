import { expect, test } from 'vitest';
import { storableJson, storableText } from './storable-text.ts';

test('text loses its NULs and nothing else', () => {
  expect(storableText('a\0b\n😀')).toBe('ab\n😀');
});

test('JSON has neither NUL nor half a surrogate pair in it, and every other escape stays', () => {
  const value = { nul: 'a\0b', half: '\ud83d', whole: '😀', control: '\u0001"\\', text: String.raw`\u0000 \ud83d` };
  const read = JSON.parse(storableJson(value));
  expect(read).toEqual({ ...value, nul: 'a\ufffdb', half: '\ufffd' });
});
