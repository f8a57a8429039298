import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configErrors } from './errors.ts';
import { nearest } from './nearest.ts';
import { airflowOptions, betterDefaults, leewardOptions, type OptionDefinition, renamedOptions } from './options.ts';
import { readConfigText } from './read-file.ts';

type LeewardOption = {
  [S in keyof typeof leewardOptions]: `${S}.${string & keyof (typeof leewardOptions)[S]}`;
}[keyof typeof leewardOptions];

export interface Config {
  /** LEEWARD_HOME: the embedded database, logs, fetched bundles. */
  readonly home: string;
  /** An option of Airflow's by section and key, as text. */
  text(section: string, key: string): string;
  integer(section: string, key: string): number;
  float(section: string, key: string): number;
  boolean(section: string, key: string): boolean;
  /** An option of ours. */
  own(option: LeewardOption): string;
  /** The value that somebody gave; undefined where it is the default. */
  given(section: string, key: string): string | undefined;
  /** Where the value comes from: `environment`, the file's name, `default`. */
  source(section: string, key: string): string;
  /** Every option with its value; secret ones are hidden. */
  all(): ConfigEntry[];
  /** What was given that means nothing, with the nearest known name; to be said once at start-up. */
  readonly warnings: readonly string[];
}

interface ConfigEntry {
  section: string;
  key: string;
  value: string;
  source: string;
}

interface Given {
  value: string;
  source: string;
}

const secretOptions = /(password|secret|fernet_key|sql_alchemy_conn|jwt_|private_key|_token)/;

