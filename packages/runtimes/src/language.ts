import { extname } from 'node:path';
import { errors } from './errors.ts';

export type Language = 'python' | 'node';

const languages: Readonly<Record<string, Language>> = {
  '.py': 'python',
  '.zip': 'python',
  '.ts': 'node',
  '.mts': 'node',
  '.js': 'node',
  '.mjs': 'node',
};

/** Which runtime a Dag file needs, by the ending of its name. Throws LW_RUNTIME_UNKNOWN_LANGUAGE. */
export function languageOf(file: string): Language {
  const language = languages[extname(file)];
  if (language === undefined) throw errors.LW_RUNTIME_UNKNOWN_LANGUAGE({ file });
  return language;
}
