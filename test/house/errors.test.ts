import { expect, test } from 'vitest';
import { read, sourceFiles, tableRows } from './support/files.ts';

/** The codes of every `defineErrors({ … })` in the source. */
function definedCodes(): string[] {
  return sourceFiles()
    .map(read)
    .filter((text) => /= defineErrors\(\{/.test(text))
    .flatMap((text) => [...text.matchAll(/^ {2}(LW_[A-Z_]+): \{/gm)].map((match) => match[1]!));
}

const documented = tableRows('docs/errors.md').filter(([code]) => code!.startsWith('LW_'));

test('docs/errors.md has every code that the source defines, and no other, each once', () => {
  const codes = documented.map(([code]) => code!);
  expect(codes.toSorted()).toEqual([...new Set(definedCodes())].sort());
});

test('a code is defined in one place', () => {
  const codes = definedCodes();
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('every code has a cause and a fix', () => {
  for (const [code, cause, fix, ...more] of documented) {
    expect(cause, `the cause of ${code}`).toMatch(/\w/);
    expect(fix, `the fix of ${code}`).toMatch(/\w/);
    expect(more, `the row of ${code}`).toEqual([]);
  }
});

test('a code that an author of a TypeScript Dag may meet is in docs/typescript-dags.md too', () => {
  const page = read('docs/typescript-dags.md');
  const codes = [...read('packages/sdk/src/errors.ts').matchAll(/^ {2}(LW_[A-Z_]+): \{/gm)].map((match) => match[1]!);
  expect(codes.filter((code) => !page.includes(code))).toEqual([]);
});