/**
 * Airflow's configuration: `AIRFLOW__SECTION__KEY` before `AIRFLOW__SECTION__KEY_CMD` before `airflow.cfg` (in AIRFLOW_CONFIG, or in
 * AIRFLOW_HOME) before the default. Ours: `LEEWARD__SECTION__KEY`. Throws LW_CONFIG_VALUE where a value is not of its option's type.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd = process.cwd()): Config {
  const home = resolve(cwd, env.LEEWARD_HOME ?? '.leeward');
  const airflowHome = resolve(cwd, env.AIRFLOW_HOME ?? home);
  const warnings: string[] = [];
  const given = new Map<string, Given>();

  const file = env.AIRFLOW_CONFIG ?? join(airflowHome, 'airflow.cfg');
  if (existsSync(file)) {
    for (const [name, value] of readConfigText(readFileSync(file, 'utf8'), file)) take('airflow', name, value, file);
  }
  for (const [variable, value] of Object.entries(env)) {
    const match = /^(AIRFLOW|LEEWARD)__([A-Z0-9_]+?)__([A-Z0-9_]+)$/i.exec(variable);
    if (match === null || value === undefined) continue;
    const [, family, section, key] = match.map((each) => each.toLowerCase());
    take(family as 'airflow' | 'leeward', `${section}.${key}`, value, variable);
  }

  function take(family: 'airflow' | 'leeward', written: string, value: string, source: string): void {
    const renamed = family === 'airflow' ? renamedOptions[written] : undefined;
    const name = renamed !== undefined && definition('airflow', written) === undefined ? renamed : written;
    if (name !== written) warnings.push(`${describe(written)} (${source}) is now ${describe(name)}.`);
    if (family === 'airflow' && name.endsWith('_cmd') && definition('airflow', name.slice(0, -4)) !== undefined) {
      const option = name.slice(0, -4);
      if (!given.has(`airflow:${option}`)) given.set(`airflow:${option}`, { value: runCommand(option, value), source });
      return;
    }
    const option = definition(family, name);
    if (option === undefined) {
      const near = nearest(name, names(family));
      warnings.push(
        `${describe(name)} (${source}) is not known${near === undefined ? '' : `; did you mean ${describe(near)}?`}`,
      );
      return;
    }
    // So Airflow writes a number that is not set into the airflow.cfg that it makes.
    const isNumber = option.type === 'integer' || option.type === 'float';
    if (isNumber && value.trim() === '' && (option.default ?? '') === '') return;
    given.set(`${family}:${name}`, { value, source });
  }

  function read(family: 'airflow' | 'leeward', name: string): Given & { definition: OptionDefinition } {
    const option = definition(family, name);
    if (option === undefined) throw new Error(`there is no option ${name}`);
    const found = given.get(`${family}:${name}`);
    if (found !== undefined) return { ...found, definition: option };
    const value = (family === 'airflow' ? betterDefaults[name] : undefined) ?? option.default ?? '';
    return { value: expand(value), source: 'default', definition: option };
  }

  function expand(value: string): string {
    return value.replaceAll('{AIRFLOW_HOME}', airflowHome).replaceAll('{{', '{').replaceAll('}}', '}').trim();
  }

  const config: Config = {
    home,
    warnings,
    text: (section, key) => read('airflow', `${section}.${key}`).value,
    own: (option) => read('leeward', option).value,
    given: (section, key) => given.get(`airflow:${section}.${key}`)?.value,
    source: (section, key) => read('airflow', `${section}.${key}`).source,
    integer: (section, key) => toNumber(read('airflow', `${section}.${key}`), section, key, true),
    float: (section, key) => toNumber(read('airflow', `${section}.${key}`), section, key, false),
    boolean: (section, key) => toBoolean(read('airflow', `${section}.${key}`), section, key),
    all: () =>
      [...names('airflow')].sort().map((name) => {
        const [section, key] = split(name);
        const { value, source } = read('airflow', name);
        return { section, key, value: secretOptions.test(name) && value !== '' ? '< hidden >' : value, source };
      }),
  };
  for (const name of given.keys()) checkType(name);
  return config;

  function checkType(name: string): void {
    const [family, option] = name.split(':') as ['airflow' | 'leeward', string];
    const [section, key] = split(option);
    const value = read(family, option);
    if (value.definition.type === 'boolean') toBoolean(value, section, key);
    if (value.definition.type === 'integer' || value.definition.type === 'float') {
      toNumber(value, section, key, value.definition.type === 'integer');
    }
  }
}

function definition(family: 'airflow' | 'leeward', name: string): OptionDefinition | undefined {
  const [section, key] = split(name);
  const sections: Record<string, Record<string, OptionDefinition>> = family === 'airflow'
    ? airflowOptions
    : leewardOptions;
  return sections[section]?.[key];
}

function* names(family: 'airflow' | 'leeward'): Iterable<string> {
  const sections: Record<string, Record<string, OptionDefinition>> = family === 'airflow'
    ? airflowOptions
    : leewardOptions;
  for (const [section, options] of Object.entries(sections)) {
    for (const key of Object.keys(options)) yield `${section}.${key}`;
  }
}

function split(name: string): [string, string] {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}

function describe(name: string): string {
  const [section, key] = split(name);
  return `[${section}] ${key}`;
}

function toNumber(given: Given, section: string, key: string, whole: boolean): number {
  const value = given.value.trim();
  const number = Number(value);
  if (value !== '' && Number.isFinite(number) && (!whole || Number.isInteger(number))) return number;
  const expected = whole ? 'a whole number' : 'a number';
  throw configErrors.LW_CONFIG_VALUE({ section, key, value: JSON.stringify(value), place: given.source, expected });
}

function toBoolean(given: Given, section: string, key: string): boolean {
  const value = given.value.trim().toLowerCase();
  if (['t', 'true', '1', 'yes', 'on'].includes(value)) return true;
  if (['f', 'false', '0', 'no', 'off', ''].includes(value)) return false;
  throw configErrors.LW_CONFIG_VALUE({
    section,
    key,
    value: JSON.stringify(given.value),
    place: given.source,
    expected: 'True or False',
  });
}

/** The output is the value; neither the command nor its output is shown. */
function runCommand(option: string, command: string): string {
  const [section, key] = split(option);
  try {
    return execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch (error) {
    throw configErrors.LW_CONFIG_COMMAND({
      section,
      key,
      end: `exit code ${(error as { status?: number }).status ?? '?'}`,
    });
  }
}
