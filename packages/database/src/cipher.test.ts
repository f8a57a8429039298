import { expect, test } from 'vitest';
import { createCipher } from './cipher.ts';

const key = 'cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=';
const token = 'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==';

test('a token of the Fernet specification is read', () => {
  expect(createCipher(key).open(token, true)).toBe('hello');
});

test('what the new key wrote and what the old key wrote are both read while both are configured', () => {
  const newKey = Buffer.alloc(32, 7).toString('base64url');
  const both = createCipher(`${newKey},${key}`);
  expect(both.open(token, true)).toBe('hello');
  const { text } = both.seal('grüß');
  expect(createCipher(newKey).open(text, true)).toBe('grüß');
  expect(() => createCipher(newKey).open(token, true)).toThrow(/encrypted with another/);
});

test('without a key values are stored as they are', () => {
  expect(createCipher('').seal('a')).toEqual({ text: 'a', encrypted: false });
});
