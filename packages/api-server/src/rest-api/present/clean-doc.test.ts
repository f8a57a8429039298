import { expect, test } from 'vitest';
import { cleanDoc } from './clean-doc.ts';

/** The answers of Python's own inspect.cleandoc. */
test.each([
  ['', ''],
  ['one line', 'one line'],
  ['  first\n    second\n      third\n', 'first\nsecond\n  third'],
  ['\n\n    ### Title\n\n    words\n    ', '### Title\n\nwords'],
  ['first\n\tsecond\n\t  third', 'first\nsecond\n  third'],
  ['first\n\n  \n', 'first\n\n  '],
  ['a\tb', 'a       b'],
])('%j is cleaned to %j', (text, cleaned) => {
  expect(cleanDoc(text)).toBe(cleaned);
});
