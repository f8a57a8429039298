import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Paths from the root of what ships: no tests and no helpers of tests. */
export function sourceFiles(pattern = 'packages/*/src/**/*.ts'): string[] {
  return globSync(pattern, { cwd: root })
    .filter((path) => !path.endsWith('.test.ts') && !/(^|\/)(testing|generated)\//.test(path))
    .sort();
}

/** The cells of every table row of a page, heads and rules left out. */
export function tableRows(page: string): string[][] {
  return read(page)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split(/(?<= )\|(?= )/)
        .map((cell) => cell.trim()),
    );
}
