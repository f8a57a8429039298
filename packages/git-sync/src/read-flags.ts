import { readEnvironment } from './environment.ts';
import { boolType } from './flag-values.ts';
import { type Flag, type FlagName, type FlagValues, flags } from './flags.ts';

/** Reads a command line and an environment against the table of flags. */

const shortNames: Readonly<Record<string, FlagName>> = { v: 'verbose', h: 'help', '?': 'help' };

/** A command line or a variable that is not understood; the message is for the user. */
export class UsageError extends Error {}

/** The values of all flags: from the command line, else from the environment, else the default. */
export function readFlags(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  warn: (sentence: string) => void,
): FlagValues {
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(flags) as [string, Flag<unknown>][]) {
    const { fallback, environment: names, type, fromVariable } = flag;
    const found = names.length === 0 ? undefined : readEnvironment(environment, names, warn);
    const parse = fromVariable ?? type.parse;
    values[name] = found === undefined ? fallback : parsed(parse, found.value, `${type.name} env $${found.name}`);
  }
  const given = new Set<string>();
  for (const { name, text } of readArguments(argv, warn)) {
    const { type, add, deprecated } = flags[name] as Flag<unknown>;
    if (deprecated !== undefined) warn(`flag --${name} has been deprecated, ${deprecated}`);
    const value = parsed(type.parse, text, `flag: --${name}`);
    values[name] = add === undefined ? value : add(values[name], value, !given.has(name));
    given.add(name);
  }
  return values as FlagValues;
}

function parsed(parse: (text: string) => unknown, text: string, what: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new UsageError(`invalid ${what}: ${(error as Error).message}`);
  }
}

/** An argument that belongs to no flag has no effect, as in git-sync: `--one-time true` is `--one-time` and a word. */
function* readArguments(
  argv: readonly string[],
  warn: (sentence: string) => void,
): Generator<{ name: FlagName; text: string }> {
  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') return;
    const [, dashes, given, attached] = /^(--?)([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (dashes === undefined || given === undefined) {
      warn(
        `the argument "${argument}" belongs to no flag and has no effect; a flag that is on or off takes its value by "="`,
      );
      continue;
    }
    const { name, glued } = dashes === '--' ? { name: longName(given), glued: undefined } : shortName(given);
    const text = attached ?? glued ?? ((flags[name] as Flag<unknown>).type === boolType ? 'true' : rest.shift());
    if (text === undefined) throw new UsageError(`flag needs an argument: ${dashes}${given}`);
    yield { name, text };
  }
}

function longName(given: string): FlagName {
  if (Object.hasOwn(flags, given)) return given as FlagName;
  const nearest = nearestName(given);
  throw new UsageError(`unknown flag: --${given}${nearest === undefined ? '' : `; did you mean --${nearest}?`}`);
}

function shortName(given: string): { name: FlagName; glued: string | undefined } {
  const name = shortNames[given[0]!];
  if (name === undefined) throw new UsageError(`unknown shorthand flag: -${given}`);
  return { name, glued: given.length > 1 ? given.slice(1) : undefined };
}

/** The known flag that shares the most letter pairs with a misspelt one. */
function nearestName(given: string): string | undefined {
  const pairs = (text: string) => Array.from(text.slice(1), (letter, index) => text[index]! + letter);
  const wanted = pairs(given);
  let best: { name: string; score: number } | undefined;
  for (const name of Object.keys(flags)) {
    const own = pairs(name);
    const score = (2 * wanted.filter((pair) => own.includes(pair)).length) / (wanted.length + own.length);
    if (score > (best?.score ?? 0.5)) best = { name, score };
  }
  return best?.name;
}

/** Every variable that a flag reads. */
export function knownVariables(): Set<string> {
  return new Set(Object.values(flags).flatMap((each) => each.environment));
}

/** The help: one line a flag. */
export function usage(): string {
  const lines = ['Usage: git-sync [FLAGS...]', '', ' FLAGS:'];
  for (const [name, each] of Object.entries(flags) as [string, Flag<unknown>][]) {
    if (each.hidden === true || each.deprecated !== undefined) continue;
    const variable = each.environment[0] === undefined ? '' : ` ($${each.environment[0]})`;
    lines.push(`  --${name} ${each.type.name}`, `      ${each.help}${variable}`);
  }
  lines.push('', ' ENVIRONMENT VARIABLES:');
  lines.push('  GITSYNC_PASSWORD string', '      the password or personal access token to use for git auth');
  lines.push('  GITSYNC_GITHUB_APP_PRIVATE_KEY string', '      the private key to use for GitHub app auth');
  return `${lines.join('\n')}\n`;
}
