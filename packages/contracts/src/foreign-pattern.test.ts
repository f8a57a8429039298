import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foreignPattern } from './foreign-pattern.ts';

type Rows = readonly (readonly [string, string])[];

const { texts, python, rust } = JSON.parse(
  readFileSync(new URL('../test-data/foreign-patterns.json', import.meta.url), 'utf8'),
) as { texts: readonly string[]; python: Rows; rust: Rows };

const withoutEqual = ['(?x) a b', '(?>a)b', 'a++b', '(a)?(?(1)b|c)'];
const equal = python.filter(([pattern]) => !withoutEqual.includes(pattern));

describe.each([
  ['python', equal],
  ['rust', rust],
] as const)('a pattern of %s', (dialect, rows) => {
  it.each(rows)('%s finds what it finds there', (pattern, found) => {
    const expression = foreignPattern(pattern, dialect);
    expect(texts.filter((text) => expression.test(text))).toEqual(texts.filter((_, index) => found[index] === 'y'));
  });
});

it.each(withoutEqual)('%s, which has no equal, is refused', (pattern) => {
  expect(() => foreignPattern(pattern, 'python')).toThrow(SyntaxError);
});
