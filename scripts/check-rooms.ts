// Checks the arrows between rooms: which room may import which, only by the package's name, no folder of ours twice removed.
// usage: node scripts/pinned.mjs scripts/check-rooms.ts
import { glob, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** ARCHITECTURE.md shows the same table to people. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  timetables: ['contracts'],
  database: ['contracts'],
  lifecycle: ['contracts', 'timetables', 'database'],
  'git-sync': [],
  bundles: ['contracts', 'git-sync'],
  sdk: ['contracts'],
  runtimes: ['contracts'],
  'dag-processing': ['contracts', 'timetables', 'bundles', 'runtimes', 'database'],
  scheduler: ['contracts', 'database', 'lifecycle'],
  executors: ['contracts'],
  worker: ['contracts', 'bundles', 'runtimes'],
  triggerer: ['contracts', 'runtimes', 'database', 'lifecycle'],
  'api-server': ['contracts', 'database', 'lifecycle'],
  ui: ['contracts'],
  cli: [
    'contracts',
    'timetables',
    'database',
    'lifecycle',
    'git-sync',
    'bundles',
    'sdk',
    'runtimes',
    'dag-processing',
    'scheduler',
    'executors',
    'worker',
    'triggerer',
    'api-server',
  ],
};

/** Tests may start the real thing beside them: a database, a language's child. */
const testsMayImport = ['database', 'sdk', 'runtimes'];

const root = fileURLToPath(new URL('..', import.meta.url));
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^;'"]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\bimport\s*['"]([^'"]+)['"]/g;
const problems: string[] = [];

for await (const file of glob('packages/*/src/**/*.{ts,tsx,mts}', { cwd: root })) {
  const room = file.split('/')[1]!;
  const isTest = /\.test\.tsx?$|\/testing\//.test(file);
  const text = await readFile(join(root, file), 'utf8');
  for (const [, one, two, three] of text.matchAll(importPattern)) {
    const problem = judge(room, file, (one ?? two ?? three)!, isTest);
    if (problem !== undefined) problems.push(`${file}: ${problem}`);
  }
}

function judge(room: string, file: string, specifier: string, isTest: boolean): string | undefined {
  if (specifier.startsWith('.')) {
    const target = relative(join(root, 'packages', room), resolve(root, dirname(file), specifier));
    return target.startsWith('..') && !isTest
      ? `"${specifier}" leaves the room; import it by its package's name`
      : undefined;
  }
  const other = /^@leeward\/([^/]+)(\/.*)?$/.exec(specifier);
  if (other === null || other[1] === room) return undefined;
  const allowed = mayImport[room];
  if (allowed === undefined) return `the room ${room} is not in the table of scripts/check-rooms.ts`;
  if (allowed.includes(other[1]!)) return undefined;
  if (isTest && testsMayImport.includes(other[1]!)) return undefined;
  return `${room} may not import ${other[1]}; it may import ${allowed.join(', ') || 'nothing of ours'}`;
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
