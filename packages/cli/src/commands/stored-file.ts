import { readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse, stringify } from 'yaml';
import { cliErrors } from '../errors.ts';

const fileFormats = ['json', 'yaml', 'env'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The form that a file's name asks for; `-`, the standard output, is JSON. Throws LW_ARGUMENT for another ending. */
export function formatOf(file: string): FileFormat {
  const ending = extname(file).slice(1).toLowerCase();
  if (file === '-' || ending === 'json') return 'json';
  if (ending === 'yaml' || ending === 'yml') return 'yaml';
  if (ending === 'env') return 'env';
  throw cliErrors.LW_ARGUMENT({
    argument: file,
    problem: 'a name that ends in .json, .yaml, .yml or .env is expected',
  });
}

/** Reads a file of names and what belongs to each. Throws LW_FILE_UNREADABLE, LW_ARGUMENT. */
export function readEntries(file: string): [name: string, value: unknown][] {
  const format = formatOf(file);
  let found: unknown;
  try {
    const text = readFileSync(file, 'utf8');
    found = format === 'env' ? readEnvironment(text) : parse(text);
  } catch (error) {
    throw cliErrors.LW_FILE_UNREADABLE({ file, problem: (error as Error).message.split('\n')[0] }, { cause: error });
  }
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return Object.entries(found);
  throw cliErrors.LW_FILE_UNREADABLE({ file, problem: 'an object of names and values is expected' });
}

/** `NAME=value` a line; empty lines and comments are left out. */
function readEnvironment(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const equals = line.indexOf('=');
      if (equals <= 0) throw new Error(`"${line}" is not NAME=value`);
      return [line.slice(0, equals).trim(), line.slice(equals + 1)];
    }),
  );
}

/** Writes names and what belongs to each, to the standard output where the file is `-`. What is written may hold secrets. */
export function writeEntries(file: string, entries: readonly [string, unknown][], format: FileFormat): void {
  const text =
    format === 'env'
      ? entries.map(([name, value]) => `${name}=${value}\n`).join('')
      : format === 'yaml'
        ? stringify(Object.fromEntries(entries))
        : `${JSON.stringify(Object.fromEntries(entries), null, 4)}\n`;
  if (file === '-') {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    throw cliErrors.LW_ARGUMENT({ argument: file, problem: (error as Error).message }, { cause: error });
  }
}
