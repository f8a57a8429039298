import { expect, test } from 'vitest';
import { betterDefaults, leewardOptions, renamedOptions } from '../../packages/cli/src/config/options.ts';
import { read, sourceFiles, tableRows } from './support/files.ts';

const page = read('docs/configuration.md');
const rows = tableRows('docs/configuration.md');

/** Names that we hand to our own children. They are no interface: nobody sets them. */
const handedToChildren = /^LEEWARD_(UNDER_INIT|GIT_SYNC_OWNER|GIT_(CREDENTIALS|URL_|USERNAME_|PASSWORD_))/;
/** What a shell, ssh or the standard library defines. */
const ofTheSystem = ['PATH', 'HOME', 'GIT_SSH_COMMAND'];

function rowOf(name: string): string[] | undefined {
  return rows.find(([cell]) => cell!.includes(`\`${name}\``));
}

test('every variable that the source reads by name is documented', () => {
  const sources = sourceFiles('{packages/*/src,scripts}/**/*.{ts,mjs}').map(read);
  const names = sources.flatMap((text) => [
    ...[...text.matchAll(/\benv(?:ironment)?\.([A-Z][A-Z0-9_]+)/g)].map((match) => match[1]!),
    ...[...text.matchAll(/\b(LEEWARD_[A-Z][A-Z0-9_]*)/g)].map((match) => match[1]!),
  ]);
  const strangers = [...new Set(names)].filter(
    (name) => !handedToChildren.test(name) && !ofTheSystem.includes(name) && !name.startsWith('LEEWARD__'),
  );
  expect(strangers.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('every option of ours is documented with its default, and no other', () => {
  const options = Object.entries(leewardOptions).flatMap(([section, keys]) =>
    Object.entries(keys).map(([key, option]) => [`LEEWARD__${section}__${key}`.toUpperCase(), option.default] as const),
  );
  for (const [variable, value] of options) {
    expect(rowOf(variable)?.[1], variable).toBe(value === '' ? '' : `\`${value}\``);
  }
  const documented = rows.flatMap(([cell]) => [...cell!.matchAll(/`(LEEWARD__\w+)`/g)].map((match) => match[1]!));
  expect(documented.toSorted()).toEqual(options.map(([variable]) => variable).sort());
});

test("every option of Airflow's that the source reads is documented, and no other is said to be in use", () => {
  const source = sourceFiles('packages/cli/src/**/*.ts').map(read).join('\n');
  const reads = [...source.matchAll(/config\s*\.(?:text|integer|float|boolean|given)\('(\w+)', (?:'(\w+)'|\w+)\)/g)];
  const used = new Set(reads.filter(([, , key]) => key !== undefined).map(([, section, key]) => `[${section}] ${key}`));
  const readByVariable = reads.filter(([, , key]) => key === undefined).map(([, section]) => `[${section}] `);
  const inUse = page.slice(page.indexOf("## Airflow's options in use"), page.indexOf('## Renamed options'));
  const documented = [...inUse.matchAll(/^\| `(\[\w+\] \w+)`/gm)].map((match) => match[1]!);
  expect([...used].filter((option) => !documented.includes(option))).toEqual([]);
  const isKnown = (option: string) => used.has(option) || readByVariable.some((section) => option.startsWith(section));
  expect(documented.filter((option) => !isKnown(option))).toEqual([]);
});

test("a default that is not Airflow's is documented with a reason", () => {
  for (const name of Object.keys(betterDefaults)) {
    const [section, key] = name.split('.');
    expect(rowOf(`[${section}] ${key}`)?.[2], name).toMatch(/\w{3}/);
  }
});

test('every old name of an option is documented', () => {
  const renamed = page.slice(page.indexOf('## Renamed options'));
  for (const [old, now] of Object.entries(renamedOptions)) {
    const [section, key] = old.split('.');
    const row = renamed.split('\n').find((line) => line.startsWith(`| \`[${section}] `) && line.includes(key!));
    expect(row, old).toContain(`[${now.split('.')[0]}]`);
  }
});
